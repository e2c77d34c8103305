import { describe, expect, test } from 'vitest'
import { createLoginStart } from '../../../app/core/login-start.ts'
import type { LoginStart } from '../../../app/domain/login-start.ts'
import type { LoginItem } from '../../../app/ports/login-item.ts'
import { createFakeHost } from '../../fakes/host.ts'

/** A platform that takes over what it is told, unless it is stubborn. */
function platform(first: LoginStart, isStubborn = false) {
  let now = first
  const told: boolean[] = []
  const item: LoginItem = {
    state: async () => now,
    async set(isOn) {
      told.push(isOn)
      if (!isStubborn) now = { kind: isOn ? 'on' : 'off' }
    },
  }
  return { item, told }
}

const off: LoginStart = { kind: 'off' }
const refused = { ok: false, failure: { kind: 'login-start-refused' } }

/** What the report of forgetting everything says of the entry. */
async function forget(item: LoginItem) {
  const host = createFakeHost()
  const core = await host.core({ loginItem: item })
  await core.start()
  const done = core.forget.everything()
  await host.clock.advance(5000)
  await done
  const parts = core.view().forgotten?.parts ?? []
  await core.close()
  return parts.filter(({ what }) => what === 'login-start')
}

describe('starting at login', () => {
  test('is what the platform says, and not what it was told', async () => {
    const { item, told } = platform(off)
    const start = createLoginStart(item)
    expect(await start.state()).toEqual({ ok: true, value: off })
    expect(await start.set(true)).toEqual({ ok: true, value: { kind: 'on' } })
    expect(await start.set(false)).toEqual({ ok: true, value: off })
    expect(told).toEqual([true, false])
    expect(await createLoginStart(platform(off, true).item).set(true)).toEqual(refused)
    expect(await createLoginStart(platform({ kind: 'on' }, true).item).set(false)).toEqual(refused)
  })

  test('that waits for the owner’s consent has been taken over', async () => {
    const held: LoginStart = { kind: 'held-back' }
    expect(await createLoginStart(platform(held, true).item).set(true)).toEqual({ ok: true, value: held })
  })

  test('is impossible where the host cannot do it', async () => {
    const start = createLoginStart(undefined)
    expect(await start.state()).toEqual({ ok: true, value: { kind: 'impossible', why: 'development' } })
    expect(await start.set(true)).toEqual(refused)
    expect(await start.forget()).toBeNull()
  })
})

describe('forgetting everything', () => {
  test('takes the entry away too, also one of another copy, and says so', async () => {
    for (const kind of ['on', 'held-back', 'other-copy'] as const) {
      const { item, told } = platform({ kind })
      expect(await forget(item)).toEqual([{ what: 'login-start', outcome: { kind: 'removed' } }])
      expect(told).toEqual([false])
    }
  })

  test('says nothing of one that there is not', async () => {
    const { item, told } = platform(off)
    expect([await forget(item), told]).toEqual([[], []])
  })

  test('says that it is still there where the platform does not give it up', async () => {
    expect(await forget(platform({ kind: 'on' }, true).item)).toEqual([
      { what: 'login-start', outcome: { kind: 'failed', failure: { kind: 'login-start-refused' } } },
    ])
  })
})
