import type { Opening } from '../../app/contract/bridge.ts'
import type { AccountDetails } from '../../app/domain/account-details.ts'
import type { Failure } from '../../app/domain/failure.ts'
import type { HistorySeries } from '../../app/domain/history.ts'
import { parseHost } from '../../app/domain/host.ts'
import { err, ok, type Result } from '../../app/domain/result.ts'
import { firstLockOptions, type LockState } from '../../app/domain/lock.ts'
import type { Pace } from '../../app/domain/pace.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../app/domain/time.ts'
import type { ShownBalance, Unpriced } from '../../app/domain/snapshot.ts'
import { emptyChecklist, type SetupView, type View } from '../../app/domain/view.ts'
import { accountScenes } from './account-scenes.ts'
import { alertsView } from './alerts.ts'
import {
  allPassChecklist,
  exampleFolder,
  longChecklist,
  manyFolders,
  mixedChecklist,
  readingFiles,
  readingHistory,
  unknownChecklist,
} from './checklists.ts'
import { emptySeries, exampleSeries, seriesOf } from './history.ts'
import { emptyDetails, exampleDetails, failingDetails, largeDetails } from './details.ts'
import {
  accountWith,
  amount,
  currency,
  emptyView,
  exampleChecks,
  exampleMask,
  exampleSetup,
  exampleSnapshot,
  exampleView,
  nowMs,
  openingOf,
  privateView,
  setupWith,
  viewWith,
} from './views.ts'

export interface Scene {
  readonly name: string
  readonly opening: Opening
  /** What main gives for the line of a chart. */
  readonly series?: Result<HistorySeries, Failure>
  /** What main answers of the account, where that is no usual one. */
  readonly details?: AccountDetails
  /** Main answers that it is locked, and `opening` only once it is open. */
  readonly locked?: LockState
}

const paced = (change: Partial<Pace>): Pace => ({
  everyMs: 30 * secondMs,
  why: 'visible',
  hindrance: null,
  ...change,
})
const failing = {
  failures: 14,
  failingSinceMs: nowMs - 3 * hourMs,
  nextTryAtMs: nowMs + 12 * minuteMs,
  pace: paced({ hindrance: 'failing' }),
} as const
const late = { ...failing, stale: true, lastSuccessAtMs: nowMs - 3 * hourMs }
const unread = { account: { snapshot: null, security: null }, checks: [] }
const stopped = { nextTryAtMs: null, pace: paced({ hindrance: 'token' }) }
const never = { lastSuccessAtMs: null }
const longName = 'the_patient_and_rather_long_named_heron1'

const taken: SetupView['token'] = {
  mask: exampleMask,
  unusual: false,
  source: 'clipboard',
  declaredExpiryMs: null,
}
const verified: SetupView['verified'] = { name: 'quiet_heron', sameAccount: null, watchedAs: null }
const keychain: SetupView['storage'] = { kind: 'keychain', backend: 'GNOME Keyring', persistent: true }
const mirror = parseHost('stake.bet') ?? exampleSetup.host

const imported: SetupView['found'] = {
  source: 'file',
  file: 'bot/.env',
  mask: exampleMask,
  host: mirror,
  timeoutSeconds: 45,
  problems: [],
}
const importedInPart: SetupView['found'] = {
  ...imported,
  file: 'a-folder-with-a-rather-long-name-that-goes-on-and-on/production-settings.env.local',
  host: null,
  timeoutSeconds: null,
  problems: [
    { kind: 'address-not-https' },
    { kind: 'timeout-not-valid' },
    { kind: 'tokens-differ' },
    { kind: 'not-used', names: ['STAKE_CF_CLEARANCE', 'STAKE_USER_AGENT', 'STAKE_RATE_LIMIT'] },
  ],
}
const copyInFile = { kind: 'file', file: 'bot/.env', lines: [3, 7] } as const

/** What only warns is folded away at first, and has fixes to be looked at. */
export const warningsOpen = {
  'token-age': true,
  'gitignore-complete': true,
  'file-permissions': true,
} as const

const unlocked = { health: { state: 'missing', expiresAtMs: null, remainingMs: null, ageMs: null } } as const

