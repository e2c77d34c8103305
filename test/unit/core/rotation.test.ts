import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { parseHost, type Host } from '../../../app/domain/host.ts'
import type { HttpOutcome } from '../../../app/ports/http.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'
import { createMortal, type Death, type Mortal } from '../../fakes/mortal.ts'

const main = 'access_token'
const beside = 'access_token/next'
const otherHost = parseHost('stake.bet') as Host

/** Every call that a replacement makes, in its order. */
const calls = [
  'settings',
  `read ${beside}`,
  `write ${beside}`,
  `read ${beside}`,
  'settings',
  `read ${beside}`,
  'ask',
  'settings',
  `read ${beside}`,
  `read ${main}`,
  `write ${main}`,
  `read ${main}`,
  'settings',
  `remove ${beside}`,
  'settings',
]
/** The number of the call from whose effect on the new token counts: `promoting` is written. */
const decisive = 8

interface World {
  readonly host: FakeHost
  readonly keychain: FakeKeychain
  readonly newer: string
}

async function settled<Value>({ host }: World, work: Promise<Value>): Promise<Value> {
  await host.clock.advance(5000)
  return await work
}

/** A host whose first account is set up on stake.com, in a run that has ended. */
async function watchedWorld(): Promise<World> {
  const keychain = createFakeKeychain()
  const host = createFakeHost()
  const newer = randomBytes(48).toString('hex')
  host.accepted.add(newer)
  const world = { host, keychain, newer }
  const core = await host.core({ keychain })
  await core.start()
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await settled(world, core.setup.verify())
  await settled(world, core.setup.save('keychain'))
  await core.close()
  return world
}

/** As far as the button that keeps the new token, which belongs to another host. */
async function readyToReplace(world: World, core: Core): Promise<void> {
  await core.start()
  await core.setup.begin(firstAccountId)
  await core.setup.chooseHost(otherHost)
  await core.setup.typeToken(world.newer)
  expect(await settled(world, core.setup.verify())).toEqual({ ok: true, value: null })
}

interface Run {
  readonly core: Core
  readonly mortal: Mortal
}

async function replacingRun(world: World): Promise<Run> {
  const mortal = createMortal({ ...world.host.ports, keychain: world.keychain })
  const core = await world.host.core(mortal.ports)
  await readyToReplace(world, core)
  mortal.decide(null)
  return { core, mortal }
}

async function killedAt(world: World, death: Death): Promise<void> {
  const { core, mortal } = await replacingRun(world)
  mortal.decide(death)
  void core.setup.save('keychain')
  await world.host.clock.advance(2000)
  await mortal.died
}

/** What a start finds: the account works, with the right host, and one token is all there is. */
async function nextStart(world: World) {
  const { host, keychain, newer } = world
  const core = await host.core({ keychain })
  await core.start()
  host.sent.length = 0
  expect(await settled(world, core.refresh(firstAccountId))).toEqual({ ok: true, value: null })
  expect([...keychain.entries.keys()]).toEqual([main])
  const held = keychain.entries.get(main) === newer ? 'new' : 'old'
  expect(keychain.entries.get(main)).toBe(held === 'new' ? newer : host.token)
  expectPairs(world)
  const [account] = core.view().accounts
  expect(account?.host).toBe(held === 'new' ? otherHost : 'stake.com')
  expect(account?.token.mask?.slice(0, 8)).toBe(keychain.entries.get(main)?.slice(0, 8))
  await core.close()
  return { held, end: account?.rotationNotice?.end ?? null }
}

/** No token was ever shown to a host that it does not belong to. */
function expectPairs({ host, newer }: World): void {
  const mixed = host.sent.filter(
    ({ token, host: asked }) => token !== null && asked !== (token === newer ? otherHost : 'stake.com'),
  )
  expect(mixed).toEqual([])
}

/** After how many calls took effect, what the next start says and holds. */
function expectedAfter(effects: number) {
  if (effects === 0) return { held: 'old', end: null }
  if (effects < decisive) return { held: 'old', end: 'undone' }
  if (effects < calls.length) return { held: 'new', end: 'finished' }
  return { held: 'new', end: null }
}

const deaths = calls.flatMap((call, index) =>
  (['before', 'after'] as const).map((when) => ({
    call,
    when,
    at: index + 1,
    effects: when === 'after' ? index + 1 : index,
  })),
)

