import type { View } from '../../../app/domain/view.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { AlertsCard } from '../alerts/alerts-card.tsx'

/** What happened. */
export function ActivityView({ view }: { readonly view: View }) {
  return (
    <>
      <header className="view-head">
        <h1>{pageStrings.rail.activity}</h1>
      </header>
      <AlertsCard alerts={view.alerts} accounts={view.accounts} />
    </>
  )
}
