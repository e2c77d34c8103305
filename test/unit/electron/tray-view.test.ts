import { firstAccountSettings } from '../../../app/domain/settings.ts'
import { describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import { hiddenMark, parseAmount, zero, type Amount } from '../../../app/domain/amount.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../../../app/domain/currency.ts'
import { noHistoryStatus, noRecentHistory, type Change } from '../../../app/domain/history.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import type { ShownBalance, ShownSnapshot } from '../../../app/domain/snapshot.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import type { TokenHealth } from '../../../app/domain/token.ts'
import {
  emptyAlerts,
  emptyChecklist,
  type AccountView,
  type Freshness,
  type TokenView,
  type View,
} from '../../../app/domain/view.ts'
import { firstSettings } from '../../../app/settings/schema.ts'
import { formatClockTime as clockTime } from '../../../app/strings/format.ts'
import { exampleChecks } from '../../fakes/views.ts'
import { trayPicture, type TrayLine } from '../../../electron/tray/tray-view.ts'

const nowMs = Date.UTC(2026, 5, 12, 12)

function amount(text: string): Amount {
  const parsed = parseAmount(text)
  if (parsed === null) throw new Error(`not an amount: ${text}`)
  return parsed
}

function currency(text: string): CurrencyCode {
  const parsed = parseCurrencyCode(text)
  if (parsed === null) throw new Error(`not a currency: ${text}`)
  return parsed
}

function balance(code: string, available: Amount, value: Amount): ShownBalance {
  return {
    currency: currency(code),
    available,
    vault: zero,
    value,
    unpriced: null,
  }
}

const snapshot: ShownSnapshot = {
  takenAtMs: nowMs - 2 * minuteMs,
  total: { amount: amount('12345.6789'), currency: usd, unpriced: [] },
  displayTrouble: null,
  balances: [
    balance('btc', amount('0.125'), amount('8000')),
    balance('eth', amount('1.5'), amount('4000')),
    balance('usdt', amount('345.67'), amount('345.67')),
    balance('doge', amount('1'), amount('0.1')),
  ],
  zeros: { amount: zero, groups: [{ unpriced: { kind: 'missing' }, currencies: [currency('ltc')] }] },
}

const healthy: TokenHealth = {
  state: 'valid',
  expiresAtMs: nowMs + 12 * dayMs,
  remainingMs: 12 * dayMs,
  ageMs: dayMs,
  rotationDue: false,
}

const fresh: Freshness = {
  refreshing: false,
  lastSuccessAtMs: nowMs - 2 * minuteMs,
  failure: null,
  partial: { rates: null, security: null },
  live: 'off',
  failingSinceMs: null,
  failures: 0,
  nextTryAtMs: null,
  pace: null,
  stale: false,
}

interface Difference {
  readonly health?: Partial<TokenHealth>
  readonly token?: Partial<TokenView>
  readonly freshness?: Partial<Freshness>
  readonly snapshot?: ShownSnapshot | null
  readonly view?: Partial<View>
}

function viewWith(difference: Difference = {}): View {
  const account: AccountView = {
    id: firstAccountId,
    ...firstAccountSettings,
    name: 'someone',
    host: defaultHost,
    token: {
      health: { ...healthy, ...difference.health },
      mask: null,
      storedAtMs: nowMs,
      rotationDays: null,
      refused: null,
      storage: { kind: 'keychain', backend: 'a keychain', persistent: true },
      keychain: null,
      ...difference.token,
    },
    snapshot: difference.snapshot === undefined ? snapshot : difference.snapshot,
    security: null,
    freshness: { ...fresh, ...difference.freshness },
    rotationNotice: null,
    recent: noRecentHistory,
  }
  return {
    demo: false,
    nowMs,
    ready: true,
    accounts: [account],
    selected: firstAccountId,
    everything: null,
    checklist: emptyChecklist,
    folders: [],
    setup: null,
    preferences: firstSettings.preferences,
    displayChoices: [],
    lock: { locked: false, options: null, sealed: false },
    notice: null,
    importing: null,
    history: noHistoryStatus,
    alerts: emptyAlerts,
    forgotten: null,
    ...difference.view,
  }
}

const checked = (statuses: Parameters<typeof exampleChecks>[0]) => ({
  ...emptyChecklist,
  results: exampleChecks(statuses),
})

const labels = (menu: readonly TrayLine[]) =>
  menu.map((line) => (line.kind === 'separator' ? '—' : line.label))

describe('the tray', () => {
  it('shows total, top balances, freshness and token, then what can be done', () => {
    expect(labels(trayPicture(viewWith()).menu)).toEqual([
      '12\u202f345.68\u00a0USD',
      '0.12500000\u00a0BTC',
      '1.50000000\u00a0ETH',
      '345.67000000\u00a0USDT',
      `Updated at ${clockTime(nowMs - 2 * minuteMs)}`,
      'Token: 12 days left',
      '—',
      'Refresh now',
      'Hide amounts',
      'Open Stakewatch',
      'Open the checklist',
      'Replace token…',
      '—',
      'Quit',
    ])
  })

  it('says when the account is read next, and why not at the usual pace', () => {
    const pace = { everyMs: 10 * minuteMs, why: 'battery', hindrance: null } as const
    const nextTryAtMs = nowMs + 8 * minuteMs
    const picture = trayPicture(viewWith({ freshness: { nextTryAtMs, pace } }))
    expect(labels(picture.menu)).toContain(
      `Next reading at ${clockTime(nextTryAtMs)}, on battery: every 10 minutes`,
    )
    expect(picture.tooltip.split('\n')[2]).toBe(
      `Updated at ${clockTime(nowMs - 2 * minuteMs)}, next at ${clockTime(nextTryAtMs)}`,
    )
  })

  it('keeps its lines for as long as nothing happens: a menu that is replaced closes under the hand', () => {
    const pace = { everyMs: hourMs, why: 'tray', hindrance: null } as const
    const freshness = { nextTryAtMs: nowMs + hourMs, pace }
    const [now, later] = [0, 40 * minuteMs].map((ms) =>
      labels(trayPicture(viewWith({ freshness, view: { nowMs: nowMs + ms } })).menu),
    )
    expect(later).toEqual(now)
  })

  it('says that it is told of each change, and not when the socket last beat', () => {
    const picture = trayPicture(viewWith({ freshness: { live: 'on', nextTryAtMs: nowMs + minuteMs } }))
    expect(labels(picture.menu)).toContain('Updated live')
    expect(picture.tooltip.split('\n')).toContain('Updated live')
  })

  it('says what failed, and that nothing is read any more without a token that works', () => {
    const failing = {
      failure: { kind: 'timeout', afterMs: 30_000 },
      failures: 3,
      nextTryAtMs: nowMs + minuteMs,
      pace: { everyMs: 2 * minuteMs, why: 'tray', hindrance: 'failing' },
    } as const
    expect(labels(trayPicture(viewWith({ freshness: failing })).menu)).toContain(
      `Next try at ${clockTime(nowMs + minuteMs)}, after 3 failed tries`,
    )
    const stopped = { ...failing, nextTryAtMs: null, pace: { ...failing.pace, hindrance: 'token' } } as const
    expect(labels(trayPicture(viewWith({ freshness: stopped })).menu)).toContain(
      'Nothing is read before you ask again or replace the token',
    )
  })

  it('lets only what can be done be chosen', () => {
    const actions = trayPicture(viewWith()).menu.filter((line) => line.kind === 'action')
    expect(actions.map(({ action }) => action)).toEqual([
      'refresh',
      'privacy',
      'open',
      'checklist',
      'set-up',
      'quit',
    ])
  })

  it('says total, freshness and token in the tooltip, and the total alone beside the icon', () => {
    const { tooltip, title } = trayPicture(viewWith())
    expect(tooltip.split('\n')).toEqual([
      'Stakewatch',
      '12\u202f345.68\u00a0USD',
      `Updated at ${clockTime(nowMs - 2 * minuteMs)}`,
      'Token: 12 days left',
    ])
    expect(title).toBe('12\u202f345.68\u00a0USD')
  })

  it('says how many currencies the total leaves out, and not beside the icon', () => {
    const rateless = { ...snapshot.balances[1], value: null, unpriced: { kind: 'missing' } } as ShownBalance
    const balances = [...snapshot.balances, rateless]
    const { tooltip, title, menu } = trayPicture(viewWith({ snapshot: { ...snapshot, balances } }))
    expect(tooltip.split('\n')[1]).toBe('12\u202f345.68\u00a0USD, 1 left out')
    expect(labels(menu)[0]).toBe('12\u202f345.68\u00a0USD, 1 left out')
    expect(title).toBe('12\u202f345.68\u00a0USD')
  })

  it('says what the last day changed, under the total, and nothing of it while amounts are hidden', () => {
    const { accounts } = viewWith()
    const withDay = (day: Change) =>
      trayPicture(
        viewWith({
          view: { accounts: accounts.map((one) => ({ ...one, recent: { day, sparklines: {} } })) },
        }),
      )
    const told = '+311.50\u00a0USD (+1.15\u00a0%) in 24 hours'
    const { tooltip, menu } = withDay({ amount: amount('311.5'), percent: amount('1.15') })
    expect(tooltip.split('\n')[2]).toBe(told)
    expect(labels(menu)[1]).toBe(told)
    const hidden = withDay({ amount: hiddenMark, percent: hiddenMark })
    expect(hidden.tooltip + labels(hidden.menu).join()).not.toContain('24 hours')
  })

  it('has the mark for each amount in privacy mode, and offers to show them again', () => {
    const hidden: ShownSnapshot = {
      ...snapshot,
      total: { amount: hiddenMark, currency: usd, unpriced: [] },
      balances: snapshot.balances.map((row) => ({ ...row, available: hiddenMark, vault: hiddenMark })),
    }
    const preferences = { ...firstSettings.preferences, privacy: true }
    const { tooltip, title, menu } = trayPicture(viewWith({ snapshot: hidden, view: { preferences } }))
    expect(title).toBe('•••••\u00a0USD')
    expect(tooltip.split('\n')[1]).toBe('•••••\u00a0USD')
    expect(labels(menu).slice(0, 4)).toEqual([
      '•••••\u00a0USD',
      '•••••\u00a0BTC',
      '•••••\u00a0ETH',
      '•••••\u00a0USDT',
    ])
    expect(labels(menu)).toContain('Show amounts')
  })

  it('sums the checklist up, in the menu and in the tooltip', () => {
    const picture = trayPicture(viewWith({ view: { checklist: checked({ 'two-factor': 'warn' }) } }))
    expect(labels(picture.menu)).toContain('Checklist: 19 of 20 pass')
    expect(picture.tooltip.split('\n').at(-1)).toBe('Checklist: 19 of 20 pass')
    expect(picture.state).toBe('fine')
  })

  it('asks for attention while a check fails, also where the values are stale', () => {
    const checklist = checked({ 'two-factor': 'fail', 'token-in-code': 'unknown' })
    const picture = trayPicture(viewWith({ view: { checklist }, freshness: { stale: true } }))
    expect(picture.state).toBe('attention')
    expect(picture.tooltip).toContain('Checklist: 18 of 20 pass, 1 fails')
  })

  it('says nothing of the checklist before the first run', () => {
    expect(trayPicture(viewWith()).tooltip).not.toContain('Checklist')
  })

  it('says that the demo is one', () => {
    expect(trayPicture(viewWith({ view: { demo: true } })).tooltip).toContain('Demo account')
  })

  it('is fine with a token that lives and values that are fresh', () => {
    expect(trayPicture(viewWith()).state).toBe('fine')
    expect(trayPicture(viewWith({ health: { state: 'unknown', remainingMs: null } })).state).toBe('fine')
  })

  it.each(['expiring', 'expired', 'rejected'] as const)(
    'asks for attention when the token is %s',
    (state) => {
      expect(trayPicture(viewWith({ health: { state } })).state).toBe('attention')
    },
  )

  it('asks for attention when the keychain is locked, whatever the token’s facts say', () => {
    const picture = trayPicture(viewWith({ token: { keychain: { kind: 'keychain-locked' } } }))
    expect(picture.state).toBe('attention')
    expect(labels(picture.menu)).toContain('Token: the keychain is locked')
  })

  it('is stale when the values are, and says how old they are and why', () => {
    const picture = trayPicture(
      viewWith({
        freshness: {
          stale: true,
          failure: { kind: 'blocked', status: 403 },
          lastSuccessAtMs: nowMs - 30 * minuteMs,
        },
      }),
    )
    expect(picture.state).toBe('stale')
    expect(labels(picture.menu)).toContain(
      `Stale: read at ${clockTime(nowMs - 30 * minuteMs)}. Blocked by Cloudflare; your token is fine`,
    )
  })

  it('is stale when the first reading fails', () => {
    const picture = trayPicture(
      viewWith({ snapshot: null, freshness: { lastSuccessAtMs: null, failure: { kind: 'offline' } } }),
    )
    expect(picture.state).toBe('stale')
    expect(labels(picture.menu)).toEqual(
      expect.arrayContaining(['Not read yet', 'Offline; your token is fine']),
    )
    expect(picture.title).toBe('')
  })

  it('offers the set-up where there is no account, and nothing to refresh', () => {
    const picture = trayPicture(viewWith({ view: { accounts: [], selected: null } }))
    expect(picture.state).toBe('no-token')
    expect(labels(picture.menu)).toEqual([
      'No token set up yet',
      '—',
      'Hide amounts',
      'Open Stakewatch',
      'Open the checklist',
      'Set up a token…',
      '—',
      'Quit',
    ])
  })

  it('says so while it starts and knows nothing', () => {
    const picture = trayPicture(viewWith({ view: { ready: false, accounts: [], selected: null } }))
    expect(picture.state).toBe('stale')
    expect(picture.tooltip).toBe('Stakewatch\nStarting')
  })

  it('does not pass off a total that cannot be priced as zero', () => {
    const picture = trayPicture(viewWith({ snapshot: { ...snapshot, total: null } }))
    expect(labels(picture.menu)[0]).toBe('Total cannot be priced')
    expect(picture.title).toBe('')
  })
})
