import { Radio, RefreshCw, TriangleAlert } from 'lucide-react'
import type { AccountView, Freshness } from '../../../app/domain/view.ts'
import { overviewStrings as strings, unpricedText } from '../../../app/strings/en/page-overview.ts'
import { refresh } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { Button } from '../../ui/button.tsx'
import { LargeMoney } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Ago } from '../frame/ago.tsx'

export function TotalHead({ account }: { readonly account: AccountView }) {
  const { freshness, snapshot } = account
  const isRefreshing = useBusy('account.refresh') || freshness.refreshing
  return (
    <header className={freshness.stale ? 'total-head is-stale' : 'total-head'}>
      <div className="whose">
        <span className="account-name">{account.name ?? strings.unnamed}</span>
        <span className="soft">
          {strings.onHost} {account.host}
        </span>
      </div>
      <div className="total-line">
        <Total account={account} />
        <Button icon={RefreshCw} isBusy={isRefreshing} onPress={() => void refresh(account.id)}>
          {isRefreshing ? strings.refreshing : strings.refresh}
        </Button>
      </div>
      <p className="soft freshness">
        <FreshnessLine freshness={freshness} />
        {snapshot?.total && snapshot.total.unpriced.length > 0 && (
          <span>{unpricedText(snapshot.total.unpriced)}</span>
        )}
      </p>
    </header>
  )
}

function Total({ account: { snapshot, freshness } }: { readonly account: AccountView }) {
  if (snapshot?.total) return <LargeMoney amount={snapshot.total.amount} currency={snapshot.total.currency} />
  if (snapshot) return <span className="no-total">{strings.noTotalPriced}</span>
  if (freshness.failure === null && freshness.refreshing) return <Skeleton widthCh={24} tall />
  return <span className="no-total">{strings.noTotal}</span>
}

function FreshnessLine({ freshness }: { readonly freshness: Freshness }) {
  const { lastSuccessAtMs, nextTryAtMs, stale, failure, live } = freshness
  if (lastSuccessAtMs === null) return <span>{strings.neverRead}</span>
  return (
    <>
      <span>
        {stale && (
          <span className="stale-word">
            <TriangleAlert size={16} aria-hidden /> {strings.stale},{' '}
          </span>
        )}
        {stale ? strings.lastRead : strings.updated} <Ago atMs={lastSuccessAtMs} />
      </span>
      {live === 'on' && (
        <span className="live-mark">
          <Radio size={16} aria-hidden /> {strings.live}
        </span>
      )}
      {failure !== null && nextTryAtMs !== null && (
        <span>
          {strings.nextTry} <Ago atMs={nextTryAtMs} />
        </span>
      )}
    </>
  )
}
