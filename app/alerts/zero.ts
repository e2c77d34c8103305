import type { AlertFacts } from '../domain/alert.ts'
import { isZero, type Amount } from '../domain/amount.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { amountEntries, type Amounts, type Judged } from './memory.ts'

export interface Holdings {
  /** Available and in the vault together, of every currency that the reading had. */
  readonly amounts: ReadonlyMap<CurrencyCode, Amount>
  readonly display: CurrencyCode
}

/**
 * Currencies that held something at the last reading and hold nothing now; where nothing at all is left, that is said
 * once, of the total. A currency that the reading did not have is not zero: it keeps what it had.
 */
export function fallenToZero(before: Amounts | null, { amounts, display }: Holdings): Judged<Amounts | null> {
  const held = Object.fromEntries(
    [...amounts].filter(([, amount]) => !isZero(amount)).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  const former = amountEntries(before ?? {})
  const unsaid = former.filter(([currency]) => !amounts.has(currency))
  const after: Amounts = { ...Object.fromEntries(unsaid), ...held }
  const gone = former.filter(([currency]) => amounts.has(currency) && after[currency] === undefined)
  const memory = JSON.stringify(after) === JSON.stringify(before) ? before : after
  const isNothingLeft = gone.length > 1 && Object.keys(after).length === 0
  const total: AlertFacts = { kind: 'falls-to-zero', subject: 'total', currency: display, from: null }
  return {
    memory,
    found: isNothingLeft ? [total] : gone.map(([currency, from]) => zeroFacts(currency, from)),
  }
}

function zeroFacts(currency: CurrencyCode, from: Amount): AlertFacts {
  return { kind: 'falls-to-zero', subject: currency, currency, from }
}