/** As often in a row as it is said. */
const doubts: readonly Unpriced[] = [
  { kind: 'old', readAtMs: nowMs - 26 * hourMs },
  { kind: 'not-positive' },
  { kind: 'implausible' },
]

function unvalued(unpriced: Unpriced): readonly ShownBalance[] {
  return exampleSnapshot.balances.map((balance) => ({ ...balance, value: null, unpriced }))
}

const withoutDisplayRate: View = viewWith(
  {
    account: {
      snapshot: {
        ...exampleSnapshot,
        total: null,
        displayTrouble: { kind: 'missing' },
        balances: unvalued({ kind: 'display' }),
      },
    },
  },
  { preferences: { ...exampleView.preferences, displayCurrency: currency('brl') } },
)

const overview: Readonly<Record<string, Opening>> = {
  fine: openingOf(exampleView),
  demo: openingOf({ ...exampleView, demo: true }),
  private: openingOf(privateView),
  'private-zeros-shown': openingOf(privateView, { zerosShown: true }),
  'zeros-shown': openingOf(exampleView, { zerosShown: true }),
  refreshing: openingOf(viewWith({ freshness: { refreshing: true } })),
  live: openingOf(viewWith({ freshness: { live: 'on' } })),
  'first-run': openingOf(emptyView),
  'not-ready': openingOf({ ...emptyView, ready: false }),
  'first-load': openingOf(viewWith({ ...unread, freshness: { ...never, refreshing: true } })),
  'on-battery': openingOf(
    viewWith({
      freshness: {
        nextTryAtMs: nowMs + 8 * minuteMs,
        pace: paced({ everyMs: 10 * minuteMs, why: 'battery' }),
      },
    }),
  ),
  'slowed-down': openingOf(
    viewWith({
      freshness: {
        ...failing,
        lastSuccessAtMs: nowMs - 4 * minuteMs,
        failingSinceMs: nowMs - 2 * minuteMs,
        failures: 2,
        stale: true,
        failure: { kind: 'rate-limited', retryAtMs: nowMs + 12 * minuteMs },
        pace: paced({ everyMs: 10 * minuteMs, why: 'quiet', hindrance: 'asked-to-wait' }),
      },
    }),
  ),
  stale: openingOf(
    viewWith({ freshness: { ...late, failure: { kind: 'timeout', afterMs: 30 * secondMs } } }),
  ),
  offline: openingOf(viewWith({ freshness: { ...failing, failure: { kind: 'offline' }, failures: 1 } })),
  'offline-from-start': openingOf(
    viewWith({ ...unread, freshness: { ...failing, ...never, failure: { kind: 'offline' } } }),
  ),
  blocked: openingOf(viewWith({ freshness: { ...late, failure: { kind: 'blocked', status: 403 } } })),
  'rates-missing': openingOf(
    viewWith({
      account: {
        snapshot: {
          ...exampleSnapshot,
          total: null,
          balances: unvalued({ kind: 'missing' }),
        },
      },
      freshness: { partial: { rates: { kind: 'rates-implausible' }, security: null } },
    }),
  ),
  'rates-in-doubt': openingOf(
    viewWith({
      account: {
        snapshot: {
          ...exampleSnapshot,
          balances: exampleSnapshot.balances.map((balance, index) => {
            const unpriced = doubts[index - 1] ?? null
            return unpriced ? { ...balance, value: null, unpriced } : balance
          }),
        },
      },
      freshness: { partial: { rates: { kind: 'offline' }, security: null } },
    }),
  ),
  'display-rate-missing': openingOf(withoutDisplayRate),
  'security-missing': openingOf(
    viewWith({
      account: { security: null },
      checks: exampleChecks({ 'two-factor': 'unknown', 'email-verified': 'unknown' }),
      freshness: { partial: { rates: null, security: { kind: 'forbidden' } } },
    }),
  ),
  rejected: openingOf(
    viewWith({
      token: { refused: { sinceMs: nowMs - 3 * hourMs, againAtMs: null } },
      health: { state: 'rejected' },
      freshness: {
        ...late,
        failure: { kind: 'token-rejected', how: 'session-ended' },
        ...stopped,
      },
    }),
  ),
  'rejected-again': openingOf(
    viewWith({
      token: { refused: { sinceMs: nowMs - 3 * hourMs, againAtMs: nowMs - 2 * minuteMs } },
      health: { state: 'rejected' },
      freshness: {
        ...late,
        failure: { kind: 'token-rejected', how: 'session-ended' },
        ...stopped,
      },
    }),
  ),
  'rotation-undone': openingOf(viewWith({ account: { rotationNotice: { end: 'undone', atMs: nowMs } } })),
  'rotation-finished': openingOf(viewWith({ account: { rotationNotice: { end: 'finished', atMs: nowMs } } })),
  'rotation-in-doubt': openingOf(
    viewWith({
      ...unread,
      account: { ...unread.account, rotationNotice: { end: 'in-doubt', atMs: nowMs } },
      token: { mask: null, storedAtMs: null },
      health: unlocked.health,
      freshness: never,
    }),
  ),
  expiring: openingOf(
    viewWith({
      health: { state: 'expiring', expiresAtMs: nowMs + 2 * dayMs, remainingMs: 2 * dayMs - hourMs },
    }),
  ),
  expired: openingOf(
    viewWith({
      health: { state: 'expired', expiresAtMs: nowMs - hourMs, remainingMs: 0 },
      freshness: { ...late, ...stopped, failure: { kind: 'token-expired' } },
    }),
  ),
  'rotation-due': openingOf(
    viewWith({
      health: {
        state: 'unknown',
        expiresAtMs: null,
        remainingMs: null,
        ageMs: 41 * dayMs,
        rotationDue: true,
      },
    }),
  ),
  'keychain-locked': openingOf(
    viewWith({
      ...unread,
      token: { mask: null, keychain: { kind: 'keychain-locked' } },
      health: unlocked.health,
      freshness: { ...never, failure: { kind: 'keychain-locked' } },
    }),
  ),
  'keychain-unavailable': openingOf(
    viewWith({
      ...unread,
      token: { mask: null, keychain: { kind: 'keychain-unavailable', cause: 'no-service' } },
      health: unlocked.health,
      freshness: { ...never, failure: { kind: 'keychain-unavailable', cause: 'no-service' } },
    }),
  ),
  'token-missing': openingOf(
    viewWith({
      ...unread,
      token: { mask: null, storedAtMs: null },
      health: unlocked.health,
      freshness: never,
    }),
  ),
  'in-memory': openingOf(
    viewWith({
      token: { storage: { kind: 'memory', backend: 'memory', persistent: false } },
      checks: exampleChecks({ 'token-in-keychain': 'warn' }),
    }),
  ),
  'much-wrong': openingOf(
    viewWith(
      {
        health: { state: 'expiring', expiresAtMs: nowMs + 5 * hourMs, remainingMs: 5 * hourMs },
        freshness: { ...late, failure: { kind: 'connection-lost' } },
        account: {
          name: longName,
          security: { hasTfaEnabled: false, hasEmailVerified: null, readAtMs: nowMs },
        },
        checks: exampleChecks({
          'two-factor': 'fail',
          'token-in-code': 'fail',
          'token-in-history': 'fail',
          'env-files-ignored': 'fail',
          'email-verified': 'warn',
          'token-power': 'warn',
          'gitignore-complete': 'warn',
          'https-only': 'unknown',
        }),
      },
      { notice: { kind: 'settings-set-aside', file: 'settings.broken-2026-06-12.json' } },
    ),
  ),
  'too-much': openingOf({
    ...exampleView,
    accounts: [
      accountWith({
        account: {
          name: longName,
          snapshot: {
            ...exampleSnapshot,
            total: {
              amount: amount('12345678901234.56'),
              currency: exampleView.preferences.displayCurrency,
              unpriced: ['sand', 'coin1', 'coin2', 'coin3', 'coin4'].map(currency),
            },
            balances: exampleSnapshot.balances.slice(0, 20).map((balance) => ({
              ...balance,
              available: amount('12345678901234.12345678'),
              vault: amount('987654321.5'),
            })),
          },
        },
      }),
    ],
  }),
  'settings-newer': openingOf({ ...exampleView, notice: { kind: 'settings-newer', version: 9 } }),
}

