import type {
  AlertRule,
  AlertSettings,
  QuietMinutes,
  Threshold,
  UndisturbedHours,
} from '../../domain/alert-settings.ts'
import { hiddenMark, type ShownAmount } from '../../domain/amount.ts'
import type { BetLimit, LossLimit } from '../../domain/bet.ts'
import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { Os } from '../../domain/platform.ts'
import { minuteMs, type EpochMs } from '../../domain/time.ts'
import { formatClockTime, formatDay, formatDuration } from '../format.ts'
import { subjectText } from './alerts.ts'

/** Words of the settings' parts about what is told. */
export const alertSettingsStrings = {
  title: 'Alerts',
  test: 'Notifications',
  testHelp: {
    macos:
      'One a minute at most; more are gathered. macOS keeps them in its notification centre while a Focus is on.',
    windows:
      'One a minute at most; more are gathered. Windows keeps them in its notification centre while do not disturb is on.',
    linux:
      'One a minute at most; more are gathered. While KDE or GNOME is set to do not disturb they wait here.',
  } satisfies Record<Os, string>,
  testAction: 'Send a test',
  undisturbed: 'Do not disturb',
  undisturbedHelp: 'Alerts are listed meanwhile, and told afterwards.',
  undisturbedOff: 'Off',
  quietHours: 'Quiet hours',
  quietHoursHelp: 'Every day, by the clock of this machine.',
  from: 'From',
  to: 'To',
  rules: 'What you are told',
  rulesLead: 'After an alert, the same thing seen again within its quiet time is only counted in the list.',
  quiet: 'Quiet for',
  ruleNames: {
    'token-expiring': 'The access token ends soon',
    'token-expired': 'The access token has expired',
    'token-rejected': 'Stake refuses the access token',
    'token-age': 'The access token is due for replacement',
    'new-session': 'A new session',
    'new-api-key': 'A new API key',
    'two-factor-off': 'Two-factor login is switched off',
    'email-unverified': 'The e-mail address is not verified any more',
    'account-flagged': 'The account is banned, suspended or muted',
    'self-exclusion': 'A self-exclusion begins or ends',
    'check-fails': 'A check newly fails',
    unreadable: 'Nothing could be read for an hour',
    'falls-to-zero': 'The total or a balance falls to zero',
    'bet-limit': 'A bet is outside your limits',
    'daily-loss': 'A daily loss limit is reached',
  } satisfies Record<AlertRule, string>,

  thresholds: 'Falls and rises',
  thresholdsLead:
    'Measured from the highest or lowest amount within the time, available and vault together. A withdrawal looks the same as a loss.',
  noThresholds: 'Nothing is told of how the balance moves.',
  add: 'Add…',
  remove: 'Remove',
  addThreshold: 'Tell me when',
  subject: 'What',
  total: 'The total',
  direction: 'Does',
  directions: { falls: 'falls', rises: 'rises' },
  by: 'By more than',
  percent: 'percent',
  window: 'Within',
  amount: 'How much',
  amountHelp: 'With a point before the decimals, as 0.5.',
  amountProblem: 'Give a number above 0, as 20 or 0.5.',
  percentProblem: 'Give a number above 0 and below 100, as 20 or 12.5.',

  limits: 'Betting limits',
  limitsLead:
    'Your own, to be told when you go past them. Stakewatch only reads, so it cannot stop a bet. A bet of exactly a limit is within it.',
  noLimits: 'You have set none.',
  addLimit: 'A limit for one bet',
  addLoss: 'A daily loss limit',
  currency: 'Currency',
  min: 'Least',
  max: 'Most',
  minMaxHelp: 'Leave one empty for no limit at that end.',
  minMaxProblem: 'Give at least one amount above 0, and no least above the most.',
  covers: 'Counts',
  coverNames: {
    all: 'every bet, at its worth in this currency',
    own: 'bets in this currency',
  } satisfies Record<LossLimit['covers'], string>,
  lossHelp: 'Of the local day: what was staked less what came back, as far as Stakewatch saw the bets.',
  save: 'Add',
  cancel: 'Cancel',
} as const

/** `13 of 15` */
export function rulesOnText(rules: AlertSettings['rules']): string {
  const all = Object.values(rules)
  return `${all.filter(({ isOn }) => isOn).length} of ${all.length}`
}

export function quietText(minutes: QuietMinutes): string {
  return minutes === 0 ? 'no time' : spanText(minutes)
}

/** `1 hour`, `7 days` */
export function spanText(minutes: number): string {
  return formatDuration(minutes * minuteMs)
}

export function undisturbedText(hours: UndisturbedHours): string {
  return `For ${formatDuration(hours * 60 * minuteMs)}`
}

/** `Until 14:05`, with the day where it is another one. */
export function untilText(untilMs: EpochMs, nowMs: EpochMs): string {
  const time = formatClockTime(untilMs)
  return formatDay(untilMs) === formatDay(nowMs) ? `Until ${time}` : `Until ${time}, ${formatDay(untilMs)}`
}

/** `Your total falls by more than 20 % within 1 day` */
export function thresholdText({ subject, direction, size, windowMinutes }: Threshold<ShownAmount>): string {
  const by = size.kind === 'percent' ? `${size.percent}\u00a0%` : typedMoney(size.amount, size.currency)
  return `${subjectText(subject)} ${direction} by more than ${by} within ${spanText(windowMinutes)}`
}

/** `A bet in USD from 0.10 to 5.00` */
export function betLimitText({ currency, min, max }: BetLimit<ShownAmount>): string {
  const code = currencyLabel(currency)
  if (min !== null && max !== null) return `A bet in ${code}: ${shown(min)} to ${shown(max)}`
  if (max !== null) return `A bet in ${code}: ${shown(max)} at most`
  return `A bet in ${code}: ${min === null ? '' : shown(min)} at least`
}

/** `Every bet of a day: lose 50.00 USD at most` */
export function lossLimitText({ covers, currency, amount }: LossLimit<ShownAmount>): string {
  const what = covers === 'all' ? 'Every bet of a day' : `A day’s bets in ${currencyLabel(currency)}`
  return `${what}: lose ${typedMoney(amount, currency)} at most`
}

/** As the owner typed it: rounded to the customary decimals a small limit would read as another one. */
function typedMoney(amount: ShownAmount, currency: CurrencyCode): string {
  return `${shown(amount)}\u00a0${currencyLabel(currency)}`
}

function shown(amount: ShownAmount): string {
  return amount === hiddenMark ? hiddenMark : amount
}

export function removeText(what: string): string {
  return `${alertSettingsStrings.remove}: ${what}`
}
