import type { AccountId } from '../domain/account.ts'
import type { Alert, AlertFacts } from '../domain/alert.ts'
import { parseAmount, zero } from '../domain/amount.ts'
import { usd } from '../domain/currency.ts'
import { dayMs, hourMs, type EpochMs } from '../domain/time.ts'

const amount = (text: string) => parseAmount(text) ?? zero

/** What was told before the demo began; how long ago, the newest first. */
const past: readonly (readonly [number, AlertFacts])[] = [
  [5 * hourMs, { kind: 'check-fails', check: 'token-in-history' }],
  [
    dayMs + 3 * hourMs,
    {
      kind: 'change',
      threshold: 'first',
      subject: 'total',
      direction: 'falls',
      windowMinutes: 1440,
      currency: usd,
      from: amount('36410.08'),
      to: amount('28117.4'),
      percent: amount('22.7'),
    },
  ],
  [2 * dayMs, { kind: 'check-fails', check: 'token-in-code' }],
  [4 * dayMs, { kind: 'readable-again', sinceMs: 0 }],
  [4 * dayMs + 2 * hourMs, { kind: 'unreadable', sinceMs: 0 }],
]

/** As the demo's own file of alerts has them. */
export function demoAlerts(account: AccountId, nowMs: EpochMs): readonly Alert[] {
  return past.map(([agoMs, facts], index) => ({
    id: past.length - index,
    account: facts.kind === 'check-fails' ? null : account,
    atMs: nowMs - agoMs,
    facts: 'sinceMs' in facts ? { ...facts, sinceMs: nowMs - 4 * dayMs - 3 * hourMs } : facts,
    again: 0,
    lastAtMs: nowMs - agoMs,
    isSeen: index > 0,
  }))
}
