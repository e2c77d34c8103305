// Opens the real window in the stand-in, asks the inspection twice and prints what it answers, then what it answers
// once the window is gone. Run with the stand-in as `electron`.
import { join } from 'node:path'
import { app } from 'electron'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createAppInspection } from '../../../electron/adapters/app-inspection.ts'
import { servePage, registerPageScheme } from '../../../electron/security/protocol.ts'
import { openPageSession } from '../../../electron/security/session-policy.ts'
import { createMainWindow } from '../../../electron/windows/main-window.ts'

const built = join(import.meta.dirname, '../../../out')
const clock = createNodeClock()
registerPageScheme()
await app.whenReady()
const session = openPageSession({ developerTools: false })
servePage(session, join(built, 'renderer'))
const window = createMainWindow({
  session,
  preload: join(built, 'preload/preload.cjs'),
  developerTools: false,
  clock,
  remembered: () => null,
  remember: async () => undefined,
  onVisible: () => undefined,
  onInput: () => undefined,
  onBlur: () => undefined,
  isProtected: () => false,
  onClosed: () => undefined,
})
let hasWindow = false
const inspection = createAppInspection({
  clock,
  platform: process.platform,
  executable: process.execPath,
  built,
  builtAtMs: 1000,
  page: () => (hasWindow ? window.page() : null),
})
const before = await inspection.look()
window.show()
hasWindow = true
const during = await inspection.look()
hasWindow = false
const after = await inspection.look()
process.stdout.write(`${JSON.stringify({ before, during, after })}\n`)
app.exit(0)
