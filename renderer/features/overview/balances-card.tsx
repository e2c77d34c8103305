import { memo, useMemo } from 'react'
import { currencyLabel, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { RecentHistory, Sparkline } from '../../../app/domain/history.ts'
import type { ShownBalance, ShownSnapshot } from '../../../app/domain/snapshot.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { zeroBalances } from '../../../app/domain/zeros.ts'
import { activityStrings } from '../../../app/strings/en/page-activity.ts'
import { overviewStrings, showZerosText } from '../../../app/strings/en/page-overview.ts'
import { unpricedReason } from '../../../app/strings/en/rates.ts'
import { toggleZeros, usePageStore } from '../../stores/page-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { AlignedAmount, PlainAmount } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SparklinePicture } from './sparkline.tsx'

const strings = overviewStrings.balances

export function BalancesCard({ account }: { readonly account: AccountView }) {
  const { snapshot, freshness, recent } = account
  return (
    <div className={freshness.stale ? 'balances is-stale' : 'balances'}>
      <Card title={strings.title}>
        {snapshot ? (
          <Balances snapshot={snapshot} sparklines={recent.sparklines} />
        ) : freshness.refreshing && freshness.failure === null ? (
          <BalancesSkeleton />
        ) : (
          <p className="soft">{strings.unread}</p>
        )}
      </Card>
    </div>
  )
}

interface WithSparklines {
  readonly sparklines: RecentHistory['sparklines']
}

interface BalancesProps extends WithSparklines {
  readonly snapshot: ShownSnapshot
}

function Balances({ snapshot: { balances, zeros }, sparklines }: BalancesProps) {
  const display = useViewStore(({ view }) => view?.preferences.displayCurrency)
  const alwaysShown = useViewStore(({ view }) => view?.preferences.showZeroBalances ?? false)
  const unfolded = usePageStore(({ zerosShown }) => zerosShown)
  const areZerosShown = alwaysShown || unfolded
  // The same rows for as long as they say the same: each compares the one that it was.
  const zeroRows = useMemo(() => (areZerosShown ? zeroBalances(zeros) : []), [areZerosShown, zeros])
  const shown = [...balances, ...zeroRows]
  const count = zeros.groups.reduce((sum, { currencies }) => sum + currencies.length, 0)
  return (
    <>
      {shown.length > 0 && display ? (
        <BalancesTable balances={shown} sparklines={sparklines} display={display} />
      ) : (
        <p className="soft">{strings.none}</p>
      )}
      {count > 0 && !alwaysShown && <ZerosFold count={count} isUnfolded={unfolded} />}
    </>
  )
}

interface ZerosFoldProps {
  readonly count: number
  readonly isUnfolded: boolean
}

const ZerosFold = memo(function ZerosFold({ count, isUnfolded }: ZerosFoldProps) {
  return (
    <div className="fold">
      <Button look="bare" onPress={toggleZeros}>
        {isUnfolded ? strings.hideZeros : showZerosText(count)}
      </Button>
    </div>
  )
})

interface TableProps extends WithSparklines {
  readonly balances: readonly ShownBalance[]
  readonly display: CurrencyCode
}

function BalancesTable({ balances, sparklines, display }: TableProps) {
  const hasLines = Object.keys(sparklines).length > 0
  return (
    <table className="figures" aria-label={strings.title}>
      <Head display={display} hasLines={hasLines} />
      <tbody>
        {balances.map((balance) => (
          <BalanceRow
            key={balance.currency}
            balance={balance}
            line={hasLines ? (sparklines[balance.currency] ?? noLine) : null}
            display={display}
          />
        ))}
      </tbody>
    </table>
  )
}

const noLine: Sparkline = []

interface RowProps {
  readonly balance: ShownBalance
  /** Null where no row has one. */
  readonly line: Sparkline | null
  readonly display: CurrencyCode
}

/** Of many rows few change with a reading. */
const BalanceRow = memo(function BalanceRow({ balance, line, display }: RowProps) {
  const { currency, available, vault, value, unpriced } = balance
  return (
    <tr>
      <th scope="row">{currencyLabel(currency)}</th>
      {line && (
        <td className="line-cell">
          <SparklinePicture line={line} />
        </td>
      )}
      <td>
        <AlignedAmount amount={available} currency={currency} />
      </td>
      <td>
        <AlignedAmount amount={vault} currency={currency} />
      </td>
      <td>
        {value === null ? (
          <Unvalued unpriced={unpriced} display={display} />
        ) : (
          <PlainAmount amount={value} currency={display} />
        )}
      </td>
    </tr>
  )
})

interface UnvaluedProps {
  readonly unpriced: ShownBalance['unpriced']
  readonly display: CurrencyCode
}

function Unvalued({ unpriced, display }: UnvaluedProps) {
  const text = useTimeStore(({ nowMs }) => unpricedReason(unpriced ?? { kind: 'missing' }, display, nowMs))
  return <span className="soft">{text}</span>
}

interface HeadProps {
  readonly display: CurrencyCode
  readonly hasLines: boolean
}

function Head({ display, hasLines }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{strings.currency}</th>
        {hasLines && (
          <th scope="col" className="line-cell">
            {activityStrings.sparkline}
          </th>
        )}
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
