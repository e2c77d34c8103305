import { historyRanges, type HistorySeries } from '../../../app/domain/history.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { changeText } from '../../../app/strings/en/change.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { activityStrings, subjectLabel } from '../../../app/strings/en/page-activity.ts'
import { formatMoney } from '../../../app/strings/format.ts'
import { setChart, usePageStore } from '../../stores/page-store.ts'
import { askAgain } from '../../stores/series-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChangeLine } from '../../ui/change.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BalanceChart } from './balance-chart.tsx'
import { ChartTable } from './chart-table.tsx'
import { subjects } from './subjects.ts'
import { useDrawnTheme } from './use-drawn-theme.ts'
import { useSeries } from './use-series.ts'
import './chart.css'

const strings = activityStrings.chart

/** What the balances did: one line, of everything or of one currency. */
export function ChartCard({ account }: { readonly account: AccountView }) {
  const isPrivate = useViewStore(({ view }) => view?.preferences.privacy ?? false)
  return (
    <Card title={strings.title}>
      <ChartChoices account={account} />
      {isPrivate ? <p className="soft chart-none">{strings.hidden}</p> : <Line account={account} />}
    </Card>
  )
}

function ChartChoices({ account }: { readonly account: AccountView }) {
  const { subject, range } = usePageStore(({ chart }) => chart)
  const offered = subjects(account.snapshot, subject)
  return (
    <div className="chart-choices">
      <Field id="chart-subject" label={strings.subject} isLabelSeen={false}>
        <Select
          id="chart-subject"
          value={subject}
          options={offered.map((value) => ({ value, label: subjectLabel(value) }))}
          onChange={(next) => setChart({ subject: next })}
        />
      </Field>
      <Choices
        legend={strings.range}
        isLegendSeen={false}
        look="line"
        value={range}
        options={historyRanges.map((value) => ({ value, label: strings.ranges[value] }))}
        onChange={(next) => setChart({ range: next })}
      />
    </div>
  )
}

function Line({ account }: { readonly account: AccountView }) {
  const { series, failure } = useSeries(account)
  const theme = useDrawnTheme()
  if (failure) {
    return (
      <Banner tone="warn" action={<Button onPress={askAgain}>{strings.again}</Button>}>
        {failureText(failure)}
      </Banner>
    )
  }
  if (!series) return <LineSkeleton />
  if (series.points.length === 0) return <p className="soft chart-none">{strings.empty}</p>
  return (
    <>
      <Sums series={series} />
      <BalanceChart key={`${series.subject} ${series.range} ${theme}`} series={series} />
      <ChartTable series={series} />
    </>
  )
}

function Sums({ series: { change, low, high, currency } }: { readonly series: HistorySeries }) {
  return (
    <dl className="chart-sums">
      {change && (
        <div>
          <dt>{strings.change}</dt>
          <dd>
            <ChangeLine change={change} currency={currency} text={changeText} />
          </dd>
        </div>
      )}
      {low !== null && high !== null && (
        <>
          <div>
            <dt>{strings.low}</dt>
            <dd>{formatMoney(low, currency)}</dd>
          </div>
          <div>
            <dt>{strings.high}</dt>
            <dd>{formatMoney(high, currency)}</dd>
          </div>
        </>
      )}
    </dl>
  )
}

function LineSkeleton() {
  return (
    <div className="chart-loading" aria-busy>
      <span className="unseen">{strings.loading}</span>
      <Skeleton widthCh={32} />
      <div className="chart-canvas" />
    </div>
  )
}
