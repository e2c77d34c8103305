import { useState } from 'react'
import type { Detail, ShownBet, ShownBets } from '../../../app/domain/account-details.ts'
import { currencyLabel } from '../../../app/domain/currency.ts'
import type { Host } from '../../../app/domain/host.ts'
import { accountStrings, betsNote, outsideText, resultWords } from '../../../app/strings/en/page-account.ts'
import { showAllText, showFewText } from '../../../app/strings/en/page-checklist.ts'
import { formatTimes } from '../../../app/strings/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { AlignedAmount } from '../../ui/money.tsx'
import { Status } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'
import { DetailFoot, FailureLine, NotRead } from './detail-parts.tsx'

const strings = accountStrings.bets

/** How many are shown before all are asked for. */
const few = 10

interface BetsCardProps {
  readonly detail: Detail<ShownBets>
  readonly host: Host
}

export function BetsCard({ detail, host }: BetsCardProps) {
  return (
    <div className="bets">
      <Card title={strings.title}>
        {detail.value ? <Bets recent={detail.value} /> : <NotRead detail={detail} />}
        <FailureLine detail={detail} />
        <DetailFoot readAtMs={detail.readAtMs} links={['stake-bets']} host={host} />
      </Card>
    </div>
  )
}

function Bets({ recent }: { readonly recent: ShownBets }) {
  const [isAll, setAll] = useState(false)
  const { bets } = recent
  const isLong = bets.length > few
  const note = betsNote(recent)
  return (
    <>
      {bets.length === 0 ? (
        <p className="soft">{strings.none}</p>
      ) : (
        <BetsTable bets={isAll ? bets : bets.slice(0, few)} />
      )}
      {isLong && (
        <div className="fold">
          <Button look="bare" onPress={() => setAll(!isAll)}>
            {isAll ? showFewText(few) : showAllText(bets.length)}
          </Button>
        </div>
      )}
      {note !== '' && <p className="soft small">{note}</p>}
    </>
  )
}

function BetsTable({ bets }: { readonly bets: readonly ShownBet[] }) {
  return (
    <div className="bets-scroll">
      <table className="figures" aria-label={strings.title}>
        <thead>
          <tr>
            <th scope="col">{strings.game}</th>
            <th scope="col">{strings.amount}</th>
            <th scope="col">{strings.payout}</th>
            <th scope="col">{strings.multiplier}</th>
            <th scope="col">{strings.result}</th>
          </tr>
        </thead>
        <tbody>
          {bets.map((bet) => (
            <BetRow key={bet.id} bet={bet} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BetRow({ bet }: { readonly bet: ShownBet }) {
  const { game, currency, amount, payout, multiplier, result, outside, atMs } = bet
  return (
    <tr>
      <th scope="row" className="bet-game">
        {game === '' ? strings.unnamed : game}
        <span className="bet-time">
          <Ago atMs={atMs} />
        </span>
        {outside && (
          <span className="bet-outside">
            <Status tone="warn">{outsideText(outside, currency)}</Status>
          </span>
        )}
      </th>
      <td>
        <AlignedAmount amount={amount} currency={currency} />{' '}
        <span className="head-code">{currencyLabel(currency)}</span>
      </td>
      <td>{result === 'open' ? null : <AlignedAmount amount={payout} currency={currency} />}</td>
      <td>{multiplier !== null && formatTimes(multiplier)}</td>
      <td className={`bet-${result}`}>{resultWords[result]}</td>
    </tr>
  )
}
