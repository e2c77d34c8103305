import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import { createMortal } from '../../fakes/mortal.ts'
import {
  beside,
  calls,
  decisive,
  expectedAfter,
  expectPairs,
  killedAt,
  main,
  nextStart,
  otherHost,
  readyToReplace,
  settled,
  watchedWorld,
  type World,
} from './replacement-world.ts'

const deaths = calls.flatMap((call, index) =>
  (['before', 'after'] as const).map((when) => ({
    call,
    when,
    at: index + 1,
    effects: when === 'after' ? index + 1 : index,
  })),
)

describe('killed in the middle of a replacement', () => {
  it.each(deaths)('$when call $at ($call): one working token, and the start says which', async (death) => {
    const world = await watchedWorld()
    await killedAt(world, death)
    expect(await nextStart(world)).toEqual(expectedAfter(death.effects))
  })

  it.each(deaths)('$when call $at ($call), and again anywhere in the next start', async (death) => {
    for (let again = 1; ; again += 1) {
      const world = await watchedWorld()
      await killedAt(world, death)
      const mortal = createMortal({ ...world.host.ports, keychain: world.keychain })
      const core = await world.host.core(mortal.ports)
      mortal.decide({ at: again, when: again % 2 === 0 ? 'before' : 'after' })
      const starting = core.start()
      const end = await Promise.race([starting.then(() => 'started'), mortal.died.then(() => 'killed')])
      expect(await nextStart(world)).toEqual(expectedAfter(death.effects))
      if (end === 'started') return
    }
  })

  it('tells a terminal the token that counts, and leaves the rest to the desktop app', async () => {
    for (const { at, effects } of deaths.filter(({ when }) => when === 'after')) {
      const world = await watchedWorld()
      await killedAt(world, { at, when: 'after' })
      const before = [...world.keychain.entries]
      const core = await world.host.core({ keychain: world.keychain })
      await core.start({ mayRepair: false })
      world.host.sent.length = 0
      const { failure } = await settled(world, core.glance({ hideAmounts: false }))
      expect(failure).toBeNull()
      expectPairs(world)
      expect(core.view().accounts[0]?.host).toBe(effects < decisive ? 'stake.com' : otherHost)
      expect([...world.keychain.entries]).toEqual(before)
      await core.close()
    }
  })
})

describe('what an interrupted replacement leaves', () => {
  let world: World

  beforeEach(async () => {
    world = await watchedWorld()
  })

  it('waits for a keychain that is locked, without a prompt, and is ended once it is open', async () => {
    const { keychain, host } = world
    await killedAt(world, { at: 11, when: 'after' })
    keychain.state = { kind: 'locked' }
    keychain.calls.length = 0
    const core = await host.core({ keychain })
    await core.start()
    expect(keychain.calls).toEqual([])
    expect(core.view().accounts[0]).toMatchObject({ rotationNotice: null, host: otherHost })
    keychain.state = 'open'
    expect(await settled(world, core.retryKeychain(firstAccountId))).toEqual({ ok: true, value: null })
    expect(core.view().accounts[0]?.rotationNotice?.end).toBe('finished')
    expect([...keychain.entries]).toEqual([[main, world.newer]])
    expectPairs(world)
  })

  it('is not written back when the token is forgotten while it is ended', async () => {
    const { keychain, host } = world
    await killedAt(world, { at: 10, when: 'after' })
    const core = await host.core({ keychain })
    const release = keychain.hold('read')
    const starting = core.start()
    await host.clock.advance(0)
    expect(keychain.calls.at(-1)).toBe(`read ${beside}`)
    const forgetting = core.forgetToken(firstAccountId)
    release()
    expect(await settled(world, forgetting)).toEqual({ ok: true, value: null })
    await starting
    expect([...keychain.entries]).toEqual([])
    expect(core.settings().accounts).toEqual([])
  })

  it('makes way for another token when nobody knows which is kept', async () => {
    const { keychain, host } = world
    await killedAt(world, { at: 10, when: 'after' })
    keychain.entries.delete(beside)
    const core = await host.core({ keychain })
    await readyToReplace(world, core)
    expect(await settled(world, core.setup.save('keychain'))).toEqual({ ok: true, value: null })
    await core.close()
    expect(await nextStart(world)).toEqual({ held: 'new', end: null })
  })

  it('is told until it is dismissed, also by a later start', async () => {
    await killedAt(world, { at: 4, when: 'after' })
    expect(await nextStart(world)).toMatchObject({ end: 'undone' })
    expect(await nextStart(world)).toMatchObject({ end: 'undone' })
    const core = await world.host.core({ keychain: world.keychain })
    await core.start()
    expect(await core.dismissRotationNotice(firstAccountId)).toEqual({ ok: true, value: null })
    expect(core.view().accounts[0]?.rotationNotice).toBeNull()
    expect(await nextStart(world)).toMatchObject({ end: null })
  })

  it('is sent nowhere when somebody else took the new token away', async () => {
    const { keychain, host } = world
    await killedAt(world, { at: 10, when: 'after' })
    keychain.entries.delete(beside)
    const core = await host.core({ keychain })
    await core.start()
    host.sent.length = 0
    expect(await settled(world, core.refresh(firstAccountId))).toMatchObject({ ok: false })
    expect(host.sent).toEqual([])
    expect(core.view().accounts[0]).toMatchObject({
      rotationNotice: { end: 'in-doubt' },
      token: { health: { state: 'missing' } },
    })
  })

  it('goes with the token when that is forgotten', async () => {
    const { keychain, host } = world
    await killedAt(world, { at: 4, when: 'after' })
    keychain.state = { kind: 'locked' }
    const core = await host.core({ keychain })
    await core.start()
    keychain.state = 'open'
    expect(await core.forgetToken(firstAccountId)).toEqual({ ok: true, value: null })
    expect([...keychain.entries]).toEqual([])
  })
})
