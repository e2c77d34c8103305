import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import type { RecentHistory, HistoryRange, HistorySeries } from '../domain/history.ts'
import type { CurrencyCode } from '../domain/currency.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import { createChanges, type Changes } from './changes.ts'
import { changeBetween, drawSeries, drawSparkline, rangeBegins } from './chart.ts'
import { checkDatabase } from './check.ts'
import { createPruner, giveUp } from './prune.ts'
import type { Reading } from './reading.ts'
import { createRecorder } from './recorder.ts'
import { textOrNullIn } from './rows.ts'
import { createSamplers, type Line } from './sampler.ts'
import { moveBack } from './set-back.ts'
import { createSpans, type Spans } from './spans.ts'

/** An open database of the past. Every call throws what the database throws. */
export interface Ledger {
  readonly db: DatabaseSync
  readonly changes: Changes
  readonly spans: Spans
  /** Writes what is news of a reading; true when anything of the account's own changed. */
  record(reading: Reading, user: string | null, mustWrite: boolean): boolean
  /** How far the clock stands before what was written last; not above 0 for a clock that is right. */
  behindMs(nowMs: EpochMs): number
  series(line: Line, range: HistoryRange, nowMs: EpochMs, isPrivate: boolean): HistorySeries
  day(line: Line, nowMs: EpochMs): RecentHistory['day']
  sparklines(line: Line, currencies: readonly CurrencyCode[], nowMs: EpochMs): RecentHistory['sparklines']
  /** A little of what has to be done now and then: looking for damage, and taking away what is too old. */
  upkeep(days: number | null, nowMs: EpochMs): void
  giveUp(account: AccountId): void
  /** Takes a little of what was given up away; true while there is more. */
  bury(): boolean
  /** What has been written is not only what this ledger wrote: it looks again. */
  reload(): void
}

const upkeepMs = 4
const week = 7 * dayMs

/** Throws for a database that is damaged. */
export function openLedger(db: DatabaseSync, clock: Pick<Clock, 'elapsedMs'>): Ledger {
  const walk = checkDatabase(db, () => clock.elapsedMs())
  const changes = createChanges(db)
  const spans = createSpans(db)
  const recorder = createRecorder(db, changes, spans)
  const samplers = createSamplers(db, changes)
  const pruner = createPruner(db)
  const userOf = db.prepare('SELECT user FROM account WHERE id = ?')
  const noteUser = db.prepare('UPDATE account SET user = ? WHERE id = ? AND user IS NULL')
  let isWalked = false
  let isDrawn = false

  function reload(): void {
    changes.reload()
    spans.reload()
    recorder.reload()
  }

  function drop(account: AccountId): void {
    giveUp(db, account)
    reload()
  }

  /** What another person's account left under the same name goes, as it does when that one is forgotten. */
  function heedUser(account: AccountId, user: string | null): void {
    const row = userOf.get(account)
    const known = row ? textOrNullIn(row, 'user') : null
    if (known !== null && user !== null && known !== user) drop(account)
  }

  return {
    db,
    changes,
    spans,
    record(reading, user, mustWrite) {
      heedUser(reading.account, user)
      if (recorder.latestMs() > reading.atMs) {
        moveBack(db, changes, reading.atMs)
        reload()
      }
      const isNews = recorder.record(reading, mustWrite)
      if (user !== null) noteUser.run(user, reading.account)
      return isNews
    },
    behindMs: (nowMs) => recorder.latestMs() - nowMs,
    series(line, range, nowMs, isPrivate) {
      isDrawn = true
      const { account, subject, display } = line
      const fromMs = rangeBegins(range, nowMs, spans.first(account))
      const currency = subject === 'total' ? display : subject
      const head = { subject, currency, range, fromMs, toMs: nowMs }
      return drawSeries(head, samplers(line), spans.between(account, fromMs, nowMs), isPrivate)
    },
    day(line, nowMs) {
      const seen = spans.between(line.account, nowMs - dayMs, nowMs)
      const [first, last] = [seen[0], seen.at(-1)]
      if (!first || !last) return null
      const sampler = samplers(line)
      return changeBetween(
        sampler.at(Math.max(first.fromMs, nowMs - dayMs)),
        sampler.at(Math.min(last.toMs, nowMs)),
      )
    },
    sparklines(line, currencies, nowMs) {
      const fromMs = nowMs - week
      const seen = spans.between(line.account, fromMs, nowMs)
      const lines = currencies.flatMap((subject) => {
        const drawn = drawSparkline(samplers({ ...line, subject }), seen, fromMs, nowMs)
        return drawn ? [[subject, drawn] as const] : []
      })
      return Object.fromEntries(lines)
    },
    upkeep(days, nowMs) {
      isWalked ||= walk.step(upkeepMs)
      pruner.step(days, nowMs)
      // From the tray nothing is drawn for days: what was read for it need not stay in memory.
      if (!isDrawn) db.exec('PRAGMA shrink_memory')
      isDrawn = false
    },
    giveUp: drop,
    bury: () => pruner.bury(),
    reload,
  }
}
