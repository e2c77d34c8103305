import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { numberIn } from '../../../app/history/rows.ts'
import { isLong } from '../../long.ts'
import { rowsOfEach } from './record.ts'
import { openStore, temporaryFolder } from './world.ts'

/** Starting a process takes longer than anything else here: the whole number takes its time, and is asked for. */
const kills = isLong ? 200 : 20
const atOnce = 2
const longestWaitMs = 20

/** Begins where the last one was killed, and is killed in its turn; answers the last reading it said was written. */
async function killed(folder: string, from: number): Promise<number> {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, 'write-for-ever.ts'), folder, String(from)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = from - 1
  const lines = createInterface({ input: writer.stdout })
  lines.on('line', (line) => void (said = Number(line)))
  await once(lines, 'line')
  await sleep(Math.random() * longestWaitMs)
  const ended = once(writer, 'close')
  writer.kill('SIGKILL')
  await ended
  if (writer.signalCode !== 'SIGKILL') throw new Error('the writer ended by itself')
  return said
}

interface Found {
  /** How many readings were said to be written. */
  readonly said: number
  readonly there: number
  /** Readings of which a part is there. */
  readonly torn: number
  readonly integrity: unknown
  readonly setAside: string | null
}

function look(folder: string, said: number): Found {
  const { store } = openStore(folder)
  const found = store.use(({ db }) => ({
    there: numberIn(db.prepare('SELECT count(DISTINCT at) AS there FROM change').get(), 'there'),
    torn: numberIn(
      db
        .prepare('SELECT count(*) AS torn FROM (SELECT at FROM change GROUP BY at HAVING count(*) <> ?)')
        .get(rowsOfEach),
      'torn',
    ),
    integrity: db.prepare('PRAGMA integrity_check').get()?.['integrity_check'],
  }))
  store.close()
  if (!found.ok) throw new Error(found.failure.kind)
  return { said, ...found.value, setAside: store.setAside() }
}

async function killAgainAndAgain(times: number): Promise<readonly Found[]> {
  const folder = temporaryFolder()
  const all: Found[] = []
  for (let turn = 0; turn < times; turn++) {
    const said = (await killed(folder, all.at(-1)?.there ?? 0)) + 1
    all.push(look(folder, said))
  }
  return all
}

it(`a writer that is killed ${kills} times has lost the reading under way at most`, async () => {
  const rounds = Array.from({ length: atOnce }, () => killAgainAndAgain(kills / atOnce))
  const found = (await Promise.all(rounds)).flat()
  expect(found).toHaveLength(kills)
  for (const { said, there, ...rest } of found) {
    // What was said to be written is there; the one that was under way may be, as a whole.
    expect(there === said || there === said + 1).toBe(true)
    expect(rest).toEqual({ torn: 0, integrity: 'ok', setAside: null })
  }
})
