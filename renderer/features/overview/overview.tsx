import type { AccountView, ChecklistView } from '../../../app/domain/view.ts'
import { overviewStrings } from '../../../app/strings/en/page-overview.ts'
import { EverythingLine } from '../accounts/everything-line.tsx'
import { AccountCard } from './account-card.tsx'
import { AttentionList } from './attention-list.tsx'
import { BalancesCard } from './balances-card.tsx'
import { ChecklistCard } from './checklist-card.tsx'
import { TokenCard } from './token-card.tsx'
import { TotalHead } from './total-head.tsx'
import './overview.css'

interface OverviewProps {
  readonly account: AccountView
  readonly checklist: ChecklistView
}

/** How much, is the token fine, is anything wrong: then the details. */
export function Overview({ account, checklist }: OverviewProps) {
  return (
    <>
      <h1 className="unseen">{overviewStrings.title}</h1>
      <TotalHead account={account} />
      <EverythingLine />
      <AttentionList account={account} results={checklist.results} />
      <div className="cards">
        <BalancesCard account={account} />
        <TokenCard id={account.id} token={account.token} isRefreshing={account.freshness.refreshing} />
        <div className="stack">
          <ChecklistCard checklist={checklist} />
          <AccountCard security={account.security} />
        </div>
      </div>
    </>
  )
}