const forgottenToken = {
  what: 'token',
  name: longName,
  host: exampleSetup.host,
  backend: 'GNOME Keyring',
} as const

const others: Readonly<Record<string, Opening>> = {
  checklist: openingOf(
    { ...exampleView, checklist: mixedChecklist },
    { route: 'checklist', folds: warningsOpen },
  ),
  'checklist-all-pass': openingOf(
    { ...exampleView, checklist: allPassChecklist },
    { route: 'checklist', folds: { 'two-factor': true, 'token-in-keychain': true } },
  ),
  'checklist-many': openingOf(
    { ...exampleView, checklist: longChecklist },
    { route: 'checklist', folds: warningsOpen },
  ),
  'checklist-running': openingOf(
    { ...exampleView, checklist: { ...mixedChecklist, running: readingHistory } },
    { route: 'checklist' },
  ),
  'checklist-first-run': openingOf(
    { ...exampleView, checklist: { ...emptyChecklist, running: readingFiles } },
    { route: 'checklist' },
  ),
  'checklist-no-account': openingOf(
    { ...emptyView, checklist: unknownChecklist, folders: [exampleFolder] },
    { route: 'checklist', folds: { 'token-in-code': true, 'token-in-keychain': true } },
  ),
  'checklist-empty': openingOf({ ...exampleView, checklist: emptyChecklist }, { route: 'checklist' }),
  alerts: openingOf({ ...exampleView, alerts: alertsView() }, { route: 'activity' }),
  'alerts-private': openingOf({ ...privateView, alerts: alertsView(true) }, { route: 'activity' }),
  'alerts-file-damaged': openingOf(
    { ...exampleView, alerts: { ...exampleView.alerts, problem: 'set-aside' } },
    { route: 'activity' },
  ),
  settings: openingOf(exampleView, { route: 'settings' }),
  'settings-alerts': openingOf({ ...exampleView, alerts: alertsView() }, { route: 'settings' }),
  'settings-own-pace': openingOf(
    { ...exampleView, preferences: { ...exampleView.preferences, visibleReadSeconds: 45 } },
    { route: 'settings' },
  ),
  'settings-importing': openingOf(
    {
      ...exampleView,
      importing: {
        file: 'stakewatch-preferences.json',
        preferences: { ...exampleView.preferences, timeoutSeconds: 45, privacy: true },
      },
    },
    { route: 'settings' },
  ),
  'settings-importing-nothing': openingOf(
    { ...exampleView, importing: { file: `${longName}.json`, preferences: exampleView.preferences } },
    { route: 'settings' },
  ),
  'forgotten-all': openingOf({
    ...emptyView,
    forgotten: {
      parts: [
        { ...forgottenToken, outcome: { kind: 'removed' } },
        { what: 'settings', files: 2, outcome: { kind: 'removed' } },
        { what: 'logs', files: 3, outcome: { kind: 'removed' } },
      ],
    },
  }),
  'forgotten-some': openingOf({
    ...exampleView,
    forgotten: {
      parts: [
        { ...forgottenToken, outcome: { kind: 'failed', failure: { kind: 'keychain-locked' } } },
        { what: 'settings', files: 0, outcome: { kind: 'kept' } },
        { what: 'logs', files: 0, outcome: { kind: 'kept' } },
      ],
    },
  }),
  'history-damaged': openingOf({
    ...exampleView,
    history: {
      ...exampleView.history,
      setAside: 'history.broken-2026-06-12T15-30-00-000Z.sqlite',
      problem: { kind: 'disk-full' },
    },
  }),
  'settings-folders': openingOf({ ...exampleView, folders: manyFolders }, { route: 'settings' }),
  'settings-private': openingOf(privateView, { route: 'settings' }),
  'settings-macos': openingOf(exampleView, { route: 'settings' }, 'macos'),
  'settings-windows': openingOf(exampleView, { route: 'settings' }, 'windows'),
  'settings-empty': openingOf(emptyView, { route: 'settings' }),
}

