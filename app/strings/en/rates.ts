import { assertNever } from '../../domain/assert-never.ts'
import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { RateTrouble, Unpriced } from '../../domain/snapshot.ts'
import type { EpochMs } from '../../domain/time.ts'
import { formatDuration } from '../format.ts'
import { counted, listed } from '../quantity.ts'

/** Why a balance has no value in `display`: `no rate`, `its rate is 1 day 2 hours old`. */
export function unpricedReason(unpriced: Unpriced, display: CurrencyCode, nowMs: EpochMs): string {
  switch (unpriced.kind) {
    case 'missing':
      return 'no rate'
    case 'not-positive':
      return 'its rate is not above 0'
    case 'implausible':
      return 'its rate is implausible'
    case 'old':
      return `its rate is ${formatDuration(nowMs - unpriced.readAtMs)} old`
    case 'display':
      return `no rate for ${currencyLabel(display)}`
    default:
      return assertNever(unpriced)
  }
}

export interface LeftOut {
  readonly currency: CurrencyCode
  readonly unpriced: Unpriced | null
}

/** `3 currencies are left out: BTC (its rate is 1 day 2 hours old), SAND and XYZ (no rate)`; empty for none. */
export function leftOutText(leftOut: readonly LeftOut[], display: CurrencyCode, nowMs: EpochMs): string {
  if (leftOut.length === 0) return ''
  const byReason = Map.groupBy(leftOut, ({ unpriced }) =>
    unpricedReason(unpriced ?? { kind: 'missing' }, display, nowMs),
  )
  const parts = [...byReason].map(([reason, ones]) => `${firstOf(ones)} (${reason})`)
  const verb = leftOut.length === 1 ? 'is' : 'are'
  return `${counted(leftOut.length, 'currency', 'currencies')} ${verb} left out: ${parts.join(', ')}`
}

/** The first three: a line that names twenty is not read. */
function firstOf(ones: readonly LeftOut[]): string {
  const labels = ones.map(({ currency }) => currencyLabel(currency))
  return labels.length > 4 ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more` : listed(labels)
}

/** `2 left out`, for where there is little room. */
export function leftOutCount(leftOut: readonly unknown[]): string {
  return leftOut.length === 0 ? '' : `${leftOut.length} left out`
}

/** Why nothing can be valued in the display currency, and that it is still the owner's choice. */
export function displayTroubleText({ kind }: RateTrouble, display: CurrencyCode): string {
  const label = currencyLabel(display)
  return `${label} ${displayTroubles[kind]}, so nothing else is valued in it for now. It stays your display currency.`
}

const displayTroubles: Readonly<Record<RateTrouble['kind'], string>> = {
  missing: 'has no rate at the moment',
  'not-positive': 'has a rate that is not above 0',
  implausible: 'has an implausible rate',
  old: 'has a rate that is older than a day',
}
