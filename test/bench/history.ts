import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../app/history/database.ts'
import { openLedger, type Ledger } from '../../app/history/ledger.ts'
import type { Line } from '../../app/history/sampler.ts'
import { inTransaction } from '../../app/history/rows.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import { parseAmount, zero } from '../../app/domain/amount.ts'
import { parseCurrencyCode, usd } from '../../app/domain/currency.ts'
import { defaultHost } from '../../app/domain/host.ts'
import { dayMs, type EpochMs } from '../../app/domain/time.ts'
import { absolute, factor, median, type Metric } from './report.ts'

const rows = 1_000_000
const days = 30
const charts = 41
const openings = 5
const bars = { chartMs: 15, otherChartMs: 15, chartToUnreduced: 0.1, openMs: 50, rowBytes: 100 }

const nowMs = Date.UTC(2026, 5, 30, 10, 17)
const fromMs = nowMs - days * dayMs
const eur = parseCurrencyCode('eur') ?? usd
const inUsd: Line = { account: firstAccountId, host: defaultHost, subject: 'total', display: usd }

/** A history of a million rows, all of them within the last thirty days: how long its chart and its opening take. */
export function measureHistory(): Readonly<Record<string, Metric>> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'history.sqlite')
  try {
    const { db, ledger } = open(path)
    fill(db, ledger)
    const reduced = timed(charts, () => ledger.series(inUsd, '30d', nowMs, false))
    const inEur = timed(charts, () => ledger.series({ ...inUsd, display: eur }, '30d', nowMs, false))
    const unreduced = timed(5, () => everyRow(db))
    db.close()
    const opened = Array.from({ length: openings }, () => timed(1, () => open(path).db.close())[0] ?? 0)
    return {
      historyChart: absolute(median(reduced), 'ms', bars.chartMs),
      historyChartInEur: absolute(median(inEur), 'ms', bars.otherChartMs),
      historyReduced: factor(median(reduced), median(unreduced), 'ms', bars.chartToUnreduced),
      historyOpen: absolute(median(opened), 'ms', bars.openMs),
      historyRow: absolute(statSync(path).size / rows / 1000, 'KB', bars.rowBytes / 1000),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As at start: looked at as far as there is time. */
function open(path: string): { readonly db: DatabaseSync; readonly ledger: Ledger } {
  const opened = openDatabase({ path })
  if (opened.kind !== 'open') throw new Error(opened.kind)
  return { db: opened.db, ledger: openLedger(opened.db, { elapsedMs: () => performance.now() }) }
}

/** One balance, the total and a rate in turn, each of them changing a third of a million times. */
function fill(db: DatabaseSync, { changes }: Ledger): void {
  const series = (kind: 'balance' | 'total' | 'rate') => {
    const owner = kind === 'rate' ? defaultHost : firstAccountId
    return { kind, id: changes.make({ owner, kind, currency: kind === 'total' ? usd : eur }) }
  }
  // Flushing a million commits is not what is measured.
  db.exec('PRAGMA synchronous = OFF')
  inTransaction(db, () => {
    const all = [series('rate'), series('balance'), series('total')]
    for (let row = 0; row < rows; row++) {
      const { kind, id } = all[row % all.length] ?? series('total')
      const atMs = Math.floor(fromMs + (row / rows) * days * dayMs)
      const walk = 12_000 + 800 * Math.sin(row / 9000) + ((row * 7919) % 997) / 10
      const amount = parseAmount((kind === 'rate' ? 1 + walk / 1e5 : walk).toFixed(8))
      changes.add(id, kind, { atMs, amount, also: kind === 'balance' ? zero : '' })
    }
    db.prepare('INSERT INTO span VALUES (?, ?, ?)').run(firstAccountId, fromMs, nowMs)
  })
  db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)')
}

/** The same line as a page without any reducing would be given it. */
function everyRow(db: DatabaseSync): readonly { readonly atMs: EpochMs; readonly amount: unknown }[] {
  return db
    .prepare(
      `SELECT at, amount FROM change JOIN series ON series.id = change.series
       WHERE kind = 'total' AND at >= ? ORDER BY at, seq`,
    )
    .all(fromMs)
    .map((row) => ({ atMs: Number(row['at']), amount: row['amount'] }))
}

function timed(times: number, work: () => unknown): readonly number[] {
  return Array.from({ length: times }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
}
