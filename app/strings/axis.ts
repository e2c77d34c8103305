import { dayMs, type EpochMs } from '../domain/time.ts'

const narrowSpace = '\u202f'
const minus = '−'

/** What a step of an axis is counted in, so that its labels stay short. */
const units = [
  { size: 1e12, sign: 'T' },
  { size: 1e9, sign: 'B' },
  { size: 1e6, sign: 'M' },
  { size: 1e3, sign: 'k' },
]
const ones = { size: 1, sign: '' }
/** Figures below this are read as they are. */
const shortest = 1e6
/** Finer than any currency is divided. */
const mostDecimals = 18

/** Labels of an amount's axis, all with as many decimals as its steps need. Floats: they place lines, and are no amounts. */
export function axisAmounts(ticks: readonly number[]): readonly string[] {
  const step = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) || Math.abs(ticks[0] ?? 0) || 1
  const largest = Math.max(...ticks.map(Math.abs))
  const unit =
    units.find(({ size }) => largest >= shortest && largest >= 10 * size && step * 10 >= size) ?? ones
  const decimals = Math.min(mostDecimals, decimalsOf(step / unit.size))
  const format = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return ticks.map(
    (tick) =>
      format
        .format(tick / unit.size)
        .replaceAll(',', narrowSpace)
        .replace('-', minus) + unit.sign,
  )
}

/** Steps are 1, 2, 2.5 or 5 of a power of ten. */
function decimalsOf(step: number): number {
  const power = Math.floor(Math.log10(step) + 1e-9)
  const isQuarter = Math.abs(step / 10 ** power - 2.5) < 1e-6
  return Math.max(0, (isQuarter ? 1 : 0) - power)
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' })
const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric' })

/** Labels of a time axis in the reader's zone: `15:30`, and the day at midnight; `12 Jun`; `Jun 2026`; `2026`. */
export function axisTimes(ticks: readonly EpochMs[], stepMs: number): readonly string[] {
  if (stepMs >= 360 * dayMs) return ticks.map((atMs) => year.format(atMs))
  if (stepMs >= 28 * dayMs) return ticks.map((atMs) => month.format(atMs))
  if (stepMs >= dayMs) return ticks.map((atMs) => day.format(atMs))
  return ticks.map((atMs) => (isMidnight(atMs) ? day : clock).format(atMs))
}

function isMidnight(atMs: EpochMs): boolean {
  const at = new Date(atMs)
  return at.getHours() === 0 && at.getMinutes() === 0
}
