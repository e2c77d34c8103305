import { beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../../app/core.ts'
import type { AccountDetails } from '../../../app/domain/account-details.ts'
import { firstAccountId, parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { demoSessionsJson } from '../../../app/demo/access.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost, type Reply } from '../../fakes/host.ts'

let host: FakeHost
let core: Core

const passphrase = 'a quiet heron by the river'

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core({ demo: false })
  await core.start()
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await settled(core.setup.verify())
  await settled(core.setup.save('memory'))
  await core.setup.cancel()
  core.watch()
  await host.clock.advance(20 * secondMs)
})

async function settled<Value>(work: Promise<Value>): Promise<Value> {
  await host.clock.advance(20 * secondMs)
  return await work
}

function details(): AccountDetails {
  const answer = core.details(firstAccountId)
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value
}

const asked = () => host.sent.map(({ operation }) => operation)
const replying = (operation: string, reply: Reply | null) =>
  host.answerWith((asks) => (asks === operation ? reply : null))

const bet = (amount: string, payout: string, active = false) =>
  `{"id":"${amount}/${payout}/${active}","iid":null,"game":{"name":"Dice"},"bet":{"__typename":"CasinoBet","active":${active},"amount":${amount},"payout":${payout},"payoutMultiplier":2,"currency":"usdt","createdAt":"Fri, 12 Jun 2026 15:11:57 GMT"}}`

const user = (fields: string): Reply => ({ status: 200, body: `{"data":{"user":{"id":"u",${fields}}}}` })

describe('the account’s page', () => {
  it('is told all that is known of the account, and when it was read', () => {
    const { security, kyc, standing, vip, access, bets } = details()
    expect(security.value).toEqual({ hasTfaEnabled: true, hasEmailVerified: true })
    expect(kyc.value).toEqual({ level: 'extended' })
    expect(standing.value).toMatchObject({ isBanned: false })
    expect(vip.value).toEqual({ flag: 'silver', percent: '42.71' })
    expect(access.value?.sessions).toHaveLength(3)
    expect(access.value?.ended).toEqual({ sessions: 1, apiKeys: 1 })
    expect(bets.value?.bets.length).toBeGreaterThan(40)
    for (const part of [security, kyc, standing, vip, access, bets]) {
      expect(part.failure).toBeNull()
      expect(host.clock.now() - (part.readAtMs ?? 0)).toBeLessThan(minuteMs)
    }
  })

  it('is told what is unusual first, as the checklist judges it', () => {
    const { sessions } = details().access.value ?? { sessions: [] }
    expect(sessions.map(({ entry, oddities }) => [entry.name, oddities])).toEqual([
      ['Chrome on Windows', ['idle']],
      ['Firefox on Linux', []],
      ['Safari on iPhone', []],
    ])
    const check = core.view().checklist.results.find(({ id }) => id === 'sessions-closed')
    expect(check?.findings).toHaveLength(1)
  })

  it('is told of each part why it could not be read, and keeps what was known', async () => {
    replying('VipProgressMeta', { status: 500, body: '' })
    await settled(core.readDetails(firstAccountId, 'all'))
    const { vip, kyc } = details()
    expect(vip).toMatchObject({ value: { flag: 'silver' }, failure: { kind: 'server-error' } })
    expect(kyc.failure).toBeNull()
  })

  it('is told how each bet ended, and of none that it is outside of limits that nobody has set', async () => {
    const list = [bet('100', '200'), bet('5', '0'), bet('0.5', '0.5'), bet('7', '0', true)]
    replying('MyBetList', user(`"houseBetList":[${list.join(',')}]`))
    await settled(core.readDetails(firstAccountId, 'all'))
    const { bets, hasLimits } = details().bets.value ?? { bets: [], hasLimits: null }
    expect(hasLimits).toBe(false)
    expect(bets.map(({ result, outside }) => [result, outside])).toEqual([
      ['won', null],
      ['lost', null],
      ['even', null],
      ['open', null],
    ])
  })

  it('is told which limit of the owner’s a bet does not keep', async () => {
    await core.close()
    core = await demoCore()
    const { bets, hasLimits } = details().bets.value ?? { bets: [], hasLimits: null }
    expect(hasLimits).toBe(true)
    expect(bets.map(({ outside }) => outside)).toContainEqual({ side: 'above', limit: '100' })
    expect(bets.filter(({ outside }) => outside === null).length).toBeGreaterThan(30)
  })

  it('is told no amount in privacy mode, nor how far the owner has come by staking', async () => {
    await core.close()
    core = await demoCore()
    const amounts = details().bets.value?.bets.map(({ amount }) => amount) ?? []
    await core.changePreferences({ privacy: true })
    const { vip, bets } = details()
    expect(vip.value).toEqual({ flag: null, percent: hiddenMark })
    const outside = bets.value?.bets.find((one) => one.outside !== null)
    expect(outside).toMatchObject({ amount: hiddenMark, payout: hiddenMark, outside: { limit: hiddenMark } })
    const text = JSON.stringify(bets.value?.bets.map((one) => ({ ...one, multiplier: null })))
    expect(amounts.filter((amount) => text.includes(`"${amount}"`))).toEqual([])
  })

  it('is told nothing while locked, nor of an account that is not there', async () => {
    const other = parseAccountId('another') as AccountId
    const unknown = { ok: false, failure: { kind: 'account-unknown' } }
    expect(core.details(other)).toEqual(unknown)
    expect(await core.readDetails(other, 'bets')).toEqual(unknown)
    await core.lock.setPassphrase(passphrase, null)
    core.lock.lock('asked')
    expect(core.details(firstAccountId)).toEqual({ ok: false, failure: { kind: 'locked' } })
  })

  it('has no address, neither of the mailbox nor of the network', () => {
    expect(JSON.stringify(details())).not.toMatch(/203\.0\.113|@/)
  })

  it('has its bets read when it is opened, and everything when that is wanted', async () => {
    await host.clock.advance(minuteMs)
    host.sent.length = 0
    expect(await core.readDetails(firstAccountId, 'bets')).toEqual({ ok: true, value: null })
    await host.clock.advance(secondMs)
    expect(asked()).toContain('MyBetList')
    host.sent.length = 0
    expect(await settled(core.readDetails(firstAccountId, 'all'))).toEqual({ ok: true, value: null })
    const each = ['UserBalances', 'MyBetList', 'UserKycInfo', 'VipProgressMeta', 'UserProtection']
    expect(asked()).toEqual(expect.arrayContaining([...each, 'UserStanding', 'SessionList', 'UserApiKeys']))
  })

  it('marks a session that appears', async () => {
    const known = demoSessionsJson(host.clock.now()).slice(0, -1)
    const other = '{"id":"s","sessionName":"elsewhere","country":"Iceland","active":true}'
    replying('SessionList', user(`"sessionList":${known},${other}]`))
    await settled(core.readDetails(firstAccountId, 'all'))
    const { sessions } = details().access.value ?? { sessions: [] }
    expect(sessions.find(({ entry }) => entry.name === 'elsewhere')?.oddities).toEqual([
      'new',
      'unknown-country',
    ])
  })
})

async function demoCore(): Promise<Core> {
  const demo = await host.core({ demo: true })
  await demo.start()
  demo.watch()
  await host.clock.advance(20 * secondMs)
  return demo
}
