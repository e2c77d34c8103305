import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { ErrorBoundary } from './features/frame/error-boundary.tsx'
import { startKeepingFocus } from './features/frame/keep-focus.ts'
import { startKeys } from './features/frame/keys.ts'
import { startSync } from './stores/sync.ts'
import './ui/tokens.css'
import './ui/base.css'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')

startKeys()
startKeepingFocus()
void startSync()
// React would print the error; the boundary tells main that there was one, and that is all that may be told.
createRoot(root, { onCaughtError: () => undefined }).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
)
