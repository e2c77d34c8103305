import type { Core, CorePorts } from '../../../app/core.ts'
import { parseFindingId, type CheckId, type CheckResult, type FindingId } from '../../../app/domain/check.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeScanner, type FakeScanner } from '../../fakes/scanner.ts'

export const folder = '/home/somebody/bot'
export const tfa = parseFindingId('two-factor') as FindingId

const path = '/data/checklist.json'

/** A core on its host, with disk and scanner in the test's hands. */
export interface ChecklistWorld {
  readonly host: FakeHost
  readonly files: FakeFiles
  readonly scanner: FakeScanner
  /** The one that was started last. */
  core: Core
  settled<Value>(work: Promise<Value>): Promise<Value>
  start(change?: Partial<CorePorts>): Promise<void>
  restart(change?: Partial<CorePorts>): Promise<void>
  /** A window's core, as it is after its first run, which takes as many turns as its exercises give way. */
  watch(): Promise<void>
  setUp(): Promise<void>
  /** What Stake says of two-factor authentication from the next reading on. */
  setTfa(isOn: boolean): void
  /** Until the account's protection has been read again. */
  pass(): Promise<void>
  result(id: CheckId): CheckResult | undefined
  status(id: CheckId): CheckResult['status'] | undefined
  /** What was told natively. */
  notices(): readonly string[]
  /** The checklist's file. */
  kept(): string
}

/** Started, and not watched yet. */
export async function createChecklistWorld(): Promise<ChecklistWorld> {
  const host = createFakeHost()
  const files = createFakeFiles()
  const scanner = createFakeScanner()
  host.imports.folders.set(folder, folder)

  async function begin(change: Partial<CorePorts> = {}): Promise<Core> {
    const core = await host.core({ files, scanner, ...change })
    await core.start()
    return core
  }

  async function settled<Value>(work: Promise<Value>): Promise<Value> {
    await host.clock.advance(5000)
    return await work
  }

  const world: ChecklistWorld = {
    host,
    files,
    scanner,
    core: await begin(),
    settled,
    async start(change) {
      world.core = await begin(change)
    },
    async restart(change) {
      await world.core.close()
      await world.start(change)
    },
    async watch() {
      world.core.watch()
      await host.clock.advance(10 * secondMs)
      while (world.core.view().checklist.running) await host.clock.advance(0)
    },
    async setUp() {
      const { setup } = world.core
      await setup.begin(null)
      await setup.typeToken(host.token)
      await settled(setup.verify())
      await setup.declare({ kind: 'in', days: 90 }, null)
      await settled(setup.save('keychain'))
      await setup.cancel()
      await host.clock.advance(5 * secondMs)
    },
    setTfa(isOn) {
      const id = '00000000-0000-4000-8000-0000000de300'
      const user = { id, hasTfaEnabled: isOn, hasEmailVerified: true }
      const body = JSON.stringify({ data: { user } })
      host.answerWith((operation) =>
        operation === 'UserProtection'
          ? { status: 200, headers: { 'content-type': 'application/json' }, body }
          : null,
      )
    },
    pass: () => host.clock.advance(12 * minuteMs),
    result: (id) => world.core.view().checklist.results.find((found) => found.id === id),
    status: (id) => world.result(id)?.status,
    notices: () => host.notices.map(({ title, body }) => `${title}. ${body}`),
    kept: () => files.texts.get(path) ?? '',
  }
  return world
}
