import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId } from '../../../app/domain/account.ts'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createAccountsWorld, type AccountsWorld, type Added } from './accounts-world.ts'

let world: AccountsWorld
let heron: Added
let otter: Added

beforeEach(async () => {
  world = await createAccountsWorld()
  world.core = await world.host.core({ keychain: world.keychain, keepsHistory: 'in-memory' })
  await world.core.start()
  heron = await world.add('heron')
  otter = await world.add('otter')
  world.core.watch()
  await world.host.clock.advance(30 * secondMs)
})

async function points(id: AccountId) {
  const answer = await world.core.history.series(id, 'total', '24h')
  return answer.ok ? answer.value.points : []
}

describe('the history of several accounts', () => {
  it('is one for each, and no reading of one moves what was written of another', async () => {
    const [firstHeron, firstOtter] = [(await points(heron.id))[0], (await points(otter.id))[0]]
    await world.host.clock.advance(20 * minuteMs)
    expect((await points(heron.id))[0]).toEqual(firstHeron)
    expect((await points(otter.id))[0]).toEqual(firstOtter)
    for (const id of [heron.id, otter.id]) {
      const times = (await points(id)).map(({ atMs }) => atMs)
      expect(times.length).toBeGreaterThan(4)
      expect(new Set(times).size).toBe(times.length)
    }
    expect(Object.keys(world.core.view().history.sinceMs)).toEqual([heron.id, otter.id])
  })

  it('goes with the account that is wiped or forgotten, and stays of the other', async () => {
    await world.host.clock.advance(10 * minuteMs)
    const before = await points(heron.id)
    await world.settled(world.core.history.wipe(otter.id))
    expect((await points(otter.id)).length).toBeLessThan(3)
    expect((await points(heron.id))[0]).toEqual(before[0])
    await world.settled(world.core.forgetToken(otter.id))
    expect((await points(heron.id))[0]).toEqual(before[0])
    await world.core.history.wipe(null)
    await world.host.clock.advance(hourMs)
    expect((await points(heron.id))[0]?.atMs).toBeGreaterThan(before[0]?.atMs ?? 0)
  })
})
