import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createHistoryStore, type HistoryStore } from '../../../app/history/store.ts'
import { record, startMs } from './record.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'history-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface OpenStore {
  readonly store: HistoryStore
  readonly logged: readonly string[]
}

/** A history on the real disk, by the real clock but for its wall time. */
export function openStore(directory: string): OpenStore {
  const logged: string[] = []
  const store = createHistoryStore({
    directory,
    clock: { now: () => startMs, elapsedMs: () => performance.now(), after: () => () => undefined },
    log: { log: (_, event, fields) => void logged.push(`${event} ${JSON.stringify(fields ?? {})}`) },
    changed: () => undefined,
  })
  return { store, logged }
}

export function write(store: HistoryStore, minute: number, more: readonly string[] = []): boolean {
  return store.write((ledger) => record(ledger, minute, more)).ok
}