const setup: Readonly<Record<string, Opening>> = {
  'setup-host': openingOf(setupWith({})),
  'setup-host-mirror': openingOf(setupWith({ host: mirror })),
  'setup-instructions': openingOf(setupWith({ step: 'instructions' })),
  'setup-token': openingOf(setupWith({ step: 'token' })),
  'setup-token-taken': openingOf(setupWith({ step: 'token', token: taken })),
  'setup-token-unusual': openingOf(
    setupWith({ step: 'token', token: { ...taken, unusual: true, source: 'typed' } }),
  ),
  'setup-token-wrong': openingOf(
    setupWith({
      step: 'token',
      failure: { kind: 'token-malformed', problem: { reason: 'too-short', length: 12, least: 32 } },
    }),
  ),
  'setup-token-imported': openingOf(
    setupWith({ step: 'token', host: mirror, token: { ...taken, source: 'file' }, found: imported }),
  ),
  'setup-token-imported-in-part': openingOf(
    setupWith({ step: 'token', token: { ...taken, source: 'file', unusual: true }, found: importedInPart }),
  ),
  'setup-token-nothing-found': openingOf(
    setupWith({ step: 'token', failure: { kind: 'import-empty', source: 'clipboard' } }),
  ),
  'setup-token-windows': {
    ...openingOf(setupWith({ step: 'token' })),
    platform: { ...openingOf(emptyView).platform, os: 'windows' },
  },
  'setup-verifying': openingOf(setupWith({ step: 'verify', token: taken, verifying: true })),
  'setup-verified': openingOf(setupWith({ step: 'verify', token: taken, verified })),
  'setup-other-account': openingOf(
    setupWith({
      step: 'verify',
      token: taken,
      verified: { name: longName, sameAccount: false, watchedAs: null },
    }),
  ),
  'setup-watched-already': openingOf({
    ...exampleView,
    setup: {
      ...exampleSetup,
      isFirst: false,
      step: 'verify',
      token: taken,
      verified: { name: longName, sameAccount: null, watchedAs: exampleView.selected },
    },
  }),
  'setup-blocked': openingOf(
    setupWith({ step: 'verify', token: taken, failure: { kind: 'blocked', status: 403 } }),
  ),
  'setup-rejected': openingOf(
    setupWith({ step: 'verify', token: taken, failure: { kind: 'token-rejected', how: 'no-user' } }),
  ),
  'setup-expiry': openingOf(setupWith({ step: 'expiry', token: taken, verified })),
  'setup-expiry-days': openingOf(
    setupWith({ step: 'expiry', token: taken, verified, expiry: { kind: 'in', days: 30 } }),
  ),
  'setup-expiry-declared': openingOf(
    setupWith({
      step: 'expiry',
      token: { ...taken, declaredExpiryMs: nowMs + 21 * dayMs },
      verified,
      expiry: { kind: 'at', atMs: nowMs + 21 * dayMs },
    }),
  ),
  'setup-storage': openingOf(setupWith({ step: 'storage', token: taken, verified, storage: keychain })),
  'setup-storage-locked': openingOf(
    setupWith({
      step: 'storage',
      token: taken,
      verified,
      storage: keychain,
      failure: { kind: 'keychain-locked' },
    }),
  ),
  'setup-storage-none': openingOf(
    setupWith({
      step: 'storage',
      token: taken,
      verified,
      storage: { kind: 'keychain', backend: 'Secret Service', persistent: null },
      failure: { kind: 'keychain-unavailable', cause: 'no-service' },
    }),
  ),
  'setup-folders': openingOf(setupWith({ step: 'folders', verified })),
  'setup-folders-some': openingOf(
    setupWith({ step: 'folders', verified }, { folders: manyFolders.slice(0, 3) }),
  ),
  'setup-done': openingOf(setupWith({ step: 'done', verified })),
  'setup-done-copy-in-file': openingOf(
    setupWith({ step: 'done', verified, copy: { ...copyInFile, removed: false } }),
  ),
  'setup-done-copy-removed': openingOf(
    setupWith({ step: 'done', verified, copy: { ...copyInFile, removed: true } }),
  ),
  'setup-done-copy-changed': openingOf(
    setupWith({
      step: 'done',
      verified,
      copy: { ...copyInFile, removed: false },
      failure: { kind: 'copy-changed' },
    }),
  ),
  'setup-done-copy-in-environment': openingOf(
    setupWith({
      step: 'done',
      verified,
      copy: { kind: 'environment', names: ['STAKE_ACCESS_TOKEN', 'STAKE_SESSION_COOKIE'] },
    }),
  ),
  'setup-done-copy-in-keyring': openingOf(
    setupWith({ step: 'done', verified, copy: { kind: 'python-keyring', removed: false } }),
  ),
  'replace-done': openingOf({
    ...exampleView,
    setup: {
      ...exampleSetup,
      step: 'done',
      replaces: exampleView.selected,
      formerHost: exampleSetup.host,
      isFirst: false,
      verified: { name: 'quiet_heron', sameAccount: true, watchedAs: null },
    },
  }),
  'replace-done-memory': openingOf(
    viewWith(
      { token: { storage: { kind: 'memory', backend: 'memory', persistent: false } } },
      {
        setup: {
          ...exampleSetup,
          step: 'done',
          replaces: exampleView.selected,
          formerHost: exampleSetup.host,
          isFirst: false,
          verified: { name: 'quiet_heron', sameAccount: true, watchedAs: null },
        },
      },
    ),
  ),
  'setup-storage-unfinished': openingOf(
    setupWith({
      step: 'storage',
      token: taken,
      verified,
      storage: keychain,
      failure: { kind: 'rotation-unfinished' },
    }),
  ),
}

