// The core on the fake account with a real disk, read ten thousand times by a clock that does not wait.
//   node --expose-gc watch-growth.ts      prints by how much its memory grew, in MB, as JSON
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minuteMs, secondMs } from '../../app/domain/time.ts'
import { keepHeapSmall } from '../../electron/small-heap.ts'
import { createNodeFiles } from '../../app/node/files.ts'
import { createFakeHost } from '../fakes/host.ts'

/** Until V8 has compiled what it means to, and its heap is as large as it gets. */
const warmUp = 4000
const readings = 10_000

keepHeapSmall()
const directory = mkdtempSync(join(tmpdir(), 'bench-growth-'))
const host = createFakeHost()
const core = await host.core({ dataDir: directory, files: createNodeFiles() })
try {
  await core.start()
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await patiently(core.setup.verify())
  await core.setup.declare({ kind: 'unknown' }, null)
  await patiently(core.setup.save('keychain'))
  await core.setup.cancel()
  core.watch()
  await readTimes(warmUp)
  const before = residentMB()
  await readTimes(readings)
  process.stdout.write(JSON.stringify({ grownMB: residentMB() - before }))
} finally {
  await core.close()
  rmSync(directory, { recursive: true, force: true })
}

async function patiently(work: Promise<unknown>): Promise<void> {
  await host.clock.advance(5 * secondMs)
  await work
}

async function readTimes(times: number): Promise<void> {
  for (let read = 0; read < times;) {
    await host.clock.advance(minuteMs)
    read += host.sent.filter(({ operation }) => operation === 'UserBalances').length
    // What the fake remembers is not the app's.
    host.sent.length = 0
    host.notices.length = 0
  }
}

function residentMB(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}
