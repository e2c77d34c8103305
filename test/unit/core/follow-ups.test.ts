import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Core, CorePorts } from '../../../app/core.ts'
import { createFollowUps, paintingMs, type FollowUps } from '../../../app/core/follow-ups.ts'
import { firstAccountId, type AccountId } from '../../../app/domain/account.ts'
import { hourMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeLiveSocket, type FakeLiveSocket } from '../../fakes/live-socket.ts'

const [one, other] = [firstAccountId, 'a2' as AccountId]

describe('what follows from a reading', () => {
  let clock: FakeClock
  let isSeen: boolean
  let done: AccountId[]
  let followUps: FollowUps

  beforeEach(() => {
    clock = createFakeClock()
    isSeen = true
    done = []
    followUps = createFollowUps({ clock, isSeen: () => isSeen, followUp: (id) => done.push(id) })
  })

  it('is done at once where nobody looks on', async () => {
    isSeen = false
    await followUps.after(one)
    expect(done).toEqual([one])
  })

  it('waits, where somebody does, until the page has painted', async () => {
    const after = followUps.after(one)
    await clock.advance(paintingMs - 1)
    expect(done).toEqual([])
    await clock.advance(1)
    await after
    expect(done).toEqual([one])
  })

  it('goes first where the next one comes before that, and is done once each', async () => {
    void followUps.after(one)
    await clock.advance(paintingMs / 2)
    void followUps.after(one)
    expect(done).toEqual([one])
    await clock.advance(paintingMs / 2)
    expect(done).toEqual([one])
    await clock.advance(paintingMs / 2)
    expect(done).toEqual([one, one])
  })

  it('waits for each account by itself, and is settled for one or for all', async () => {
    const all = Promise.all([followUps.after(one), followUps.after(other)])
    followUps.settle(other)
    expect(done).toEqual([other])
    followUps.settle()
    await all
    await clock.advance(secondMs)
    expect(done).toEqual([other, one])
  })
})

describe('the history of an account that is looked at', () => {
  let host: FakeHost
  let socket: FakeLiveSocket
  let files: FakeFiles
  let ports: Partial<CorePorts>
  let core: Core

  beforeEach(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'stakewatch-follow-ups-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    host = createFakeHost()
    socket = createFakeLiveSocket()
    files = createFakeFiles()
    ports = { dataDir, files, keepsHistory: 'on-disk' }
    core = await host.core({ ...ports, liveSocket: socket.port })
    await core.start()
    await host.setUp(core)
    core.watch()
    core.setVisible(true)
    await host.clock.advance(hourMs)
  })

  const total = () => core.view().accounts[0]?.snapshot?.total?.amount
  const readAt = () => core.view().accounts[0]?.snapshot?.takenAtMs

  async function readOnce(): Promise<void> {
    await host.clock.advance(10 * secondMs)
    void core.refresh(firstAccountId)
    await host.clock.advance(0)
    expect(readAt()).toBe(host.clock.now())
  }

  it('is written a moment after what it is about was shown', async () => {
    await readOnce()
    expect((await written(core)).at(-1)).not.toBe(total())
    await host.clock.advance(paintingMs)
    expect((await written(core)).at(-1)).toBe(total())
    await core.close()
  })

  it('is whole where the app is quit before that', async () => {
    await readOnce()
    const shown = total()
    await core.close()
    const next = await host.core(ports)
    await next.start()
    expect(await written(next)).toContain(shown)
    await next.close()
  })

  it('is whole where a change comes live before that', async () => {
    await readOnce()
    const read = total()
    await host.clock.advance(paintingMs / 2)
    socket.last().push('available', 'usdt', '31337')
    await host.clock.advance(secondMs)
    expect(total()).not.toBe(read)
    // Drawn, both would be one point.
    host.imports.chosen = '/home/somebody/history.json'
    await core.history.exportTo(firstAccountId, 'json')
    const kept = files.texts.get(host.imports.chosen)
    expect(kept).toContain(`"${read}"`)
    expect(kept).toContain(`"${total()}"`)
    await core.close()
  })
})

async function written(from: Core): Promise<readonly unknown[]> {
  const series = await from.history.series(firstAccountId, 'total', '24h')
  if (!series.ok) throw new Error(series.failure.kind)
  return series.value.points.map(({ amount }) => amount)
}
