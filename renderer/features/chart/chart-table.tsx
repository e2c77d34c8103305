import { useState } from 'react'
import type { HistorySeries } from '../../../app/domain/history.ts'
import { activityStrings, tableCutText } from '../../../app/strings/en/page-activity.ts'
import { formatExactTime, formatMoney } from '../../../app/strings/format.ts'

const strings = activityStrings.chart

/** More would be no table to read. */
const mostRows = 200

/** The same moments in words, the newest first; made only when it is asked for. */
export function ChartTable({ series }: { readonly series: HistorySeries }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="chart-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{strings.table}</summary>
      {isOpen && <Rows series={series} />}
    </details>
  )
}

function Rows({ series: { points, currency } }: { readonly series: HistorySeries }) {
  const rows = points.map((point, index) => ({ ...point, untilMs: points[index + 1]?.atMs ?? null }))
  const shown = rows.slice(-mostRows).toReversed()
  return (
    <>
      {rows.length > shown.length && <p className="small soft">{tableCutText(shown.length, rows.length)}</p>}
      <table className="figures" aria-label={strings.title}>
        <thead>
          <tr>
            <th scope="col">{strings.from}</th>
            <th scope="col">{strings.until}</th>
            <th scope="col">{strings.amount}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ atMs, untilMs, amount }) => (
            <tr key={atMs}>
              <th scope="row">{formatExactTime(atMs)}</th>
              <td>{untilMs === null ? strings.now : formatExactTime(untilMs)}</td>
              <td>
                {amount === null ? (
                  <span className="soft">{strings.unknown}</span>
                ) : (
                  formatMoney(amount, currency)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
