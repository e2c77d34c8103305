import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { AlertKind } from '../../../app/domain/alert.ts'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { usd } from '../../../app/domain/currency.ts'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { amount, currency } from '../../fakes/views.ts'
import { createChecklistWorld, type ChecklistWorld } from './checklist-world.ts'

const path = '/data/alerts.json'
let world: ChecklistWorld

beforeEach(async () => {
  world = await createChecklistWorld()
  await world.setUp()
  await world.watch()
  world.host.notices.length = 0
})

interface Site {
  readonly btc?: string
  readonly tfa?: boolean
  readonly sessions?: readonly string[]
  readonly bets?: readonly { readonly id: string; readonly amount: string }[]
  readonly broken?: boolean
}

const user = (fields: string) => `{"data":{"user":{"id":"u",${fields}}}}`

/** What the site says from the next reading on. */
function say({ btc = '1', tfa = true, sessions = [], bets = [], broken = false }: Site): void {
  const time = new Date(world.host.clock.now()).toUTCString()
  const answers: Readonly<Record<string, string>> = {
    UserBalances: user(
      `"balances":[{"available":{"amount":${btc},"currency":"btc"},"vault":{"amount":0,"currency":"btc"}}]`,
    ),
    UserProtection: user(`"hasTfaEnabled":${tfa},"hasEmailVerified":true`),
    SessionList: user(
      `"sessionList":[${sessions.map((id) => `{"id":"${id}","sessionName":"${id}","active":true}`).join(',')}]`,
    ),
    MyBetList: user(
      `"houseBetList":[${bets
        .map(
          ({ id, amount: staked }) =>
            `{"id":"${id}","iid":"house:1","game":{"name":"Dice"},"bet":{"__typename":"CasinoBet","active":false,"amount":${staked},"payout":0,"payoutMultiplier":0,"currency":"btc","createdAt":"${time}"}}`,
        )
        .join(',')}]`,
    ),
  }
  world.host.answerWith((operation) => {
    if (broken) return { status: 500, body: '' }
    const body = answers[operation]
    return body === undefined ? null : { status: 200, headers: { 'content-type': 'application/json' }, body }
  })
}

const titles = () => world.host.notices.map(({ title }) => title)
const kinds = () => world.core.view().alerts.list.map(({ facts }) => facts.kind)
const listed = (kind: AlertKind) => kinds().filter((one) => one === kind).length

describe('a total that falls', () => {
  beforeEach(async () => {
    say({ btc: '1' })
    await world.pass()
    world.host.notices.length = 0
  })

  it('is told with what was seen, opens the overview, and is told once across restarts', async () => {
    say({ btc: '0.5' })
    await world.pass()
    expect(world.host.notices).toMatchObject([
      {
        title: 'Your total fell by 50\u00a0%',
        body: expect.stringMatching(/^From .+USD to .+USD within 1 day\.$/) as string,
        place: { route: 'overview', account: firstAccountId, check: null },
      },
    ])
    await world.restart()
    await world.watch()
    await world.pass()
    expect(world.host.notices).toHaveLength(1)
    expect(listed('change')).toBe(1)
  })

  it('is told where it fell while the app was not running', async () => {
    await world.core.close()
    say({ btc: '0.5' })
    world.host.clock.jump(3 * hourMs)
    await world.start()
    await world.watch()
    await world.pass()
    expect(titles()).toEqual(['Your total fell by 50\u00a0%'])
  })

  it('is told without a number in privacy mode, and listed without', async () => {
    await world.core.changePreferences({ privacy: true })
    say({ btc: '0.5' })
    await world.pass()
    expect(world.notices()).toEqual(['Your total fell. By more than you allow within 1 day.'])
    expect(world.core.view().alerts.list[0]?.facts).toMatchObject({ from: hiddenMark, to: hiddenMark })
  })

  it('is not told of an account that the owner wants none of, and listed', async () => {
    await world.core.changeAccount(firstAccountId, { notifies: false })
    say({ btc: '0.5' })
    await world.pass()
    expect(titles()).toEqual([])
    expect(listed('change')).toBe(1)
  })

  it('is not told by a reading that came without rates, or that failed', async () => {
    world.host.clock.jump(minuteMs)
    world.host.answerWith((operation) =>
      operation === 'CurrencyConfiguration' ? { status: 500, body: '' } : null,
    )
    await world.pass()
    expect(listed('change')).toBe(0)
  })

  it('is not told because of another display currency', async () => {
    await world.core.changePreferences({ displayCurrency: currency('btc') })
    await world.pass()
    expect(titles()).toEqual([])
  })
})

