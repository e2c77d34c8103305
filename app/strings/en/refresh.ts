import { assertNever } from '../../domain/assert-never.ts'
import type { Pace } from '../../domain/pace.ts'
import { hourMs, minuteMs, secondMs, type EpochMs } from '../../domain/time.ts'
import type { Freshness } from '../../domain/view.ts'
import { formatClockTime, formatExactTime, formatRelative } from '../format.ts'
import { counted } from '../quantity.ts'

/** When values were read and will be: in the window, the tray and the settings. */

/** `30 seconds`, `2 minutes`, `1 hour`, `90 seconds`: exact, in the largest unit that it is a whole number of. */
export function intervalText(lengthMs: number): string {
  if (lengthMs % hourMs === 0) return counted(lengthMs / hourMs, 'hour')
  if (lengthMs % minuteMs === 0) return counted(lengthMs / minuteMs, 'minute')
  return counted(Math.round(lengthMs / secondMs), 'second')
}

/** `Next reading` or, after failures, `Next try`. */
export function nextName({ failures }: Pick<Freshness, 'failures'>): string {
  return failures > 0 ? 'Next try' : 'Next reading'
}

/** What makes the pace other than usual, to stand after when the next reading is: `on battery: every 10 minutes`. */
export function paceNote({ pace, failures }: Pick<Freshness, 'pace' | 'failures'>): string {
  if (pace === null) return ''
  if (pace.hindrance !== null) return hindranceNote(pace, failures)
  switch (pace.why) {
    case 'visible':
    case 'tray':
      return ''
    case 'battery':
      return `on battery: every ${intervalText(pace.everyMs)}`
    case 'quiet':
      return `nothing new for an hour: every ${intervalText(pace.everyMs)}`
    default:
      return assertNever(pace.why)
  }
}

function hindranceNote({ hindrance }: Pace, failures: number): string {
  switch (hindrance) {
    case null:
      return ''
    case 'failing':
      return `after ${counted(failures, 'failed try', 'failed tries')}`
    case 'asked-to-wait':
      return 'as Stake asks for a slower pace'
    case 'locked':
    case 'token':
      return stoppedTexts[hindrance]
    default:
      return assertNever(hindrance)
  }
}

const stoppedTexts = {
  locked: 'Nothing is read while locked',
  token: 'Nothing is read before you ask again or replace the token',
} as const

/** Why nothing is read by itself at all; null where something is. */
export function stoppedText(pace: Pace | null): string | null {
  const hindrance = pace?.hindrance
  return hindrance === 'locked' || hindrance === 'token' ? stoppedTexts[hindrance] : null
}

/** The usual pace in one sentence: `Every 2 minutes in the tray.` */
export function paceSentence({ why, everyMs }: Pick<Pace, 'why' | 'everyMs'>): string {
  const every = `Every ${intervalText(everyMs)}`
  switch (why) {
    case 'visible':
      return `${every} while the window is open.`
    case 'tray':
      return `${every} in the tray.`
    case 'battery':
      return `${every} on battery.`
    case 'quiet':
      return `${every}, as nothing has changed for an hour.`
    default:
      return assertNever(why)
  }
}

/**
 * For the tray, whose lines must not change by themselves: a menu that is replaced closes under the hand. The time
 * of day for half a day, then how long ago.
 */
export function trayMoment(atMs: EpochMs, nowMs: EpochMs): string {
  return Math.abs(nowMs - atMs) < 12 * hourMs ? `at ${formatClockTime(atMs)}` : formatRelative(atMs, nowMs)
}

/** `Next reading at 14:15, on battery: every 10 minutes`; empty where there is nothing to say. */
export function trayNextText(freshness: Freshness, nowMs: EpochMs): string {
  const { nextTryAtMs, pace } = freshness
  const stopped = stoppedText(pace)
  if (stopped !== null) return stopped
  if (nextTryAtMs === null) return ''
  const note = paceNote(freshness)
  const next = `${nextName(freshness)} ${trayMoment(nextTryAtMs, nowMs)}`
  return note === '' ? next : `${next}, ${note}`
}

/**
 * The same for the page, which can follow the time: `Next try in 4 minutes, after 3 failed tries`. Null where it is
 * as everybody expects, within the minute.
 */
export function nextLine(freshness: Freshness, nowMs: EpochMs): string | null {
  const { nextTryAtMs, pace } = freshness
  const stopped = stoppedText(pace)
  if (stopped !== null || nextTryAtMs === null) return stopped
  const note = paceNote(freshness)
  const isSoon = nextTryAtMs - nowMs < minuteMs
  if (isSoon && note === '') return null
  const next = `${nextName(freshness)} ${isSoon ? 'within a minute' : formatRelative(nextTryAtMs, nowMs)}`
  return note === '' ? next : `${next}, ${note}`
}

/** `3 times since 14:05` */
export function failedText(failures: number, sinceMs: EpochMs | null, nowMs: EpochMs): string {
  const times = counted(failures, 'time')
  if (sinceMs === null) return times
  const isToday = nowMs - sinceMs < 12 * hourMs
  return `${times} since ${isToday ? formatClockTime(sinceMs) : formatExactTime(sinceMs)}`
}

/** `42 seconds ago, 12 Jun 2026, 15:29:18` */
export function momentText(atMs: EpochMs, nowMs: EpochMs): string {
  return `${formatRelative(atMs, nowMs)}, ${formatExactTime(atMs)}`
}

/** `in 4 minutes, 12 Jun 2026, 15:34:00` */
export function nextText({ nextTryAtMs, pace, refreshing }: Freshness, nowMs: EpochMs): string {
  if (refreshing) return refreshStrings.now
  if (nextTryAtMs === null) return stoppedText(pace) ?? refreshStrings.none
  const isSoon = nextTryAtMs - nowMs < 10 * secondMs
  return isSoon ? refreshStrings.soon : momentText(nextTryAtMs, nowMs)
}

export const refreshStrings = {
  details: 'Details',
  title: 'How the account is read',
  lastRead: 'Last read',
  never: 'Not yet',
  failed: 'Failed',
  reason: 'Because',
  rates: 'Rates',
  security: 'Protection',
  next: 'Next',
  now: 'Reading now',
  soon: 'In a moment',
  none: 'When you ask',
  pace: 'Pace',
} as const

/** Words of the settings' card. */
export const refreshSettings = {
  title: 'Refresh',
  visible: 'While the window is open',
  visibleHelp: 'How often your balances are read. Opening the window reads at once.',
  tray: 'In the tray',
  trayHelp: 'When the window is closed or minimised.',
  sparing: 'On battery, or when nothing changes',
  sparingHelp:
    'In the place of the other two, where it is slower: without mains power, and after an hour without any change.',
  other: 'Another…',
  unit: 'seconds',
  problem: 'Give whole seconds, from 10 to 3600.',
} as const

export function secondsLabel(label: string): string {
  return `${label}, in ${refreshSettings.unit}`
}
