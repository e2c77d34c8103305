import { join } from 'node:path'
import type { HistoryProblem } from '../domain/history.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import { openDatabase, setAside, sizeOf, type Place } from './database.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { problemOf, type DatabaseProblem } from './problems.ts'

/** Keeps a ledger open, and says what is wrong where that cannot be. */
export interface HistoryStore {
  /**
   * Does something with the ledger, which is opened first where it is not. A damaged database is set aside, and `work`
   * is done once more on a new one. Throws for bugs alone.
   */
  use<Value>(work: (ledger: Ledger) => Value): Result<Value, HistoryProblem>
  /** As `use`; what stood in the way is over when this succeeds. */
  write<Value>(work: (ledger: Ledger) => Value): Result<Value, HistoryProblem>
  /** Notes a problem that is none of the database's. */
  note(problem: HistoryProblem): void
  problem(): HistoryProblem | null
  /** The name of a damaged file that was set aside in this run. */
  setAside(): string | null
  dismiss(): void
  bytes(): number | null
  isOpen(): boolean
  /** Writes what is only remembered yet, and lets the file go; the next use opens it again. */
  close(): void
  /** Lets the file go without a word, and forgets what was known of it: it is to be removed. */
  gone(): void
}

export interface StoreParts {
  /** Absolute path of the data directory; null keeps the history in memory. */
  readonly directory: string | null
  readonly clock: Clock
  readonly log: Logger
  /** Called when what is said of the history has changed. */
  readonly changed: () => void
  /** Fills what is opened first. */
  readonly seed?: (ledger: Ledger) => void
}

export const fileName = 'history.sqlite'

export function createHistoryStore({ directory, clock, log, changed, seed }: StoreParts): HistoryStore {
  const place: Place = directory === null ? 'memory' : { path: join(directory, fileName) }
  let ledger: Ledger | null = null
  let problem: HistoryProblem | null = null
  /** No more tries in this run. */
  let isOff = false
  let isSeeded = false
  let aside: string | null = null
  let damages = 0

  function open(): Ledger | null {
    if (ledger) return ledger
    const opened = openDatabase(place)
    if (opened.kind === 'newer') {
      isOff = true
      set({ kind: 'newer', version: opened.version })
      return null
    }
    try {
      ledger = openLedger(opened.db, clock)
    } catch (error) {
      opened.db.close()
      throw error
    }
    if (!isSeeded) seed?.(ledger)
    isSeeded = true
    return ledger
  }

  function set(next: HistoryProblem | null): void {
    if (problem?.kind === next?.kind) return
    problem = next
    if (next) log.log('warn', 'history', { kind: next.kind })
    else log.log('info', 'history written again')
    changed()
  }

  function letGo(): void {
    const former = ledger
    ledger = null
    try {
      former?.db.close()
    } catch {
      // It is let go because it fails: that closing it fails too says nothing new.
    }
  }

  /** True where it is worth trying again at once, on a new file. */
  function heed(found: DatabaseProblem): boolean {
    letGo()
    if (found !== 'damaged') {
      set({ kind: found })
      return false
    }
    damages += 1
    isOff = damages > 1
    if (isOff || !moveAway()) set({ kind: isOff ? 'damaged' : 'denied' })
    return !isOff && problem === null
  }

  function moveAway(): boolean {
    if (place === 'memory') return true
    const file = `history.broken-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}.sqlite`
    try {
      setAside(place.path, join(place.path, '..', file))
    } catch (error) {
      if (problemOf(error) === null) throw error
      return false
    }
    aside = file
    log.log('warn', 'history set aside', { file })
    changed()
    return true
  }

  function use<Value>(work: (ledger: Ledger) => Value): Result<Value, HistoryProblem> {
    if (isOff) return err(problem ?? { kind: 'other' })
    try {
      const now = open()
      return now ? ok(work(now)) : err(problem ?? { kind: 'other' })
    } catch (error) {
      const found = problemOf(error)
      if (found === null) throw error
      return heed(found) ? use(work) : err(problem ?? { kind: 'other' })
    }
  }

  return {
    use,
    write(work) {
      const done = use(work)
      if (done.ok) set(null)
      return done
    },
    note: set,
    problem: () => problem,
    setAside: () => aside,
    dismiss() {
      aside = null
      changed()
    },
    bytes: () => ledger && sizeOf(ledger.db, place),
    isOpen: () => ledger !== null,
    close() {
      if (ledger) use(({ spans }) => spans.writeAll())
      letGo()
    },
    gone() {
      letGo()
      isOff = false
      damages = 0
      problem = null
      aside = null
    },
  }
}
