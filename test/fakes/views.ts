import type { Opening } from '../../app/contract/bridge.ts'
import { firstPageState } from '../../app/contract/page-state.ts'
import { shownSnapshot } from '../../app/core/privacy.ts'
import { asUserId, firstAccountId } from '../../app/domain/account.ts'
import { parseAmount, zero, type Amount } from '../../app/domain/amount.ts'
import { checkIds, type CheckResult, type CheckStatus } from '../../app/domain/check.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../../app/domain/currency.ts'
import { noHistoryStatus, type RecentHistory } from '../../app/domain/history.ts'
import { hiddenMark } from '../../app/domain/amount.ts'
import { defaultHost } from '../../app/domain/host.ts'
import { firstAccountSettings } from '../../app/domain/settings.ts'
import type { Os } from '../../app/domain/platform.ts'
import type { PricedBalance, Snapshot } from '../../app/domain/snapshot.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../app/domain/time.ts'
import type { Storage, TokenHealth } from '../../app/domain/token.ts'
import { firstSettings } from '../../app/settings/schema.ts'
import {
  emptyAlerts,
  emptyChecklist,
  type AccountView,
  type Freshness,
  type SetupView,
  type TokenView,
  type View,
} from '../../app/domain/view.ts'

/** Examples of what main can say, one for every state that the page has a design for. */
export const nowMs = Date.UTC(2026, 5, 12, 15, 30)
export const exampleMask = '3f9c21ab…90de'

export const amount = (text: string): Amount => parseAmount(text) ?? zero
export const currency = (text: string): CurrencyCode => parseCurrencyCode(text) ?? usd

function balance(code: string, available: string, vault: string, value: string | null): PricedBalance {
  return {
    currency: currency(code),
    available: amount(available),
    vault: amount(vault),
    value: value === null ? null : amount(value),
    unpriced: value === null ? { kind: 'missing' } : null,
  }
}

const held = [
  balance('btc', '0.04218733', '0.25', '18766.41'),
  balance('eth', '1.20391127', '0', '4210.87'),
  balance('usdt', '1284.55', '500', '1784.55'),
  balance('ltc', '12.5', '0', '1093.75'),
  balance('doge', '8421.1872', '0', '1347.39'),
  balance('eur', '95.2', '0', '108.53'),
  balance('sand', '310.4', '0', null),
]

const zeroCodes = Array.from({ length: 173 }, (_, index) => `coin${index + 1}`)
const zeros = zeroCodes.map((code) => balance(code, '0', '0', null))

const exampleReading: Snapshot = {
  balances: [...held, ...zeros],
  total: { amount: amount('27311.5'), currency: usd, unpriced: [currency('sand')] },
  displayTrouble: null,
  takenAtMs: nowMs - 42 * secondMs,
}

export const exampleSnapshot = shownSnapshot(exampleReading, false)

const keychain: Storage = { kind: 'keychain', backend: 'GNOME Keyring', persistent: true }

const health: TokenHealth = {
  state: 'valid',
  expiresAtMs: nowMs + 23 * dayMs,
  remainingMs: 23 * dayMs - 5 * minuteMs,
  ageMs: 7 * dayMs,
  rotationDue: false,
}

const token: TokenView = {
  health,
  mask: exampleMask,
  storedAtMs: nowMs - 7 * dayMs + hourMs,
  rotationDays: 30,
  refused: null,
  storage: keychain,
  keychain: null,
}

const freshness: Freshness = {
  refreshing: false,
  lastSuccessAtMs: nowMs - 42 * secondMs,
  failure: null,
  partial: { rates: null, security: null },
  live: 'off',
  failingSinceMs: null,
  failures: 0,
  nextTryAtMs: nowMs + 18 * secondMs,
  pace: { everyMs: 30 * secondMs, why: 'visible', hindrance: null },
  stale: false,
}

const evidence: Readonly<Record<string, readonly string[]>> = {
  'token-in-keychain': ['Kept in GNOME Keyring.', 'It survives a restart of this machine.'],
  'token-age': ['Stored 7 days ago.', 'Ends in 23 days, as you declared.', 'Rotation every 30 days.'],
  'https-only': [
    'TLS 1.2 is the floor, enforced by Chromium.',
    'A bare handshake showed TLSv1.3.',
    'The certificate runs from 2 May 2026 to 31 Jul 2026.',
  ],
  'timeout-set': ['One request may take 30 seconds.'],
  'two-factor': ['Stake says that two-factor login is on.'],
  'email-verified': ['Stake says that the address is verified.'],
}

