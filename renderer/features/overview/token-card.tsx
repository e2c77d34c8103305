import { memo } from 'react'
import type { AccountView, TokenView } from '../../../app/domain/view.ts'
import { overviewStrings, rotationText } from '../../../app/strings/en/page-overview.ts'
import { storageText, tokenStateWords } from '../../../app/strings/en/token.ts'
import { formatDuration } from '../../../app/strings/format.ts'
import { beginSetup, refresh } from '../../stores/actions.ts'
import { useBusy } from '../../stores/feedback-store.ts'
import { useTimeStore } from '../../stores/time-store.ts'
import { useViewStore } from '../../stores/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { Status } from '../../ui/status.tsx'
import { Ago } from '../frame/ago.tsx'
import { tokenTones } from './token-tone.ts'

const strings = overviewStrings.token

interface TokenCardProps extends Pick<AccountView, 'id' | 'token'> {
  readonly isRefreshing: boolean
}

export const TokenCard = memo(function TokenCard({ id, token, isRefreshing }: TokenCardProps) {
  const { health } = token
  const isMissing = health.state === 'missing' && token.keychain === null
  return (
    <Card title={strings.title} aside={<TokenStatus token={token} />}>
      {health.remainingMs !== null && (health.state === 'valid' || health.state === 'expiring') && (
        <Countdown remainingMs={health.remainingMs} />
      )}
      {!isMissing && <TokenFacts token={token} />}
      <div className="next">
        <p>{nextText(token)}</p>
        <div className="next-ways">
          {health.state === 'rejected' && <AskAgain id={id} isRefreshing={isRefreshing} />}
          {token.keychain?.kind !== 'keychain-locked' && (
            <Button onPress={() => void beginSetup(id)}>{isMissing ? strings.setUp : strings.replace}</Button>
          )}
        </div>
      </div>
    </Card>
  )
})

/** A refusal can pass: nobody should give a token up before it has been tried once more. */
function AskAgain({ id, isRefreshing }: Omit<TokenCardProps, 'token'>) {
  const isAsking = useBusy('account.refresh') || isRefreshing
  return (
    <Button isBusy={isAsking} onPress={() => void refresh(id)}>
      {overviewStrings.act.probe}
    </Button>
  )
}

function TokenStatus({ token }: { readonly token: TokenView }) {
  const { state } = token.health
  if (token.keychain !== null) return <Status tone="bad">{strings.unreadable}</Status>
  return <Status tone={tokenTones[state]}>{tokenStateWords[state]}</Status>
}

function nextText({ health, keychain, refused }: TokenView): string {
  if (keychain !== null) return overviewStrings.act.unlockFirst
  if (health.state === 'rejected' && refused?.againAtMs === null) return strings.refusedOnce
  return health.rotationDue && (health.state === 'valid' || health.state === 'unknown')
    ? strings.rotationDue
    : strings.next[health.state]
}

function Countdown({ remainingMs }: { readonly remainingMs: number }) {
  // Main says what was left as of its view; the page only counts on from there.
  const readAtMs = useViewStore(({ view }) => view?.nowMs ?? 0)
  const text = useTimeStore(({ nowMs }) => formatDuration(Math.max(0, remainingMs - (nowMs - readAtMs))))
  return (
    <p className="countdown">
      <strong>{text}</strong> <span className="soft">{strings.left}</span>
    </p>
  )
}

function TokenFacts({ token }: { readonly token: TokenView }) {
  const { mask, health, storedAtMs, rotationDays, refused, storage } = token
  return (
    <Facts>
      <Fact name={strings.mask}>
        {mask === null ? <span className="soft">{strings.noMask}</span> : <code>{mask}</code>}
      </Fact>
      {refused !== null && health.state === 'rejected' && <Refusal refused={refused} />}
      {health.expiresAtMs !== null && (
        <Fact name={strings.expires}>
          <Ago atMs={health.expiresAtMs} />
        </Fact>
      )}
      {storedAtMs !== null && (
        <Fact name={strings.stored}>
          <Ago atMs={storedAtMs} />
        </Fact>
      )}
      <Fact name={strings.rotation}>{rotationText(rotationDays)}</Fact>
      <Fact name={strings.storage}>{storageText(storage)}</Fact>
    </Facts>
  )
}

function Refusal({ refused }: { readonly refused: NonNullable<TokenView['refused']> }) {
  const { sinceMs, againAtMs } = refused
  return (
    <>
      <Fact name={strings.refusedSince}>
        <Ago atMs={sinceMs} />
      </Fact>
      {againAtMs !== null && (
        <Fact name={strings.refusedAgain}>
          <Ago atMs={againAtMs} />
        </Fact>
      )}
    </>
  )
}
