import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import { numberIn, type Row } from './rows.ts'

/** A time in which nothing could have happened unseen. */
export interface Span {
  readonly fromMs: EpochMs
  readonly toMs: EpochMs
}

/** When which account was watched. */
export interface Spans {
  /** Notes that the account was read at this time; true when that is due to be written. */
  see(account: AccountId, atMs: EpochMs, nextInMs: number): boolean
  /** Writes what is known of one account; within a transaction, or as one of its own. */
  write(account: AccountId): void
  /** The same of all, where anything is not written yet. */
  writeAll(): void
  /** In the order of time, none of them touching another; the last one reaches to `toMs` while it goes on. */
  between(account: AccountId, fromMs: EpochMs, toMs: EpochMs): readonly Span[]
  first(account: AccountId): EpochMs | null
  /** Forgets what is remembered here of the database: it has changed. */
  reload(): void
}

/** A reading that fails and works again a little later is no gap. */
const leastGapMs = 15 * minuteMs
/** So much of what was watched is lost in a crash. */
const writeEveryMs = 5 * minuteMs

interface Running {
  readonly fromMs: EpochMs
  seenMs: EpochMs
  /** As it stands in the database; null while it does not. */
  writtenMs: EpochMs | null
  gapMs: number
}

export function createSpans(db: DatabaseSync): Spans {
  const last = db.prepare('SELECT "from", "to" FROM span WHERE account = ? ORDER BY "from" DESC LIMIT 1')
  const earliest = db.prepare('SELECT "from" FROM span WHERE account = ? ORDER BY "from" LIMIT 1')
  const overlapping = db.prepare(
    'SELECT "from", "to" FROM span WHERE account = ? AND "from" <= ? AND "to" >= ? ORDER BY "from"',
  )
  const put = db.prepare(
    'INSERT INTO span VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "to" = max("to", excluded."to")',
  )
  const running = new Map<AccountId, Running | null>()

  function runningOf(account: AccountId): Running | null {
    const known = running.get(account)
    if (known !== undefined) return known
    const row = last.get(account)
    const found = row && {
      fromMs: numberIn(row, 'from'),
      seenMs: numberIn(row, 'to'),
      writtenMs: numberIn(row, 'to'),
      gapMs: leastGapMs,
    }
    running.set(account, found ?? null)
    return found ?? null
  }

  function write(account: AccountId): void {
    const now = running.get(account)
    if (!now || now.writtenMs === now.seenMs) return
    put.run(account, now.fromMs, now.seenMs)
    now.writtenMs = now.seenMs
  }

  return {
    see(account, atMs, nextInMs) {
      const before = runningOf(account)
      const gapMs = Math.max(leastGapMs, 2 * nextInMs)
      if (!before || atMs - before.seenMs > before.gapMs) {
        if (before) write(account)
        running.set(account, { fromMs: atMs, seenMs: atMs, writtenMs: null, gapMs })
        return true
      }
      before.seenMs = Math.max(before.seenMs, atMs)
      before.gapMs = gapMs
      return before.writtenMs === null || before.seenMs - before.writtenMs >= writeEveryMs
    },
    write,
    writeAll: () => [...running.keys()].forEach(write),
    between(account, fromMs, toMs) {
      const written = overlapping.all(account, toMs, fromMs).map(spanIn)
      const now = runningOf(account)
      // As long as the next reading is not overdue, it is still being watched.
      const isOn = now !== null && toMs - now.seenMs <= now.gapMs
      const all = now
        ? [...written, { fromMs: now.fromMs, toMs: isOn ? Math.max(toMs, now.seenMs) : now.seenMs }]
        : written
      return joined(all.filter((span) => span.toMs >= fromMs && span.fromMs <= toMs))
    },
    first(account) {
      const row = earliest.get(account)
      return row ? numberIn(row, 'from') : (runningOf(account)?.fromMs ?? null)
    },
    reload: () => running.clear(),
  }
}

/** Spans that overlap as one: two of them can come from an import. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = []
  for (const span of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const before = whole.at(-1)
    if (!before || span.fromMs > before.toMs) whole.push(span)
    else whole[whole.length - 1] = { ...before, toMs: Math.max(before.toMs, span.toMs) }
  }
  return whole
}

function spanIn(row: Row): Span {
  return { fromMs: numberIn(row, 'from'), toMs: numberIn(row, 'to') }
}
