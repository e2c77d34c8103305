import { beforeEach, describe, expect, it } from 'vitest'
import { demoUserId } from '../../fakes/host.ts'
import { createAccountsWorld, type AccountsWorld } from './accounts-world.ts'

let world: AccountsWorld

beforeEach(async () => {
  world = await createAccountsWorld()
})

const everything = () => world.core.view().everything

/** What these tokens' users hold, in dollars; the others are answered as ever. */
function hold(dollars: ReadonlyMap<string, string>, currency = 'usd'): void {
  world.host.answerWith((operation, { token }) => {
    const amount = operation === 'UserBalances' && token !== null ? dollars.get(token) : undefined
    if (amount === undefined) return null
    const balance = `{"available":{"amount":${amount},"currency":"${currency}"},"vault":{"amount":0,"currency":"${currency}"}}`
    return { status: 200, body: `{"data":{"user":{"id":"${demoUserId}","balances":[${balance}]}}}` }
  })
}

async function readAll(): Promise<void> {
  for (const { id } of world.core.view().accounts) await world.settled(world.core.refresh(id))
}

describe('the total across accounts', () => {
  it('is none with one account', async () => {
    await world.add('heron')
    expect(everything()).toBeNull()
  })

  it('is the exact sum of what each shows', async () => {
    const [one, two, three] = [await world.add('heron'), await world.add('otter'), await world.add('lynx')]
    hold(
      new Map([
        [one.token, '0.1'],
        [two.token, '0.2'],
        [three.token, '90071992547409931234567890.05'],
      ]),
    )
    await readAll()
    expect(everything()).toEqual({
      total: { amount: '90071992547409931234567890.35', currency: 'usd', unpriced: [] },
      leftOut: [],
      stale: [],
    })
  })

  it('names what has no rate, once', async () => {
    const [one, two] = [await world.add('heron'), await world.add('otter')]
    expect(everything()?.total?.unpriced).toEqual(['bonk'])
    hold(
      new Map([
        [one.token, '10'],
        [two.token, '5'],
      ]),
      'bonk',
    )
    await readAll()
    expect(everything()).toMatchObject({
      total: null,
      leftOut: [
        { account: one.id, why: 'unpriced' },
        { account: two.id, why: 'unpriced' },
      ],
    })
  })

  it('names the account that was never read, and the one that the owner leaves out', async () => {
    const [one, two] = [await world.add('heron'), await world.add('otter')]
    world.host.accepted.delete(two.token)
    await world.restart()
    hold(new Map([[one.token, '12.5']]))
    await readAll()
    expect(everything()).toMatchObject({
      total: { amount: '12.5' },
      leftOut: [{ account: two.id, why: 'unread' }],
    })
    await world.core.changeAccount(one.id, { inTotal: false })
    expect(everything()).toMatchObject({
      total: null,
      leftOut: [
        { account: one.id, why: 'excluded' },
        { account: two.id, why: 'unread' },
      ],
    })
  })

  it('goes on counting an old reading, and marks it', async () => {
    const [one, two] = [await world.add('heron'), await world.add('otter')]
    await readAll()
    world.host.accepted.delete(two.token)
    world.core.watch()
    await world.host.clock.advance(20 * 60_000)
    expect(world.account(one.id).freshness.stale).toBe(false)
    expect(everything()?.stale).toEqual([two.id])
    expect(everything()?.leftOut).toEqual([])
  })

  it('is hidden in privacy mode, and gone while locked', async () => {
    await world.add('heron')
    await world.add('otter')
    await world.core.changePreferences({ privacy: true })
    expect(everything()?.total?.amount).toBe('•••••')
    await world.core.lock.setPassphrase('a long enough passphrase', null)
    world.core.lock.lock('asked')
    expect(everything()).toBeNull()
  })
})