export function exampleChecks(statuses: Partial<Record<string, CheckStatus>> = {}): readonly CheckResult[] {
  return checkIds.map((id) => ({
    id,
    status: statuses[id] ?? 'pass',
    evidence: evidence[id] ?? [],
    findings: [],
    fixes: [],
    checkedAtMs: nowMs - 3 * minuteMs,
    tookMs: 12,
  }))
}

const wave = (length: number, ofPhase: number) =>
  Array.from({ length }, (_, at) => (Math.sin(at / 3 + ofPhase) * 0.6 + Math.sin(at * 1.7) * 0.4 + 1) / 2)

export const exampleRecent: RecentHistory = {
  day: { amount: amount('311.5'), percent: amount('1.15') },
  sparklines: {
    [currency('btc')]: wave(28, 0),
    [currency('eth')]: wave(28, 2).map((at, index) => (index > 10 && index < 17 ? null : at)),
    [currency('usdt')]: wave(28, 4).map((at, index) => (index < 20 ? 0 : at)),
    [currency('doge')]: [null, null, 0.2, 0.2, 1, 1, 0],
  },
}

export const exampleAccount: AccountView = {
  id: firstAccountId,
  name: 'quiet_heron',
  host: defaultHost,
  ...firstAccountSettings,
  token,
  snapshot: exampleSnapshot,
  security: { hasTfaEnabled: true, hasEmailVerified: true, readAtMs: nowMs - 42 * secondMs },
  freshness,
  rotationNotice: null,
  recent: exampleRecent,
}

export const exampleUserId = asUserId('00000000-0000-4000-8000-000000000001')

export const exampleView: View = {
  demo: false,
  nowMs,
  ready: true,
  accounts: [exampleAccount],
  selected: firstAccountId,
  everything: null,
  checklist: { ...emptyChecklist, results: exampleChecks() },
  folders: [],
  setup: null,
  preferences: { ...firstSettings.preferences, theme: 'light' },
  displayChoices: ['usd', 'eur', 'jpy', 'btc', 'eth', 'ltc', 'usdt'].map(currency),
  lock: { locked: false, options: null, sealed: false },
  notice: null,
  importing: null,
  history: { ...noHistoryStatus, bytes: 1_843_200, sinceMs: { [firstAccountId]: nowMs - 61 * dayMs } },
  alerts: emptyAlerts,
  forgotten: null,
}

export const emptyView: View = {
  ...exampleView,
  accounts: [],
  selected: null,
  checklist: emptyChecklist,
}

export const exampleSetup: SetupView = {
  replaces: null,
  formerHost: null,
  isFirst: true,
  step: 'host',
  host: defaultHost,
  token: null,
  found: null,
  copy: null,
  verified: null,
  verifying: false,
  expiry: { kind: 'unknown' },
  rotationDays: 30,
  storage: null,
  failure: null,
}

interface AccountChange {
  readonly checks?: readonly CheckResult[]
  readonly account?: Partial<AccountView>
  readonly token?: Partial<TokenView>
  readonly health?: Partial<TokenHealth>
  readonly freshness?: Partial<Freshness>
}

/** The example account with some of it different. */
export function accountWith(change: AccountChange): AccountView {
  return {
    ...exampleAccount,
    token: { ...token, ...change.token, health: { ...health, ...change.health } },
    freshness: { ...freshness, ...change.freshness },
    ...change.account,
  }
}

export function viewWith(change: AccountChange, rest: Partial<View> = {}): View {
  const checklist = { ...emptyChecklist, results: change.checks ?? exampleView.checklist.results }
  return { ...exampleView, accounts: [accountWith(change)], checklist, ...rest }
}

export function setupWith(change: Partial<SetupView>, rest: Partial<View> = {}): View {
  return { ...emptyView, setup: { ...exampleSetup, ...change }, ...rest }
}

/** As main shows it in privacy mode. */
export const privateView: View = {
  ...exampleView,
  accounts: [
    {
      ...exampleAccount,
      snapshot: shownSnapshot(exampleReading, true),
      recent: { day: { amount: hiddenMark, percent: hiddenMark }, sparklines: {} },
    },
  ],
  preferences: { ...exampleView.preferences, privacy: true },
}

export function openingOf(view: View, page: Partial<Opening['page']> = {}, os: Os = 'linux'): Opening {
  return {
    view,
    page: { ...firstPageState, ...page },
    platform: { os, hasTray: true, tellsScreenLock: true, hasTouchId: false },
    version: '0.1.0',
  }
}
