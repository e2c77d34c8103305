import { createElement } from 'react'
import {
  Activity,
  CircleDot,
  KeyRound,
  ListChecks,
  TrendingDown,
  TrendingUp,
  UserRoundCheck,
  WifiOff,
  type LucideIcon,
} from 'lucide-react'
import { alertGroupOf, alertGroups, type AlertGroup, type ShownAlert } from '../../../app/domain/alert.ts'
import { formatDay } from '../../../app/strings/format.ts'
import { alertStrings as strings } from '../../../app/strings/en/page-alerts.ts'
import { dayMs, type EpochMs } from '../../../app/domain/time.ts'

const icons: Readonly<Record<AlertGroup, LucideIcon>> = {
  balance: TrendingDown,
  token: KeyRound,
  account: UserRoundCheck,
  checks: ListChecks,
  bets: CircleDot,
  reading: WifiOff,
}

function iconOf({ facts }: ShownAlert): LucideIcon {
  if (facts.kind === 'change' && facts.direction === 'rises') return TrendingUp
  if (facts.kind === 'readable-again') return Activity
  return icons[alertGroupOf[facts.kind]]
}

export interface AlertDay {
  /** In words. */
  readonly name: string
  readonly alerts: readonly ShownAlert[]
}

/** By local days, in the order that they come in. */
export function byDay(alerts: readonly ShownAlert[], nowMs: EpochMs): readonly AlertDay[] {
  const days = new Map<string, ShownAlert[]>()
  for (const alert of alerts) {
    const name = dayName(alert.atMs, nowMs)
    const known = days.get(name)
    if (known) known.push(alert)
    else days.set(name, [alert])
  }
  return [...days].map(([name, list]) => ({ name, alerts: list }))
}

function dayName(atMs: EpochMs, nowMs: EpochMs): string {
  const day = formatDay(atMs)
  if (day === formatDay(nowMs)) return strings.today
  return day === formatDay(nowMs - dayMs) ? strings.yesterday : day
}

/** The groups that something is listed of, in the order of the words. */
export function groupsOf(alerts: readonly ShownAlert[]): readonly AlertGroup[] {
  const there = new Set(alerts.map(({ facts }) => alertGroupOf[facts.kind]))
  return alertGroups.filter((group) => there.has(group))
}

/** The sign of what it is about; the words beside it say the same. */
export function AlertIcon({ alert }: { readonly alert: ShownAlert }) {
  return createElement(iconOf(alert), { size: 20, strokeWidth: 1.75, 'aria-hidden': true })
}
