import { beforeEach, describe, expect, it } from 'vitest'
import { parseHost, type Host } from '../../../app/domain/host.ts'
import { dayMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { Reply } from '../../fakes/host.ts'
import { createAccountsWorld, type AccountsWorld, type Added } from './accounts-world.ts'

const mirror = parseHost('stake.bet') as Host
const all = 8

let world: AccountsWorld
let added: readonly Added[]

/** Eight on one host, but for the first, which is on another. */
beforeEach(async () => {
  world = await createAccountsWorld()
  added = await world.seed(all, mirror)
  world.host.sent.length = 0
})

const sent = (operation: string) => world.host.sent.filter((asked) => asked.operation === operation)

async function watch(forMs: number): Promise<void> {
  world.core.setVisible(true)
  world.core.watch()
  await world.host.clock.advance(forMs)
}

/** How the accounts are besides the first one. */
function others() {
  return added.slice(1).map(({ id }) => {
    const { freshness, token } = world.account(id)
    return { failure: freshness.failure, stale: freshness.stale, state: token.health.state }
  })
}

const fine = Array.from({ length: all - 1 }, () => ({ failure: null, stale: false, state: 'unknown' }))

/** The others are read at their pace while this goes wrong with the first one. */
async function expectOthersRead(): Promise<void> {
  const first = added[0]?.token
  world.host.sent.length = 0
  await watch(150 * secondMs)
  expect(others()).toEqual(fine)
  for (const { token } of added.slice(1)) {
    const readings = sent('UserBalances').filter((asked) => asked.token === token)
    expect(readings.length).toBeGreaterThan(2)
  }
  expect(first).toBeDefined()
}

/** All that the first one is answered from here on. */
function failing(reply: Reply | Promise<Reply>): void {
  world.host.answerWith((_operation, { token }) => (token === added[0]?.token ? reply : null))
}

describe('one account’s failure never touches another', () => {
  it('a token that is rejected', async () => {
    world.host.accepted.delete(added[0]?.token ?? '')
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.token.health.state).toBe('rejected')
  })

  it('a host that never answers', async () => {
    failing(Promise.withResolvers<Reply>().promise)
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.freshness.failure?.kind).toBe('timeout')
  })

  it('an answer that cannot be read', async () => {
    failing({ status: 200, body: '{"data":{"user":{"balances":7}}}' })
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.freshness.failure?.kind).toBe('schema-drift')
  })

  it('a host that asks to be left alone', async () => {
    failing({ status: 429, headers: { 'retry-after': '3600' }, body: '' })
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.freshness.failure?.kind).toBe('rate-limited')
  })

  it('an entry that the keychain does not give', async () => {
    await world.core.close()
    const { keychain } = world
    world.core = await world.host.core({
      keychain: {
        ...keychain,
        read: (entry) =>
          entry === 'access_token' ? Promise.resolve({ kind: 'locked' }) : keychain.read(entry),
      },
    })
    await world.core.start()
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.token.keychain?.kind).toBe('keychain-locked')
  })

  it('a token that expires', async () => {
    const { setup } = world.core
    await setup.begin(added[0]?.id ?? null)
    await setup.chooseHost(mirror)
    await setup.typeToken(added[0]?.token ?? '')
    await world.settled(setup.verify())
    await setup.declare({ kind: 'in', days: 1 }, null)
    await world.settled(setup.save('keychain'))
    await setup.cancel()
    world.host.clock.jump(2 * dayMs)
    await expectOthersRead()
    expect(world.core.view().accounts[0]?.token.health.state).toBe('expired')
  })
})

describe('eight accounts at one request a second', () => {
  it('all have their balances before anybody has the rest', async () => {
    await watch(7.5 * secondMs)
    expect(sent('UserBalances')).toHaveLength(all)
    const here = world.host.sent.filter(({ host }) => host !== mirror)
    expect(here.slice(0, all - 1).every(({ operation }) => operation === 'UserBalances')).toBe(true)
  })

  // Each account asks one question at a time, so a balance waits for seven others at the most.
  it('nobody’s balances starve while the rest is read', async () => {
    await watch(2 * minuteMs)
    expect(added.every(({ id }) => world.account(id).security !== null)).toBe(true)
    for (const { id } of added) {
      const { lastSuccessAtMs } = world.account(id).freshness
      expect(world.host.clock.now() - (lastSuccessAtMs ?? 0)).toBeLessThan(minuteMs)
    }
  })

  it('the rates of a host are asked for once', async () => {
    await watch(minuteMs)
    expect(sent('CurrencyConfiguration').length).toBeLessThanOrEqual(2)
  })
})

describe('what belongs to every account', () => {
  it('is sealed, and given up, for all of them', async () => {
    const passphrase = 'four common words here'
    await world.core.lock.setPassphrase(passphrase, null)
    expect((await world.core.lock.setSealed(true, passphrase)).ok).toBe(true)
    const tokens = new Set(added.map(({ token }) => token))
    expect([...world.keychain.entries.values()].some((kept) => tokens.has(kept))).toBe(false)
    world.core.lock.lock('asked')
    expect(world.core.view().accounts.every(({ name }) => name === null)).toBe(true)
    expect((await world.core.lock.unlock({ by: 'giving-up-the-token' })).ok).toBe(true)
    expect(world.keychain.entries.size).toBe(0)
    expect(world.core.view().accounts).toEqual([])
  })

  it('is forgotten whole', async () => {
    await world.core.forget.everything()
    expect(world.keychain.entries.size).toBe(0)
    const report = world.core.view().forgotten
    expect(report?.parts.filter(({ what }) => what === 'token')).toHaveLength(all)
  })
})

function refuse(...accounts: readonly number[]): void {
  for (const at of accounts) world.host.accepted.delete(added[at]?.token ?? '')
}

describe('a notification', () => {
  const refused = 'Stake refuses the access token'
  const told = () => world.host.notices.filter(({ title, body }) => `${title} ${body}`.includes(refused))

  it('says whose it is where there are several accounts', async () => {
    refuse(2)
    await watch(2 * minuteMs)
    expect(told()).toMatchObject([
      { title: refused, body: expect.stringMatching(/^seeded-2: A fault/) as string },
    ])
  })

  it('that gathers several says whose each is', async () => {
    refuse(3, 5)
    world.host.isUndisturbed = true
    await watch(2 * minuteMs)
    world.host.isUndisturbed = false
    await world.host.clock.advance(2 * minuteMs)
    expect(told().map(({ body }) => body)).toEqual([
      expect.stringMatching(`seeded-3: ${refused}. seeded-5: ${refused}`),
    ])
  })

  it('names nobody in privacy mode', async () => {
    await world.core.changePreferences({ privacy: true })
    refuse(2)
    await watch(2 * minuteMs)
    expect(told()).toHaveLength(1)
    expect(
      told()
        .map(({ body }) => body)
        .join(),
    ).not.toContain('seeded')
  })
})
