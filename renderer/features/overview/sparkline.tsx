import type { Sparkline } from '../../../app/domain/history.ts'
import { sparklineText } from '../../../app/strings/en/page-activity.ts'

const width = 64
const height = 20
/** So that a line along the edge is as thick as elsewhere. */
const margin = 1

/** A small line without axes: its way to the eye, and up or down in a word to who does not see it. */
export function SparklinePicture({ line }: { readonly line: Sparkline }) {
  const known = line.filter((at) => at !== null)
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return null
  return (
    <span className="sparkline">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path d={pathOf(line)} />
      </svg>
      <span className="unseen">{sparklineText(first, last)}</span>
    </span>
  )
}

/** Steps as in the chart, and no line over a gap. */
function pathOf(line: Sparkline): string {
  const stepPx = width / Math.max(1, line.length)
  return line
    .map((at, index) => {
      if (at === null) return ''
      const isStart = (line[index - 1] ?? null) === null
      const y = margin + (1 - at) * (height - 2 * margin)
      return `${isStart ? 'M' : 'L'}${round(index * stepPx)} ${round(y)}H${round((index + 1) * stepPx)}`
    })
    .join('')
}

function round(px: number): number {
  return Math.round(px * 100) / 100
}