describe('notifications', () => {
  beforeEach(async () => {
    say({ sessions: ['a'] })
    await world.pass()
    world.host.notices.length = 0
  })

  it('that are due together are one, which opens the list', async () => {
    say({ tfa: false, sessions: ['a', 'b'] })
    await world.pass()
    expect(world.host.notices).toMatchObject([
      {
        title: '2 alerts',
        body: 'Two-factor login was switched off. A new session.',
        place: { route: 'activity', account: null, check: null },
      },
    ])
  })

  it('come once a minute at most; what comes meanwhile is gathered', async () => {
    await world.core.alerts.change({ what: 'rule', rule: 'falls-to-zero', isOn: true })
    expect(await world.core.alerts.test()).toMatchObject({ ok: true })
    expect(await world.core.alerts.test()).toMatchObject({ failure: { kind: 'notified-just-now' } })
    for (const btc of ['0.5', '0']) {
      say({ btc, sessions: ['a'] })
      await world.settled(world.core.refresh(firstAccountId))
    }
    await world.host.clock.advance(45 * secondMs)
    expect(titles()).toEqual(['A test notification'])
    await world.host.clock.advance(10 * secondMs)
    expect(titles()).toEqual(['A test notification', '2 alerts'])
    expect(world.host.notices[1]?.body).toBe('Your total fell by 50\u00a0%. Your BTC fell to zero.')
    await world.host.clock.advance(hourMs)
    expect(titles()).toHaveLength(2)
  })

  it('wait while the desktop says that nobody is to be disturbed, also across restarts', async () => {
    world.host.isUndisturbed = true
    say({ tfa: false })
    await world.pass()
    expect(titles()).toEqual([])
    await world.restart()
    await world.watch()
    world.host.isUndisturbed = false
    await world.host.clock.advance(2 * minuteMs)
    expect(titles()).toEqual(['Two-factor login was switched off'])
  })

  it('wait while the owner does not want to be disturbed', async () => {
    await world.core.alerts.change({ what: 'undisturbed', forHours: 1 })
    say({ tfa: false })
    await world.pass()
    expect(titles()).toEqual([])
    expect(listed('two-factor-off')).toBe(1)
    await world.host.clock.advance(hourMs)
    expect(titles()).toEqual(['Two-factor login was switched off'])
  })
})

describe('an hour without a reading', () => {
  it('is told once, and its end is listed only', async () => {
    say({ broken: true })
    await world.host.clock.advance(3 * hourMs)
    expect(titles()).toEqual(['Nothing could be read for an hour'])
    await world.restart()
    await world.watch()
    await world.host.clock.advance(2 * hourMs)
    say({})
    await world.host.clock.advance(hourMs)
    expect(titles().filter((title) => title.startsWith('Nothing'))).toHaveLength(1)
    expect(listed('readable-again')).toBe(1)
  })
})

describe('a token that Stake refuses', () => {
  it('is told once across restarts, and not a second time as a check', async () => {
    world.host.answerWith(() => ({ status: 401, body: '{}' }))
    await world.pass()
    await world.restart()
    await world.watch()
    await world.pass()
    expect(titles()).toEqual(['Stake refuses the access token'])
  })
})

describe('bets', () => {
  it('outside of the limits, and a day’s loss that is reached, are told', async () => {
    const btc = currency('btc')
    await world.core.alerts.change({
      what: 'bet-limit',
      limit: { currency: btc, min: null, max: amount('0.1') },
    })
    await world.core.alerts.change({
      what: 'loss-limit',
      covers: 'own',
      currency: btc,
      amount: amount('0.25'),
    })
    say({ bets: [{ id: 'x', amount: '0.05' }] })
    await world.pass()
    world.host.notices.length = 0
    say({
      btc: '0.9',
      bets: [
        { id: 'y', amount: '0.2' },
        { id: 'x', amount: '0.05' },
      ],
    })
    await world.pass()
    expect(listed('bet-limit')).toBe(1)
    expect(listed('daily-loss')).toBe(1)
    expect(world.notices().join(' ')).toContain('A bet outside your limits')
  })
})

