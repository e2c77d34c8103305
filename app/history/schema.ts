import type { DatabaseSync } from 'node:sqlite'
import { inTransaction, numberIn, textIn } from './rows.ts'

/** `StkW`: says in the file's head that the database is ours. */
export const applicationId = 0x53746b57

/**
 * `change` has a row where something became different, in `seq`'s order. Of a balance `amount` is what is available
 * and `also` what lies in the vault; of a total `amount` may be null for unknown, and `also` names what it leaves out;
 * of a rate `amount` is USD for one unit. `hour` holds the extremes of the changes within an hour of the epoch, with
 * a copy as a float to compare by. A `span` is a time in which somebody was watching.
 */
const firstVersion = [
  `CREATE TABLE account (id TEXT PRIMARY KEY, host TEXT NOT NULL, user TEXT) STRICT, WITHOUT ROWID`,
  `CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('balance', 'total', 'rate')),
    currency TEXT NOT NULL,
    UNIQUE (owner, kind, currency)
  ) STRICT`,
  `CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series,
    at INTEGER NOT NULL,
    amount TEXT,
    also TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX change_by_time ON change (series, at)`,
  `CREATE TABLE hour (
    series INTEGER NOT NULL REFERENCES series,
    hour INTEGER NOT NULL,
    low TEXT NOT NULL, low_at INTEGER NOT NULL, low_value REAL NOT NULL,
    high TEXT NOT NULL, high_at INTEGER NOT NULL, high_value REAL NOT NULL,
    PRIMARY KEY (series, hour)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE span (
    account TEXT NOT NULL, "from" INTEGER NOT NULL, "to" INTEGER NOT NULL,
    PRIMARY KEY (account, "from")
  ) STRICT, WITHOUT ROWID`,
]

/** What each version adds to the one before; the first to nothing. What has been released is never changed. */
export const migrations: readonly (readonly string[])[] = [firstVersion]

/** Brings a database to the newest version, each step all or nothing. */
export function migrate(db: DatabaseSync, steps = migrations): void {
  const version = versionOf(db)
  for (const [index, statements] of steps.entries()) {
    if (index < version) continue
    inTransaction(db, () => {
      for (const statement of statements) db.exec(statement)
      db.exec(`PRAGMA application_id = ${applicationId}`)
      db.exec(`PRAGMA user_version = ${index + 1}`)
    })
  }
}

export function versionOf(db: DatabaseSync): number {
  return numberIn(db.prepare('PRAGMA user_version').get(), 'user_version')
}

export function applicationOf(db: DatabaseSync): number {
  return numberIn(db.prepare('PRAGMA application_id').get(), 'application_id')
}

/** Everything that a database is made of, as SQLite writes it down. */
export function schemaOf(db: DatabaseSync): readonly string[] {
  const made = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
  return made.all().map((row) => textIn(row, 'sql'))
}
