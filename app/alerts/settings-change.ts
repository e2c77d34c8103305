import {
  mostLimits,
  mostThresholds,
  type AlertChange,
  type AlertSettings,
  type RuleSettings,
} from '../domain/alert-settings.ts'
import { assertNever } from '../domain/assert-never.ts'
import { hourMs, type EpochMs } from '../domain/time.ts'

export interface ChangeNeeds {
  readonly nowMs: EpochMs
  /** A name that no threshold has yet. */
  readonly newId: () => string
}

/** The settings after one change of the owner's; null where there would be more of something than is kept. */
export function withAlertChange(
  settings: AlertSettings,
  change: AlertChange,
  { nowMs, newId }: ChangeNeeds,
): AlertSettings | null {
  const { rules, thresholds } = settings
  switch (change.what) {
    case 'rule':
      return { ...settings, rules: { ...rules, [change.rule]: switched(rules[change.rule], change) } }
    case 'add-threshold': {
      const added = { ...change.threshold, id: newId(), isOn: true }
      return bounded({ ...settings, thresholds: [...thresholds, added] })
    }
    case 'threshold':
      return {
        ...settings,
        thresholds: thresholds.map((one) =>
          one.id === change.id ? { ...one, ...switched(one, change) } : one,
        ),
      }
    case 'remove-threshold':
      return { ...settings, thresholds: thresholds.filter(({ id }) => id !== change.id) }
    case 'bet-limit': {
      const { limit } = change
      const others = settings.betLimits.filter(({ currency }) => currency !== limit.currency)
      const isNone = limit.min === null && limit.max === null
      return bounded({ ...settings, betLimits: isNone ? others : [...others, limit] })
    }
    case 'loss-limit': {
      const { covers, currency, amount } = change
      const others = settings.lossLimits.filter(
        (limit) => limit.covers !== covers || limit.currency !== currency,
      )
      const own = amount === null ? [] : [{ covers, currency, amount }]
      return bounded({ ...settings, lossLimits: [...others, ...own] })
    }
    case 'quiet-hours':
      return { ...settings, quietHours: change.hours }
    case 'undisturbed': {
      const { forHours } = change
      return { ...settings, undisturbedUntilMs: forHours === null ? null : nowMs + forHours * hourMs }
    }
    default:
      return assertNever(change)
  }
}

function switched(
  { isOn, quietMinutes }: RuleSettings,
  change: { readonly [Key in keyof RuleSettings]?: RuleSettings[Key] | undefined },
): RuleSettings {
  return { isOn: change.isOn ?? isOn, quietMinutes: change.quietMinutes ?? quietMinutes }
}

function bounded(settings: AlertSettings): AlertSettings | null {
  const { thresholds, betLimits, lossLimits } = settings
  const isTooMuch =
    thresholds.length > mostThresholds || betLimits.length > mostLimits || lossLimits.length > mostLimits
  return isTooMuch ? null : settings
}
