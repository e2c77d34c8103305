import { isZero, zero as nought, type Amount } from '../../app/domain/amount.ts'
import { currencyLabel, type CurrencyCode } from '../../app/domain/currency.ts'
import { formatAmount } from '../../app/strings/format.ts'
import './money.css'

interface AmountProps {
  readonly amount: Amount
  readonly currency: CurrencyCode
}

/** An amount for a column: decimals stand under each other whatever their number; nothing at all is a bare 0. */
export function AlignedAmount({ amount, currency }: AmountProps) {
  const [whole, fraction] = isZero(amount) ? [nought, ''] : split(formatAmount(amount, currency))
  return (
    <span className={isZero(amount) ? 'aligned nothing' : 'aligned'}>
      {whole}
      <span className="fraction">{fraction}</span>
    </span>
  )
}

/** The one large figure. */
export function LargeMoney({ amount, currency }: AmountProps) {
  const [whole, fraction] = split(formatAmount(amount, currency))
  return (
    <span className="large-money">
      {whole}
      <span className="cents">{fraction}</span> <span className="code">{currencyLabel(currency)}</span>
    </span>
  )
}

function split(text: string): [whole: string, fraction: string] {
  const point = text.indexOf('.')
  return point === -1 ? [text, ''] : [text.slice(0, point), text.slice(point)]
}