async function tell(): Promise<void> {
  say({ tfa: false })
  await world.pass()
}

describe('the file of alerts', () => {
  it('carries neither token nor what a session was reached from', async () => {
    await tell()
    const text = world.files.texts.get(path) ?? ''
    expect(text).toContain('two-factor-off')
    expect(text).not.toContain(world.host.token)
  })

  it('that is damaged is set aside, which is said, and a new one begun', async () => {
    await world.core.close()
    world.files.texts.set(path, '{"version":1,"list":"no"}')
    await world.start()
    await world.watch()
    expect(world.core.view().alerts).toMatchObject({ list: [], problem: 'set-aside' })
    await tell()
    await world.core.close()
    expect([...world.files.texts.keys()].filter((name) => name.includes('alerts.broken'))).toHaveLength(1)
    expect(JSON.parse(world.files.texts.get(path) ?? '')).toMatchObject({ version: 1 })
  })

  it('of a newer version stays as it is', async () => {
    await world.core.close()
    world.files.texts.set(path, '{"version":9}')
    await world.start()
    await world.watch()
    await tell()
    await world.core.close()
    expect(world.files.texts.get(path)).toBe('{"version":9}')
    expect(titles()).toEqual(['Two-factor login was switched off'])
  })

  it('that cannot be written keeps nobody from being told, once in a run', async () => {
    say({})
    await world.pass()
    world.files.problems.set('writeAtomic', 'disk-full')
    await tell()
    await world.pass()
    expect(titles()).toEqual(['Two-factor login was switched off'])
  })

  it('says nothing any more of an account that is forgotten', async () => {
    say({})
    await world.pass()
    await tell()
    await world.settled(world.core.forgetToken(firstAccountId))
    await world.core.close()
    expect(JSON.parse(world.files.texts.get(path) ?? '')).toMatchObject({ list: [], accounts: [] })
  })
})

describe('the list', () => {
  beforeEach(async () => {
    say({})
    await world.pass()
    say({ tfa: false })
    await world.pass()
  })

  it('is unseen until somebody looks, and can be emptied', async () => {
    expect(world.core.view().alerts.unseen).toBe(1)
    await world.core.alerts.markSeen()
    expect(world.core.view().alerts).toMatchObject({ unseen: 0, list: [{ isSeen: true }] })
    await world.core.alerts.clear()
    await world.restart()
    await world.watch()
    await world.pass()
    expect(kinds()).toEqual([])
  })
})

describe('the owner’s thresholds', () => {
  const wish = {
    subject: 'total',
    direction: 'rises',
    size: { kind: 'amount', amount: amount('100'), currency: usd },
    windowMinutes: 60,
    quietMinutes: 0,
  } as const

  it('are added, switched, taken away, and bounded', async () => {
    const { alerts } = world.core
    for (let number = 0; number < 15; number += 1)
      await alerts.change({ what: 'add-threshold', threshold: wish })
    expect(await alerts.change({ what: 'add-threshold', threshold: wish })).toMatchObject({
      failure: { kind: 'too-many-alert-rules' },
    })
    const all = () => world.core.view().alerts.settings.thresholds
    const [, { id } = { id: '' }] = all()
    await alerts.change({ what: 'threshold', id, isOn: false, quietMinutes: 60 })
    expect(all()[1]).toMatchObject({ isOn: false, quietMinutes: 60 })
    await alerts.change({ what: 'remove-threshold', id })
    expect(all()).toHaveLength(15)
    expect(new Set(all().map((threshold) => threshold.id)).size).toBe(15)
  })

  it('and limits are hidden in privacy mode, for they are amounts', async () => {
    await world.core.alerts.change({ what: 'add-threshold', threshold: wish })
    await world.core.changePreferences({ privacy: true })
    expect(world.core.view().alerts.settings.thresholds[1]?.size).toMatchObject({ amount: hiddenMark })
  })
})
