import { shownAlert, shownAlertSettings } from '../../app/core/privacy.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import { firstAlertSettings, type AlertSettings } from '../../app/domain/alert-settings.ts'
import type { Alert, AlertFacts } from '../../app/domain/alert.ts'
import { usd } from '../../app/domain/currency.ts'
import { dayMs, hourMs, minuteMs } from '../../app/domain/time.ts'
import type { AlertsView } from '../../app/domain/view.ts'
import { amount, currency, nowMs } from './views.ts'

const btc = currency('btc')

/** One of every kind, and how long ago it was seen. */
const facts: readonly (readonly [number, AlertFacts])[] = [
  [
    4 * minuteMs,
    {
      kind: 'change',
      threshold: 'first',
      subject: 'total',
      direction: 'falls',
      windowMinutes: 1440,
      currency: usd,
      from: amount('34519.12'),
      to: amount('27311.5'),
      percent: amount('20.8'),
    },
  ],
  [40 * minuteMs, { kind: 'new-session', name: 'Firefox on Linux', place: 'Vienna, AT', others: 0 }],
  [2 * hourMs, { kind: 'new-api-key', name: '', others: 2 }],
  [3 * hourMs, { kind: 'two-factor-off' }],
  [4 * hourMs, { kind: 'check-fails', check: 'token-in-code' }],
  [
    6 * hourMs,
    {
      kind: 'bet-limit',
      game: 'Sweet Bonanza of the Rather Long Name',
      currency: btc,
      amount: amount('0.0125'),
      min: amount('0.00001'),
      max: amount('0.01'),
      others: 3,
    },
  ],
  [dayMs, { kind: 'daily-loss', covers: 'all', currency: usd, lost: amount('251.4'), limit: amount('250') }],
  [dayMs + hourMs, { kind: 'falls-to-zero', subject: btc, currency: btc, from: amount('0.042') }],
  [dayMs + 2 * hourMs, { kind: 'readable-again', sinceMs: nowMs - dayMs - 5 * hourMs }],
  [dayMs + 4 * hourMs, { kind: 'unreadable', sinceMs: nowMs - dayMs - 5 * hourMs }],
  [2 * dayMs, { kind: 'email-unverified' }],
  [3 * dayMs, { kind: 'account-flagged', flag: 'muted' }],
  [4 * dayMs, { kind: 'self-exclusion', isOn: true }],
  [5 * dayMs, { kind: 'token-rejected', sinceMs: nowMs - 5 * dayMs }],
  [6 * dayMs, { kind: 'token-expired' }],
  [9 * dayMs, { kind: 'token-expiring', moment: 'three-days', endsAtMs: nowMs - 6 * dayMs }],
  [12 * dayMs, { kind: 'token-age', ageMs: 30 * dayMs }],
]

export const exampleAlerts: readonly Alert[] = facts.map(([agoMs, seen], index) => ({
  id: facts.length - index,
  account: seen.kind === 'check-fails' ? null : firstAccountId,
  atMs: nowMs - agoMs,
  facts: seen,
  again: seen.kind === 'bet-limit' ? 4 : 0,
  lastAtMs: seen.kind === 'bet-limit' ? nowMs - 5 * hourMs : nowMs - agoMs,
  isSeen: index > 1,
}))

export const exampleAlertSettings: AlertSettings = {
  ...firstAlertSettings,
  thresholds: [
    ...firstAlertSettings.thresholds,
    {
      id: 'second',
      isOn: false,
      subject: btc,
      direction: 'rises',
      size: { kind: 'amount', amount: amount('0.00000001'), currency: btc },
      windowMinutes: 15,
      quietMinutes: 0,
    },
  ],
  betLimits: [{ currency: btc, min: amount('0.00001'), max: amount('0.01') }],
  lossLimits: [{ covers: 'all', currency: usd, amount: amount('250') }],
  quietHours: { fromMinute: 22 * 60, toMinute: 7 * 60 },
}

export function alertsView(isPrivate = false, change: Partial<AlertsView> = {}): AlertsView {
  return {
    list: exampleAlerts.map((alert) => shownAlert(alert, isPrivate)),
    unseen: exampleAlerts.filter(({ isSeen }) => !isSeen).length,
    settings: shownAlertSettings(exampleAlertSettings, isPrivate),
    problem: null,
    ...change,
  }
}
