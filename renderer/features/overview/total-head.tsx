import { RefreshCw } from 'lucide-react'
import { memo } from 'react'
import type { AccountView } from '../../../app/domain/view.ts'
import type { ShownSnapshot } from '../../../app/domain/snapshot.ts'
import { dayChangeText } from '../../../app/strings/en/change.ts'
import { overviewStrings as strings } from '../../../app/strings/en/page-overview.ts'
import { leftOutText } from '../../../app/strings/en/rates.ts'
import { visible } from '../../../app/strings/visible.ts'
import { refresh } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { ChangeLine } from '../../ui/change.tsx'
import { LargeMoney } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FreshnessLine } from '../reading/freshness-line.tsx'
import { ReadingDetails } from '../reading/reading-details.tsx'

export function TotalHead({ account }: { readonly account: AccountView }) {
  const { freshness, snapshot, recent } = account
  return (
    <header className={freshness.stale ? 'total-head is-stale' : 'total-head'}>
      <div className="whose">
        <span className="account-name">{visible(account.label ?? (account.name || strings.unnamed))}</span>
        <span className="soft">
          {strings.onHost} {account.host}
        </span>
      </div>
      <div className="total-line">
        <div className="total-figures">
          <Total account={account} />
          {snapshot?.total && recent.day && (
            <ChangeLine change={recent.day} currency={snapshot.total.currency} text={dayChangeText} />
          )}
        </div>
        <RefreshButton id={account.id} isRefreshing={freshness.refreshing} />
      </div>
      <div className="soft freshness">
        <FreshnessLine freshness={freshness} />
        {snapshot && <LeftOutLine snapshot={snapshot} />}
        <ReadingDetails freshness={freshness} />
      </div>
    </header>
  )
}

interface RefreshButtonProps extends Pick<AccountView, 'id'> {
  readonly isRefreshing: boolean
}

/** By itself: a button takes longer to render than all the figures that a reading changes. */
const RefreshButton = memo(function RefreshButton({ id, isRefreshing }: RefreshButtonProps) {
  const isBusy = useBusy('account.refresh') || isRefreshing
  return (
    <Button icon={RefreshCw} isBusy={isBusy} onPress={() => void refresh(id)}>
      {isBusy ? strings.refreshing : strings.refresh}
    </Button>
  )
})

function Total({ account: { snapshot, freshness } }: { readonly account: AccountView }) {
  if (snapshot?.total) return <LargeMoney amount={snapshot.total.amount} currency={snapshot.total.currency} />
  if (snapshot) return <span className="no-total">{strings.noTotalPriced}</span>
  if (freshness.failure === null && freshness.refreshing) return <Skeleton widthCh={24} tall />
  return <span className="no-total">{strings.noTotal}</span>
}

/** What the total does not count, and why. */
function LeftOutLine({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const display = useViewStore(({ view }) => view?.preferences.displayCurrency)
  const leftOut = snapshot.balances.filter(({ value }) => value === null)
  const text = useTimeStore(({ nowMs }) => (display ? leftOutText(leftOut, display, nowMs) : ''))
  return text === '' ? null : <span>{text}</span>
}