const withLock = { ...exampleView, lock: { locked: false, options: firstLockOptions, sealed: true } }
const lockSettings: Readonly<Record<string, Opening>> = {
  'settings-lock': openingOf(withLock, { route: 'settings' }, 'macos'),
  'settings-lock-touch-id': {
    ...openingOf(withLock, { route: 'settings' }, 'macos'),
    platform: { os: 'macos', hasTray: true, tellsScreenLock: true, hasTouchId: true },
  },
  'settings-lock-untold': {
    ...openingOf(withLock, { route: 'settings' }),
    platform: { os: 'linux', hasTray: true, tellsScreenLock: false, hasTouchId: false },
  },
}

const locked: Readonly<Record<string, LockState>> = {
  locked: { locked: true, waitMs: 0, touchId: false },
  'locked-touch-id': { locked: true, waitMs: 0, touchId: true },
  'locked-slowed': { locked: true, waitMs: 8 * minuteMs, touchId: false },
}

const inActivity = { route: 'activity' } as const
const charts: Readonly<Record<string, Omit<Scene, 'name'>>> = {
  activity: { opening: openingOf(exampleView, inActivity), series: ok(exampleSeries) },
  'activity-empty': { opening: openingOf(exampleView, inActivity), series: ok(emptySeries) },
  'activity-private': { opening: openingOf(privateView, inActivity) },
  'activity-failed': {
    opening: openingOf(exampleView, inActivity),
    series: err({ kind: 'history-unavailable', cause: 'denied' }),
  },
  'activity-huge': {
    opening: openingOf(viewWith({ account: { name: longName } }), inActivity),
    series: ok(
      seriesOf(
        [
          [160, '12345678901234.12345678'],
          [90, '12345678901290.1'],
          [50, null],
          [20, '12345678901234.5'],
        ],
        {
          currency: currency('btc'),
          change: { amount: amount('-98765432109876.5'), percent: amount('-99.99') },
        },
      ),
    ),
  },
}

const accountPages: Readonly<Record<string, AccountDetails>> = {
  account: exampleDetails,
  'account-empty': emptyDetails,
  'account-failing': failingDetails,
  'account-large': largeDetails,
}

/** Every state of every screen, by name. */
export const scenes: readonly Scene[] = [
  ...Object.entries({ ...overview, ...accountScenes, ...others, ...lockSettings, ...setup }).map(
    ([name, opening]) => ({
      name,
      opening,
    }),
  ),
  ...Object.entries(charts).map(([name, scene]) => ({ name, ...scene })),
  ...Object.entries(accountPages).map(([name, details]) => ({
    name,
    opening: openingOf(exampleView, { route: 'account' }),
    details,
  })),
  ...Object.entries(locked).map(([name, state]) => ({
    name,
    opening: openingOf(withLock),
    locked: state,
  })),
]

/** The one of that name; asking for one that is not there is a bug of the test. */
export function sceneOf(name: string): Scene {
  const scene = scenes.find((known) => known.name === name)
  if (!scene) throw new Error(`no scene ${name}`)
  return scene
}
