import type { DatabaseSync } from 'node:sqlite'
import { hourMs, type EpochMs } from '../domain/time.ts'
import type { Changes } from './changes.ts'
import type { SeriesKind } from './reading.ts'
import { DamagedError, inTransaction, numberIn, textIn } from './rows.ts'

const everything = Number.MAX_SAFE_INTEGER

/**
 * Moves what was written at a later time than now to now, for a clock that ran ahead and has been put right: order and
 * values stay, and no time between two rows is negative. The extremes of the hours it touches are found anew.
 */
export function moveBack(db: DatabaseSync, changes: Changes, nowMs: EpochMs): void {
  const hour = Math.floor(nowMs / hourMs)
  const move = db.prepare('UPDATE change SET at = ? WHERE series = ? AND at > ?')
  inTransaction(db, () => {
    db.prepare('DELETE FROM hour WHERE hour >= ?').run(hour)
    for (const row of db.prepare('SELECT id, kind FROM series').all()) {
      const series = numberIn(row, 'id')
      const kind = kindOf(textIn(row, 'kind'))
      move.run(nowMs, series, nowMs)
      for (const change of changes.between(series, hour * hourMs, nowMs, everything)) {
        changes.fold(series, kind, change)
      }
    }
    db.prepare('DELETE FROM span WHERE "from" > ?').run(nowMs)
    db.prepare('UPDATE span SET "to" = ? WHERE "to" > ?').run(nowMs, nowMs)
  })
}

export function kindOf(text: string): SeriesKind {
  if (text !== 'balance' && text !== 'total' && text !== 'rate') throw new DamagedError('series')
  return text
}
