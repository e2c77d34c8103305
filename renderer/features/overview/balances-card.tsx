import { currencyLabel, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { ShownBalance } from '../../../app/domain/snapshot.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { overviewStrings, showZerosText } from '../../../app/strings/en/page-overview.ts'
import { unpricedReason } from '../../../app/strings/en/rates.ts'
import { toggleZeros, usePageStore } from '../../stores/page-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { AlignedAmount, PlainAmount } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { foldZeros } from './balances.ts'

const strings = overviewStrings.balances

export function BalancesCard({ account }: { readonly account: AccountView }) {
  const { snapshot, freshness } = account
  return (
    <div className={freshness.stale ? 'balances is-stale' : 'balances'}>
      <Card title={strings.title}>
        {snapshot ? (
          <Balances balances={snapshot.balances} />
        ) : freshness.refreshing && freshness.failure === null ? (
          <BalancesSkeleton />
        ) : (
          <p className="soft">{strings.unread}</p>
        )}
      </Card>
    </div>
  )
}

function Balances({ balances }: { readonly balances: readonly ShownBalance[] }) {
  const display = useViewStore(({ view }) => view?.preferences.displayCurrency)
  const alwaysShown = useViewStore(({ view }) => view?.preferences.showZeroBalances ?? false)
  const unfolded = usePageStore(({ zerosShown }) => zerosShown)
  const { held, zeros } = foldZeros(balances)
  const shown = alwaysShown || unfolded ? [...held, ...zeros] : held
  return (
    <>
      {shown.length > 0 && display ? (
        <BalancesTable balances={shown} display={display} />
      ) : (
        <p className="soft">{strings.none}</p>
      )}
      {zeros.length > 0 && !alwaysShown && (
        <div className="fold">
          <Button look="bare" onPress={toggleZeros}>
            {unfolded ? strings.hideZeros : showZerosText(zeros.length)}
          </Button>
        </div>
      )}
    </>
  )
}

interface TableProps {
  readonly balances: readonly ShownBalance[]
  readonly display: CurrencyCode
}

function BalancesTable({ balances, display }: TableProps) {
  return (
    <table className="figures" aria-label={strings.title}>
      <Head display={display} />
      <tbody>
        {balances.map((balance) => (
          <tr key={balance.currency}>
            <th scope="row">{currencyLabel(balance.currency)}</th>
            <td>
              <AlignedAmount amount={balance.available} currency={balance.currency} />
            </td>
            <td>
              <AlignedAmount amount={balance.vault} currency={balance.currency} />
            </td>
            <td>
              {balance.value === null ? (
                <Unvalued unpriced={balance.unpriced} display={display} />
              ) : (
                <PlainAmount amount={balance.value} currency={display} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface UnvaluedProps {
  readonly unpriced: ShownBalance['unpriced']
  readonly display: CurrencyCode
}

function Unvalued({ unpriced, display }: UnvaluedProps) {
  const text = useTimeStore(({ nowMs }) => unpricedReason(unpriced ?? { kind: 'missing' }, display, nowMs))
  return <span className="soft">{text}</span>
}

function Head({ display }: { readonly display: CurrencyCode }) {
  return (
    <thead>
      <tr>
        <th scope="col">{strings.currency}</th>
        <th scope="col">{strings.available}</th>
        <th scope="col">{strings.vault}</th>
        <th scope="col">
          {strings.value} <span className="head-code">{currencyLabel(display)}</span>
        </th>
      </tr>
    </thead>
  )
}

const skeletonRows = [14, 11, 15, 12, 13]

function BalancesSkeleton() {
  return (
    <div className="skeleton-rows">
      {skeletonRows.map((width) => (
        <div key={width}>
          <Skeleton widthCh={4} />
          <Skeleton widthCh={width} />
          <Skeleton widthCh={width - 4} />
          <Skeleton widthCh={8} />
        </div>
      ))}
    </div>
  )
}
