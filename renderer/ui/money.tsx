import { hiddenMark, zero, type ShownAmount } from '../../app/domain/amount.ts'
import { currencyLabel, type CurrencyCode } from '../../app/domain/currency.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { formatAmount } from '../../app/strings/format.ts'
import './money.css'

interface AmountProps {
  readonly amount: ShownAmount
  readonly currency: CurrencyCode
}

/** An amount for a column: decimals stand under each other whatever their number; nothing at all is a bare 0. */
export function AlignedAmount({ amount, currency }: AmountProps) {
  if (amount === hiddenMark) return <Hidden />
  const [whole, fraction] = amount === zero ? [zero, ''] : split(formatAmount(amount, currency))
  return (
    <span className={amount === zero ? 'aligned nothing' : 'aligned'}>
      {whole}
      <span className="fraction">{fraction}</span>
    </span>
  )
}

export function PlainAmount({ amount, currency }: AmountProps) {
  if (amount === hiddenMark) return <Hidden />
  return <span className="value">{formatAmount(amount, currency)}</span>
}

/** An amount with its currency, in a line of text. */
export function Money({ amount, currency }: AmountProps) {
  return (
    <span className="value">
      {amount === hiddenMark ? <Hidden /> : formatAmount(amount, currency)}{' '}
      <span className="code">{currencyLabel(currency)}</span>
    </span>
  )
}

/** The one large figure. */
export function LargeMoney({ amount, currency }: AmountProps) {
  const [whole, fraction] = split(formatAmount(amount, currency))
  return (
    <span className="large-money">
      {amount === hiddenMark ? <Hidden /> : whole}
      <span className="cents">{fraction}</span> <span className="code">{currencyLabel(currency)}</span>
    </span>
  )
}

/** Dots to the eye, a word to a screen reader. */
export function Hidden() {
  return (
    <>
      <span aria-hidden>{hiddenMark}</span>
      <span className="unseen">{pageStrings.hiddenAmount}</span>
    </>
  )
}

function split(text: string): [whole: string, fraction: string] {
  const point = text.indexOf('.')
  return point === -1 ? [text, ''] : [text.slice(0, point), text.slice(point)]
}
