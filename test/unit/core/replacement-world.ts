import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Core } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { parseHost, type Host } from '../../../app/domain/host.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'
import { createMortal, type Death, type Mortal } from '../../fakes/mortal.ts'

export const main = 'access_token'
export const beside = 'access_token/next'
export const otherHost = parseHost('stake.bet') as Host

/** Every call that a replacement makes, in its order. */
export const calls = [
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
export const decisive = 8

export interface World {
  readonly host: FakeHost
  readonly keychain: FakeKeychain
  readonly newer: string
}

export async function settled<Value>({ host }: World, work: Promise<Value>): Promise<Value> {
  await host.clock.advance(5000)
  return await work
}

/** A host whose first account is set up on stake.com, in a run that has ended. */
export async function watchedWorld(): Promise<World> {
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
export async function readyToReplace(world: World, core: Core): Promise<void> {
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

export async function replacingRun(world: World): Promise<Run> {
  const mortal = createMortal({ ...world.host.ports, keychain: world.keychain })
  const core = await world.host.core(mortal.ports)
  await readyToReplace(world, core)
  mortal.decide(null)
  return { core, mortal }
}

export async function killedAt(world: World, death: Death): Promise<void> {
  const { core, mortal } = await replacingRun(world)
  mortal.decide(death)
  void core.setup.save('keychain')
  await world.host.clock.advance(2000)
  await mortal.died
}

/** What a start finds: the account works, with the right host, and one token is all there is. */
export async function nextStart(world: World) {
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
export function expectPairs({ host, newer }: World): void {
  const mixed = host.sent.filter(
    ({ token, host: asked }) => token !== null && asked !== (token === newer ? otherHost : 'stake.com'),
  )
  expect(mixed).toEqual([])
}

/** After how many calls took effect, what the next start says and holds. */
export function expectedAfter(effects: number) {
  if (effects === 0) return { held: 'old', end: null }
  if (effects < decisive) return { held: 'old', end: 'undone' }
  if (effects < calls.length) return { held: 'new', end: 'finished' }
  return { held: 'new', end: null }
}
