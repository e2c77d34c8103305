import { beforeEach, describe, expect, it } from 'vitest'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { demoUserId } from '../../fakes/host.ts'
import { createAccountsWorld, type AccountsWorld } from './accounts-world.ts'

let world: AccountsWorld

beforeEach(async () => {
  world = await createAccountsWorld()
})

const result = (id: string) => world.core.view().checklist.results.find((found) => found.id === id)

const fresh = () => JSON.stringify(result('sessions-closed')?.findings ?? []).includes('new')

async function watch(): Promise<void> {
  world.core.watch()
  await world.host.clock.advance(30 * secondMs)
  while (world.core.view().checklist.running) await world.host.clock.advance(0)
}

/** These users have no two-factor login. */
function withoutTfa(...tokens: readonly string[]): void {
  const body = `{"data":{"user":{"id":"${demoUserId}","hasTfaEnabled":false,"hasEmailVerified":true}}}`
  world.host.answerWith((operation, { token }) =>
    operation === 'UserProtection' && token !== null && tokens.includes(token) ? { status: 200, body } : null,
  )
}

describe('the checklist of several accounts', () => {
  it('fails for the one that fails, says which, and tells of it once', async () => {
    await world.add('heron')
    const otter = await world.add('otter')
    withoutTfa(otter.token)
    await watch()
    await world.host.clock.advance(12 * minuteMs)
    expect(result('two-factor')).toMatchObject({ status: 'fail' })
    expect(result('two-factor')?.evidence[0]).toMatch(/^otter: /)
    expect(result('email-verified')?.status).toBe('pass')
    await world.core.changeAccount(otter.id, { label: 'Savings' })
    await world.host.clock.advance(3 * minuteMs)
    expect(result('two-factor')?.evidence[0]).toMatch(/^Savings: /)
  })

  it('keeps its history when the accounts change places, or another one comes', async () => {
    await world.add('heron')
    const otter = await world.add('otter')
    await watch()
    await world.core.moveAccount(otter.id, -1)
    await world.host.clock.advance(3 * minuteMs)
    const before = world.core.view().checklist.history['two-factor']?.[0]
    expect(before).toBeDefined()
    await world.add('badger')
    expect(world.core.view().checklist.history['two-factor']?.[0]).toEqual(before)
  })

  it('says nothing any more of one that is gone, and still of the other', async () => {
    await world.add('heron')
    const otter = await world.add('otter')
    withoutTfa(otter.token)
    await watch()
    await world.core.forgetToken(otter.id)
    await world.host.clock.advance(3 * minuteMs)
    expect(result('two-factor')).toMatchObject({ status: 'pass' })
    expect(JSON.stringify(world.core.view().checklist)).not.toContain('otter')
  })

  it('takes a later account’s sessions for no news', async () => {
    await world.add('heron')
    await watch()
    await world.host.clock.advance(11 * minuteMs)
    expect(fresh()).toBe(false)
    await world.add('otter')
    await world.host.clock.advance(11 * minuteMs)
    expect(fresh()).toBe(false)
  })
})
