import type { Amount, ShownAmount } from './amount.ts'
import type { BetLimit, LossLimit } from './bet.ts'
import type { CurrencyCode } from './currency.ts'
import type { HistorySubject } from './history.ts'
import type { EpochMs } from './time.ts'

/** Each can be switched, and has a quiet time of its own. Thresholds are rules besides, as many as the owner likes. */
export const alertRules = [
  'token-expiring',
  'token-expired',
  'token-rejected',
  'token-age',
  'new-session',
  'new-api-key',
  'two-factor-off',
  'email-unverified',
  'account-flagged',
  'self-exclusion',
  'check-fails',
  'unreadable',
  'falls-to-zero',
  'bet-limit',
  'daily-loss',
] as const
export type AlertRule = (typeof alertRules)[number]

/** Minutes for which a rule that has fired only counts what happens again, of the same account. */
export const quietChoices = [0, 15, 60, 360, 1440, 10_080] as const
export type QuietMinutes = (typeof quietChoices)[number]

/** Minutes within which a total or a balance has to change. */
export const windowChoices = [15, 60, 360, 1440] as const
export type WindowMinutes = (typeof windowChoices)[number]

export interface RuleSettings {
  readonly isOn: boolean
  readonly quietMinutes: QuietMinutes
}

/** `amount` in the units of `currency`; `percent` of what it fell or rose from, both to be exceeded. */
export type ThresholdSize<Figure = Amount> =
  | { readonly kind: 'amount'; readonly amount: Figure; readonly currency: CurrencyCode }
  | { readonly kind: 'percent'; readonly percent: Amount }

export interface ThresholdWish<Figure = Amount> {
  readonly subject: HistorySubject
  readonly direction: 'falls' | 'rises'
  readonly size: ThresholdSize<Figure>
  readonly windowMinutes: WindowMinutes
  readonly quietMinutes: QuietMinutes
}

/** "The total falls by more than 20 % within 24 hours." */
export interface Threshold<Figure = Amount> extends ThresholdWish<Figure> {
  readonly id: string
  readonly isOn: boolean
}

/** By the local clock, in minutes since midnight; from the evening into the morning where `from` is the later one. */
export interface QuietHours {
  readonly fromMinute: number
  readonly toMinute: number
}

export interface AlertSettings<Figure = Amount> {
  readonly rules: Readonly<Record<AlertRule, RuleSettings>>
  readonly thresholds: readonly Threshold<Figure>[]
  /** One for each currency at most. */
  readonly betLimits: readonly BetLimit<Figure>[]
  /** One for each currency and coverage at most. */
  readonly lossLimits: readonly LossLimit<Figure>[]
  readonly quietHours: QuietHours | null
  /** No notification before then; null for no such wish. */
  readonly undisturbedUntilMs: EpochMs | null
}

/** As a page may have them: in privacy mode without the amounts. */
export type ShownAlertSettings = AlertSettings<ShownAmount>

export const undisturbedChoices = [1, 4, 8, 24] as const
/** Hours from now on without a notification. */
export type UndisturbedHours = (typeof undisturbedChoices)[number]

interface Switch {
  readonly isOn?: boolean | undefined
  readonly quietMinutes?: QuietMinutes | undefined
}

/** One change of the owner's. */
export type AlertChange =
  | ({ readonly what: 'rule'; readonly rule: AlertRule } & Switch)
  | { readonly what: 'add-threshold'; readonly threshold: ThresholdWish }
  | ({ readonly what: 'threshold'; readonly id: string } & Switch)
  | { readonly what: 'remove-threshold'; readonly id: string }
  /** In the place of the limit that its currency had; none at all where both ends are null. */
  | { readonly what: 'bet-limit'; readonly limit: BetLimit }
  /** The same, for its currency and coverage; null takes it away. */
  | {
      readonly what: 'loss-limit'
      readonly covers: LossLimit['covers']
      readonly currency: CurrencyCode
      readonly amount: Amount | null
    }
  | { readonly what: 'quiet-hours'; readonly hours: QuietHours | null }
  | { readonly what: 'undisturbed'; readonly forHours: UndisturbedHours | null }

export const mostThresholds = 16
export const mostLimits = 32

export const firstAlertSettings: AlertSettings = {
  rules: {
    'token-expiring': { isOn: true, quietMinutes: 0 },
    'token-expired': { isOn: true, quietMinutes: 0 },
    'token-rejected': { isOn: true, quietMinutes: 60 },
    'token-age': { isOn: true, quietMinutes: 0 },
    'new-session': { isOn: true, quietMinutes: 0 },
    'new-api-key': { isOn: true, quietMinutes: 0 },
    'two-factor-off': { isOn: true, quietMinutes: 0 },
    'email-unverified': { isOn: true, quietMinutes: 0 },
    'account-flagged': { isOn: true, quietMinutes: 0 },
    'self-exclusion': { isOn: true, quietMinutes: 0 },
    'check-fails': { isOn: true, quietMinutes: 0 },
    unreadable: { isOn: true, quietMinutes: 360 },
    'falls-to-zero': { isOn: false, quietMinutes: 60 },
    'bet-limit': { isOn: true, quietMinutes: 60 },
    'daily-loss': { isOn: true, quietMinutes: 0 },
  },
  thresholds: [
    {
      id: 'first',
      isOn: true,
      subject: 'total',
      direction: 'falls',
      size: { kind: 'percent', percent: '20' as Amount },
      windowMinutes: 1440,
      quietMinutes: 360,
    },
  ],
  betLimits: [],
  lossLimits: [],
  quietHours: null,
  undisturbedUntilMs: null,
}
