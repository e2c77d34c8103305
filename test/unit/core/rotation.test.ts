import { describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { HttpOutcome } from '../../../app/ports/http.ts'
import {
  beside,
  calls,
  decisive,
  expectPairs,
  main,
  nextStart,
  otherHost,
  readyToReplace,
  replacingRun,
  settled,
  watchedWorld,
  type World,
} from './replacement-world.ts'

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
    expect(core.view().setup?.verified).toEqual({
      name: 'another',
      sameAccount: false,
      watchedAs: null,
    })
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