describe('a replacement', () => {
  it('keeps the new token beside the old one, reads it back, tries it, and only then gives up the old', async () => {
    const world = await watchedWorld()
    const { core, mortal } = await replacingRun(world)
    world.host.clipboard = world.newer
    const saving = core.setup.save('keychain')
    await world.host.clock.advance(2000)
    expect(await saving).toEqual({ ok: true, value: null })
    expect(mortal.calls.slice(0, calls.length)).toEqual(calls)
    expect([...world.keychain.entries]).toEqual([[main, world.newer]])
    expect(world.host.clipboard).toBe('')
    expect(core.settings().accounts[0]).toMatchObject({
      host: otherHost,
      rotation: null,
      rotationNotice: null,
    })
    expectPairs(world)
    expect(await nextStart(world)).toEqual({ held: 'new', end: null })
  })

  it('reads nothing while both tokens are there', async () => {
    const world = await watchedWorld()
    const { core } = await replacingRun(world)
    const saving = core.setup.save('keychain')
    const reading = core.refresh(firstAccountId)
    await settled(world, saving)
    await settled(world, reading)
    expectPairs(world)
    await world.host.clock.advance(5000)
    expect(core.view().accounts[0]).toMatchObject({ host: otherHost, freshness: { failure: null } })
  })

  it('can be given up while the new token is tried', async () => {
    const world = await watchedWorld()
    const { http } = world.host.ports
    let isSilent = false
    const core = await world.host.core({
      keychain: world.keychain,
      http: {
        ...http,
        send: (request) => (isSilent ? untilAborted(request.signal) : http.send(request)),
      },
    })
    await readyToReplace(world, core)
    isSilent = true
    const saving = core.setup.save('keychain')
    await world.host.clock.advance(2000)
    expect([...world.keychain.entries.keys()]).toEqual([main, beside])
    await core.close()
    expect(await saving).toMatchObject({ ok: false })
    expect(await nextStart(world)).toEqual({ held: 'old', end: null })
  })
})

function untilAborted(signal: AbortSignal): Promise<HttpOutcome> {
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
  signal.addEventListener('abort', () => resolve({ ok: false, failure: 'aborted' }))
  return promise
}

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

describe('a replacement that fails at one call', () => {
  it.each(calls.map((call, index) => ({ call, at: index + 1 })))(
    '$at ($call): the account goes on working',
    async ({ at }) => {
      const world = await watchedWorld()
      const failing = failingAt(world, at)
      const core = await world.host.core(failing.ports)
      await readyToReplace(world, core)
      failing.arm()
      const answer = await settled(world, core.setup.save('keychain'))
      const isUndone = at <= decisive
      expect(answer.ok).toBe(false)
      expect(!answer.ok && answer.failure.kind === 'rotation-unfinished').toBe(!isUndone)
      expect(await settled(world, core.refresh(firstAccountId))).toEqual({ ok: true, value: null })
      expect(core.view().accounts[0]?.host).toBe(isUndone ? 'stake.com' : otherHost)
      expectPairs(world)
      await core.close()
      expect((await nextStart(world)).held).toBe(isUndone ? 'old' : 'new')
    },
  )

  it.each(calls.map((call, index) => ({ call, at: index + 1 })))(
    'from $at ($call) on: the next start puts it right',
    async ({ at }) => {
      const world = await watchedWorld()
      const failing = failingAt(world, at, Infinity)
      const core = await world.host.core(failing.ports)
      await readyToReplace(world, core)
      failing.arm()
      expect((await settled(world, core.setup.save('keychain'))).ok).toBe(false)
      await settled(world, core.refresh(firstAccountId))
      expectPairs(world)
      await core.close()
      expect((await nextStart(world)).held).toBe(at <= decisive ? 'old' : 'new')
    },
  )
})

/** Ports of which `count` calls fail, from number `at` on, once armed. */
function failingAt({ host, keychain }: World, at: number, count = 1) {
  let isArmed = false
  let number = 0
  const fails = () => {
    if (!isArmed) return false
    number += 1
    return number >= at && number < at + count
  }
  const refused = Promise.resolve({ kind: 'refused' } as const)
  const { files, http } = host.ports
  return {
    arm: () => void (isArmed = true),
    ports: {
      keychain: {
        ...keychain,
        read: (entry: string) => (fails() ? refused : keychain.read(entry)),
        write: (entry: string, secret: string) => (fails() ? refused : keychain.write(entry, secret)),
        remove: (entry: string) => (fails() ? refused : keychain.remove(entry)),
      },
      files: {
        ...files,
        writeAtomic: (path: string, text: string) =>
          fails()
            ? Promise.resolve({ ok: false, problem: 'disk-full' } as const)
            : files.writeAtomic(path, text),
      },
      http: {
        ...http,
        send: (request: Parameters<typeof http.send>[0]) =>
          fails() ? Promise.resolve({ ok: false, failure: 'offline' } as const) : http.send(request),
      },
    },
  }
}

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

describe('a token of another account', () => {
  it('is kept only when the owner says that it is meant', async () => {
    const world = await watchedWorld()
    const { core } = await replacingRun(world)
    world.host.answerWith((operation) =>
      operation === 'UserMeta'
        ? {
            status: 200,
            body: JSON.stringify({
              data: { user: { id: '00000000-0000-4000-8000-0000000000ff', name: 'another' } },
            }),
          }
        : null,
    )
    await settled(world, core.setup.verify())
    expect(core.view().setup?.verified).toEqual({ name: 'another', sameAccount: false })
    const before = core.settings().accounts
    const refused = await settled(world, core.setup.save('keychain'))
    expect(refused).toEqual({ ok: false, failure: { kind: 'other-account' } })
    expect(core.settings().accounts).toEqual(before)
    expect([...world.keychain.entries]).toEqual([[main, world.host.token]])
    expect(await settled(world, core.setup.save('keychain', true))).toEqual({ ok: true, value: null })
    expect(core.view().accounts[0]?.name).toBe('another')
    expect([...world.keychain.entries]).toEqual([[main, world.newer]])
  })
})
