import { ArrowDownRight, ArrowUpRight, Equal } from 'lucide-react'
import type { CurrencyCode } from '../../app/domain/currency.ts'
import type { Change } from '../../app/domain/history.ts'
import { directionOf, directionWords } from '../../app/strings/en/change.ts'
import './change.css'

interface ChangeLineProps {
  readonly change: Change
  readonly currency: CurrencyCode
  readonly text: (change: Change, currency: CurrencyCode) => string
}

/** Which way something went and by how much, by an arrow, a sign and a word; no colour, since neither way is wrong. */
export function ChangeLine({ change, currency, text }: ChangeLineProps) {
  const direction = directionOf(change)
  const isMoved = direction === 'up' || direction === 'down'
  return (
    <span className="change">
      {direction === 'up' && <ArrowUpRight size={16} aria-hidden />}
      {direction === 'down' && <ArrowDownRight size={16} aria-hidden />}
      {direction === 'same' && <Equal size={16} aria-hidden />}
      {isMoved && <span className="unseen">{directionWords[direction]} </span>}
      {text(change, currency)}
    </span>
  )
}
