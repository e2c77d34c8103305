import { assertNever } from '../app/domain/assert-never.ts'
import type { View } from '../app/domain/view.ts'
import { failureText } from '../app/strings/en/failures.ts'
import { pageStrings } from '../app/strings/en/page.ts'
import { AccountPage } from './features/account/account-page.tsx'
import { ActivityView } from './features/activity/activity-view.tsx'
import { ChecklistView } from './features/checklist/checklist-view.tsx'
import { Forgotten } from './features/forgotten/forgotten.tsx'
import { Frame } from './features/frame/frame.tsx'
import { KeysDialog } from './features/frame/keys-dialog.tsx'
import { LoadingView } from './features/frame/loading-view.tsx'
import { WholeMessage } from './features/frame/whole-message.tsx'
import { LockScreen } from './features/lock/lock-screen.tsx'
import { Overview } from './features/overview/overview.tsx'
import { SettingsView } from './features/settings/settings-view.tsx'
import { Wizard } from './features/setup/wizard.tsx'
import { Welcome } from './features/welcome/welcome.tsx'
import { useFeedbackStore } from './stores/feedback-store.ts'
import { useLockStore } from './stores/lock-store.ts'
import { usePageStore } from './stores/page-store.ts'
import { selectedAccount, useViewStore } from './stores/view-store.ts'
import { LiveRegion } from './ui/live-region.tsx'

export function App() {
  const view = useViewStore((state) => state.view)
  const failure = useViewStore((state) => state.failure)
  const said = useFeedbackStore((state) => state.said)
  const turn = useFeedbackStore((state) => state.turn)
  const { title, action } = pageStrings.unreachable
  return (
    <div className="app">
      {view?.demo && <aside className="demo-band">{pageStrings.demoBand}</aside>}
      {failure ? (
        <WholeMessage title={title} text={failureText(failure)} action={action} />
      ) : (
        <Screen view={view} />
      )}
      <KeysDialog />
      <LiveRegion text={said?.text ?? ''} turn={turn} />
    </div>
  )
}

function Screen({ view }: { readonly view: View | null }) {
  const isLocked = useLockStore((state) => state.isLocked)
  if (isLocked) return <LockScreen />
  if (!view?.ready)
    return (
      <Frame key="loading">
        <LoadingView />
      </Frame>
    )
  if (view.forgotten) return <Forgotten report={view.forgotten} />
  if (view.setup) return <Wizard setup={view.setup} />
  return (
    <Frame>
      <RoutedView view={view} />
    </Frame>
  )
}

function RoutedView({ view }: { readonly view: View }) {
  const route = usePageStore((state) => state.route)
  const account = selectedAccount(view)
  switch (route) {
    case 'overview':
      return account ? <Overview account={account} checklist={view.checklist} /> : <Welcome />
    case 'checklist':
      return <ChecklistView account={account} checklist={view.checklist} />
    case 'activity':
      return <ActivityView account={account} view={view} />
    case 'account':
      return account ? <AccountPage key={account.id} account={account} /> : <Welcome />
    case 'settings':
      return <SettingsView account={account} view={view} />
    default:
      return assertNever(route)
  }
}
