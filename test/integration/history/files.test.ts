import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { numberIn } from '../../../app/history/rows.ts'
import type { HistoryStore } from '../../../app/history/store.ts'
import { rowsOfEach } from './record.ts'
import { openStore, temporaryFolder, write } from './world.ts'

function rowsIn(store: HistoryStore): number {
  const counted = store.use(({ db }) =>
    numberIn(db.prepare('SELECT count(*) AS rows FROM change').get(), 'rows'),
  )
  return counted.ok ? counted.value : -1
}

/** A file with some readings in it, closed as by a process that ended. */
function filled(readings = 20): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder()
  const { store } = openStore(folder)
  // Flushing each of them to the disk would take most of the time of these tests.
  store.use(({ db }) => db.exec('PRAGMA synchronous = OFF'))
  for (let minute = 0; minute < readings; minute++) write(store, minute)
  store.close()
  return { folder, file: join(folder, 'history.sqlite') }
}

const names = (folder: string) => readdirSync(folder).toSorted()
const asides = (folder: string) => names(folder).filter((name) => name.startsWith('history.broken-'))

describe('the files of the history', () => {
  it('are the owner’s alone, also where the umask or an older file says otherwise', ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no such modes')
    const mask = process.umask(0)
    onTestFinished(() => void process.umask(mask))
    const folder = join(temporaryFolder(), 'data')
    const { store } = openStore(folder)
    write(store, 0)
    expect(names(folder)).toEqual(['history.sqlite', 'history.sqlite-wal'])
    for (const name of names(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    store.close()
    chmodSync(join(folder, 'history.sqlite'), 0o666)
    write(store, 1)
    for (const name of names(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    store.close()
  })

  it('leave no log behind once it is closed', () => {
    const { folder } = filled()
    expect(names(folder)).toEqual(['history.sqlite'])
  })

  it('are read again by the next process', () => {
    const { folder } = filled()
    const { store } = openStore(folder)
    expect(rowsIn(store)).toBe(20 * rowsOfEach)
    expect([store.problem(), store.setAside()]).toEqual([null, null])
  })

  it('hold nothing of what was wiped', () => {
    const { folder, file } = filled(200)
    const { store } = openStore(folder)
    write(store, 500, ['secretcoin'])
    store.use((ledger) => {
      ledger.giveUp('first' as never)
      while (ledger.bury());
      ledger.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    })
    expect(rowsIn(store)).toBe(0)
    store.close()
    expect(readFileSync(file).includes('secretcoin')).toBe(false)
    expect(statSync(file).size).toBeLessThan(64 * 1024)
  })
})

describe('a damaged file', () => {
  const damages: readonly [string, (file: string) => void][] = [
    ['something else', (file) => writeFileSync(file, 'x'.repeat(50_000))],
    ['a few bytes', (file) => truncateSync(file, 40)],
    ['cut off', (file) => truncateSync(file, statSync(file).size - 4096)],
    ['overwritten in the middle', (file) => overwrite(file, 4096 * 3, 2000)],
    ['overwritten in its schema', (file) => overwrite(file, 100, 600)],
    ['another program’s', (file) => otherDatabase(file)],
    [
      'one with a trigger of a stranger’s',
      (file) => withSql(file, 'CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END'),
    ],
    ['one with a row that is none of ours', (file) => withSql(file, "UPDATE change SET amount = 'much'")],
  ]

  it.each(damages)('is set aside, and a new one begun: %s', (_, damage) => {
    const { folder, file } = filled(200)
    damage(file)
    const { store, logged } = openStore(folder)
    store.use((ledger) =>
      ledger.series(
        { account: 'first', host: 'stake.com', subject: 'total', display: 'usd' } as never,
        'all',
        Date.UTC(2026, 5, 2),
        false,
      ),
    )
    expect(write(store, 1000)).toBe(true)
    expect(asides(folder)).toEqual(['history.broken-2026-06-01T00-00-00-000Z.sqlite'])
    expect(store.setAside()).toBe('history.broken-2026-06-01T00-00-00-000Z.sqlite')
    expect(store.problem()).toBeNull()
    expect(rowsIn(store)).toBe(rowsOfEach)
    expect(logged.join()).toContain('history set aside')
    store.close()
    const { store: next } = openStore(folder)
    expect(rowsIn(next)).toBe(rowsOfEach)
    expect(next.setAside()).toBeNull()
  })

  it('is found while it is used too', () => {
    const { folder, file } = filled(800)
    const { store } = openStore(folder)
    write(store, 3000)
    store.use(({ db }) =>
      db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = 1; PRAGMA shrink_memory'),
    )
    overwrite(file, 4096, statSync(file).size - 4096)
    for (let minute = 3001; minute < 3010; minute++) write(store, minute)
    expect(asides(folder)).toHaveLength(1)
    expect(rowsIn(store)).toBeGreaterThan(0)
  })

  it('that comes back again and again ends the history for this run, and is said', () => {
    const { folder } = filled()
    const { store } = openStore(folder)
    expect(store.use(readDamaged)).toEqual({ ok: false, failure: { kind: 'damaged' } })
    expect(write(store, 50)).toBe(false)
    expect(store.problem()).toEqual({ kind: 'damaged' })
  })

  it('is left where it is where it may not be moved', ({ skip }) => {
    skip(process.getuid?.() === 0, 'everything may be moved by root')
    const { folder, file } = filled()
    writeFileSync(file, 'x'.repeat(5000))
    chmodSync(folder, 0o500)
    onTestFinished(() => chmodSync(folder, 0o700))
    const { store } = openStore(folder)
    expect(write(store, 0)).toBe(false)
    expect(store.problem()).toEqual({ kind: 'denied' })
  })
})

describe('a file that is not for us', () => {
  it('is not touched where a newer version wrote it, and nothing is kept in this run', () => {
    const { folder, file } = filled()
    withSql(file, 'PRAGMA user_version = 7')
    const before = readFileSync(file)
    const { store } = openStore(folder)
    expect(write(store, 100)).toBe(false)
    expect(write(store, 101)).toBe(false)
    expect(store.problem()).toEqual({ kind: 'newer', version: 7 })
    store.close()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(names(folder)).toEqual(['history.sqlite'])
  })

  it('is left to the other copy of Stakewatch that has it open, until that one is closed', () => {
    const { folder } = filled()
    const first = openStore(folder).store
    const second = openStore(folder).store
    expect(write(first, 100)).toBe(true)
    expect(write(second, 101)).toBe(false)
    expect(second.problem()).toEqual({ kind: 'busy' })
    expect(write(first, 102)).toBe(true)
    first.close()
    expect(write(second, 103)).toBe(true)
    expect(second.problem()).toBeNull()
  })

  it('is tried again where the place is no folder yet', () => {
    const folder = join(temporaryFolder(), 'file')
    writeFileSync(folder, '')
    const { store } = openStore(folder)
    expect(write(store, 0)).toBe(false)
    expect(store.problem()?.kind).toMatch(/other|denied/)
  })
})

describe('a full disk', () => {
  it('is said once, and the history goes on by itself when there is room again', ({ skip }) => {
    const folder = join(temporaryFolder(), 'small')
    mkdirSync(folder)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192k', 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      skip('nothing can be mounted here')
    }
    onTestFinished(() => void execFileSync('umount', ['--lazy', folder]))
    const { store, logged } = openStore(folder)
    expect(write(store, 0)).toBe(true)
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(1))
    fillUp(join(folder, 'ballast'))
    const many = Array.from({ length: 300 }, (_, index) => `coin${index}`)
    expect([1, 2, 3].map((minute) => write(store, minute, many))).toEqual([false, false, false])
    expect(store.problem()).toEqual({ kind: 'disk-full' })
    truncateSync(join(folder, 'ballast'), 0)
    expect(write(store, 4)).toBe(true)
    expect(store.problem()).toBeNull()
    expect(rowsIn(store)).toBe(2 * rowsOfEach)
    expect(logged).toEqual(['history {"kind":"disk-full"}', 'history written again {}'])
    store.close()
    expect(store.setAside()).toBeNull()
  })
})

function fillUp(file: string): void {
  for (let size = 1024; existsSync(file); size += 1024) {
    try {
      writeFileSync(file, Buffer.alloc(size))
    } catch {
      return
    }
  }
}

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, from, from + length)
  writeFileSync(file, bytes)
}

function withSql(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

function otherDatabase(file: string): void {
  truncateSync(file, 0)
  withSql(file, 'CREATE TABLE bookmarks (url TEXT)')
}

function readDamaged(): never {
  throw Object.assign(new Error('damaged'), { errcode: 11 })
}
