import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { createHistoryStore } from '../../../app/history/store.ts'
import { record } from './record.ts'

/** Writes one reading after the other, and says the number of each once it is written; ends when it is killed. */
const [directory = '', from = '0'] = argv.slice(2)
const store = createHistoryStore({
  directory,
  clock: { now: () => Date.now(), elapsedMs: () => performance.now(), after: () => () => undefined },
  log: { log: (_, event) => void process.stderr.write(`${event}\n`) },
  changed: () => undefined,
})
for (let minute = Number(from); ; minute++) {
  const written = store.write((ledger) => record(ledger, minute))
  if (!written.ok) throw new Error(written.failure.kind)
  writeSync(1, `${minute}\n`)
}
