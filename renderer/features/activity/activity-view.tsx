import type { AccountView, View } from '../../../app/domain/view.ts'
import { pageStrings } from '../../../app/strings/en/page.ts'
import { AlertsCard } from '../alerts/alerts-card.tsx'
import { ChartCard } from '../chart/chart-card.tsx'

interface ActivityProps {
  readonly account: AccountView | null
  readonly view: View
}

/** What happened: to the balances of the account that is looked at, and all that was told of any account. */
export function ActivityView({ account, view }: ActivityProps) {
  return (
    <>
      <header className="view-head">
        <h1>{pageStrings.rail.activity}</h1>
      </header>
      {account && <ChartCard account={account} />}
      <AlertsCard alerts={view.alerts} accounts={view.accounts} />
    </>
  )
}
