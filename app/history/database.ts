import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { DamagedError, numberIn } from './rows.ts'
import { applicationId, applicationOf, migrate, migrations, schemaOf, versionOf } from './schema.ts'

const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

/** Another process is waited for only so long: nobody else may write, and the main thread stands still meanwhile. */
const busyMs = 50

/** Where a database is: on the disk, by its absolute path, or in memory only. */
export type Place = { readonly path: string } | 'memory'

export type Opened =
  | { readonly kind: 'open'; readonly db: DatabaseSync }
  /** Left as it is. */
  | { readonly kind: 'newer'; readonly version: number }

/**
 * Opens the history, made anew where there is none. Throws for one that is not ours or damaged, as far as that shows in
 * its head and its schema, and what SQLite and the disk throw.
 */
export function openDatabase(place: Place): Opened {
  if (place !== 'memory') {
    makeOwn(place.path)
    const version = lookAtHead(place.path)
    if (version > migrations.length) return { kind: 'newer', version }
  }
  // Not at the top: a start that keeps no history need not load it.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
  const db = new DatabaseSync(place === 'memory' ? ':memory:' : place.path, { timeout: busyMs })
  try {
    return prepare(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function prepare(db: DatabaseSync): Opened {
  // Exclusively: what this process knows of the last row holds, and no shared memory file is needed.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF')
  const version = versionOf(db)
  const isNew = version === 0 && schemaOf(db).length === 0
  if (!isNew && applicationOf(db) !== applicationId) throw new DamagedError('its head')
  if (version > migrations.length) {
    db.close()
    return { kind: 'newer', version }
  }
  if (isNew) db.exec('PRAGMA auto_vacuum = INCREMENTAL')
  // FULL: each commit is flushed, so that a power cut too takes the last snapshot at most.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304')
  // A chart of a large history takes some two thousand pages, and the next one mostly the same.
  db.exec('PRAGMA cache_size = -8000')
  db.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON')
  migrate(db)
  if (!isNew) checkSchema(db)
  return { kind: 'open', db }
}

/** A view or a trigger that somebody added would run with our statements. */
function checkSchema(db: DatabaseSync): void {
  const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite')
  const model = new Database(':memory:')
  migrate(model)
  const expected = schemaOf(model).join('\n')
  model.close()
  if (schemaOf(db).join('\n') !== expected) throw new DamagedError('its schema')
}

const headBytes = 100
const magic = 'SQLite format 3\0'

/** The version that a file's head names, 0 for one that is empty. The head of a file that was cut off says more than there is. */
function lookAtHead(path: string): number {
  const { size } = statSync(path)
  if (size === 0) return 0
  const head = Buffer.alloc(headBytes)
  const handle = openSync(path, 'r')
  try {
    readSync(handle, head, 0, headBytes, 0)
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1', 0, magic.length) !== magic) throw new DamagedError('its head')
  const sizeField = head.readUInt16BE(16)
  const pageBytes = sizeField === 1 ? 65_536 : sizeField
  // While there is a log, its pages are not all in the file yet.
  const isWhole = hasLog(path) || size >= pageBytes * head.readUInt32BE(28)
  if (!isWhole) throw new DamagedError('its length')
  return head.readUInt32BE(60)
}

function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
}

/** For the owner alone; SQLite gives its log the same mode. */
function makeOwn(path: string): void {
  const directory = dirname(path)
  const made = mkdirSync(directory, { recursive: true, mode: ownerOnlyDirectory })
  if (made !== undefined && process.platform !== 'win32') chmodSync(directory, ownerOnlyDirectory)
  closeSync(openSync(path, 'a', ownerOnly))
  if (process.platform === 'win32') return
  for (const file of [path, `${path}-wal`]) {
    if (existsSync(file) && (statSync(file).mode & 0o777) !== ownerOnly) chmodSync(file, ownerOnly)
  }
}

/** Names beside the database that belong to it. */
const companions = ['', '-wal', '-shm', '-journal'] as const

/** Gives a damaged database another name, its log with it: what can be saved of it can be saved later. Throws what the disk says. */
export function setAside(path: string, asidePath: string): void {
  for (const companion of companions) {
    if (existsSync(path + companion)) renameSync(path + companion, asidePath + companion)
  }
}

/** Bytes on the disk, the log included. */
export function sizeOf(db: DatabaseSync, place: Place): number | null {
  if (place === 'memory') return null
  const pages = numberIn(db.prepare('PRAGMA page_count').get(), 'page_count')
  return pages * numberIn(db.prepare('PRAGMA page_size').get(), 'page_size')
}
