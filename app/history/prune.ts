import type { DatabaseSync } from 'node:sqlite'
import type { AccountId } from '../domain/account.ts'
import { dayMs, hourMs, type EpochMs } from '../domain/time.ts'
import { inTransaction, numberIn, textIn } from './rows.ts'

const rowsAtOnce = 500
const pagesAtOnce = 64

export interface Pruner {
  /** Takes a little of what was given up away; true while there is more. */
  bury(): boolean
  /**
   * Takes a little of what is older than `days` away; at most once a day a new round begins. The last change before
   * the edge stays, so that it is known what there was at the edge. With null nothing is ever taken away.
   */
  step(days: number | null, nowMs: EpochMs): void
}

export function createPruner(db: DatabaseSync): Pruner {
  const dead = db.prepare("SELECT id FROM series WHERE owner LIKE '~%' LIMIT 1")
  const removeAny = db.prepare(
    'DELETE FROM change WHERE seq IN (SELECT seq FROM change WHERE series = ? LIMIT ?)',
  )
  const listed = db.prepare('SELECT id FROM series ORDER BY id')
  const edgeRow = db.prepare(
    'SELECT at FROM change WHERE series = ? AND at <= ? ORDER BY at DESC, seq DESC LIMIT 1',
  )
  const removeSome = db.prepare(
    'DELETE FROM change WHERE seq IN (SELECT seq FROM change WHERE series = ? AND at < ? ORDER BY at LIMIT ?)',
  )
  const removeHours = db.prepare('DELETE FROM hour WHERE series = ? AND hour < ?')
  const removeSpans = db.prepare('DELETE FROM span WHERE "to" < ?')
  const free = db.prepare('PRAGMA freelist_count')
  let round: { days: number; edgeMs: EpochMs; left: number[] } | null = null

  /** True while there is more of this series. */
  function pruneSeries(series: number, edgeMs: EpochMs): boolean {
    const kept = edgeRow.get(series, edgeMs)
    if (!kept) return false
    const { changes } = removeSome.run(series, numberIn(kept, 'at'), rowsAtOnce)
    removeHours.run(series, Math.floor(edgeMs / hourMs))
    return Number(changes) === rowsAtOnce
  }

  function bury(): boolean {
    const row = dead.get()
    if (!row) return numberIn(free.get(), 'freelist_count') > 0 && giveBack()
    const series = numberIn(row, 'id')
    inTransaction(db, () => {
      if (Number(removeAny.run(series, rowsAtOnce).changes) > 0) return
      db.prepare('DELETE FROM hour WHERE series = ?').run(series)
      db.prepare('DELETE FROM series WHERE id = ?').run(series)
    })
    return true
  }

  function giveBack(): true {
    db.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`)
    return true
  }

  return {
    bury,
    step(days, nowMs) {
      if (dead.get()) bury()
      if (days === null) return
      const isDue = !round || round.days !== days || nowMs - days * dayMs - round.edgeMs >= dayMs
      if (isDue) {
        const left = listed.all().map((row) => numberIn(row, 'id'))
        round = { days, edgeMs: nowMs - days * dayMs, left }
        removeSpans.run(round.edgeMs)
      }
      const [series] = round?.left ?? []
      if (!round || series === undefined) return
      const { edgeMs, left } = round
      if (!inTransaction(db, () => pruneSeries(series, edgeMs))) left.shift()
      giveBack()
    },
  }
}

/**
 * Gives all that is known of an account up, in a moment: nothing of it is found from here on, and `bury` takes it away.
 * The rates of its host go too where nobody else has them.
 */
export function giveUp(db: DatabaseSync, account: AccountId): void {
  const renamed = "UPDATE series SET owner = '~' || id WHERE owner = ?"
  const others = db.prepare('SELECT count(*) AS others FROM account WHERE host = ?')
  inTransaction(db, () => {
    const host = db.prepare('SELECT host FROM account WHERE id = ?').get(account)
    db.prepare('DELETE FROM account WHERE id = ?').run(account)
    db.prepare('DELETE FROM span WHERE account = ?').run(account)
    db.prepare(renamed).run(account)
    if (!host) return
    const name = textIn(host, 'host')
    if (numberIn(others.get(name), 'others') === 0) db.prepare(renamed).run(name)
  })
}
