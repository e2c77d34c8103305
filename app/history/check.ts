import type { DatabaseSync } from 'node:sqlite'
import { DamagedError, numberIn, textIn } from './rows.ts'

/** What SQLite can look through from end to end in a few milliseconds. */
const smallBytes = 8 * 2 ** 20
/** Of a larger one, so much is looked through at start: the newest first. */
const atStartMs = 15
const rowsAtOnce = 4096

export interface Walk {
  /** Looks further back for so long; true once there is no more. Throws what a damaged page throws. */
  step(budgetMs: number): boolean
}

/**
 * Looks through the database, and throws when it is damaged. A small one is looked through as a whole (every page, cell
 * and order of keys; not whether the index agrees with the table). Of a large one the newest rows are read now, and
 * the walk that is answered goes on with the rest: it finds pages that cannot be read or hold what is no row of ours.
 */
export function checkDatabase(db: DatabaseSync, elapsedMs: () => number): Walk {
  const pages = numberIn(db.prepare('PRAGMA page_count').get(), 'page_count')
  const pageBytes = numberIn(db.prepare('PRAGMA page_size').get(), 'page_size')
  if (pages * pageBytes > smallBytes) {
    const walk = walkBack(db, elapsedMs)
    walk.step(atStartMs)
    return walk
  }
  const found = textIn(db.prepare('PRAGMA quick_check(1)').get(), 'quick_check')
  if (found !== 'ok') throw new DamagedError('a page')
  return { step: () => true }
}

function walkBack(db: DatabaseSync, elapsedMs: () => number): Walk {
  const newest = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM change')
  // Every column is looked at, so that the whole row is read.
  const odd = db.prepare(
    `SELECT count(*) AS odd FROM change NOT INDEXED WHERE seq > ? AND seq <= ?
     AND NOT (series > 0 AND at >= 0 AND ifnull(length(amount), 1) > 0 AND length(also) >= 0)`,
  )
  let next = numberIn(newest.get(), 'seq')
  return {
    step(budgetMs) {
      const endMs = elapsedMs() + budgetMs
      while (next > 0 && elapsedMs() < endMs) {
        const from = Math.max(0, next - rowsAtOnce)
        if (numberIn(odd.get(from, next), 'odd') > 0) throw new DamagedError('a row')
        next = from
      }
      return next === 0
    },
  }
}
