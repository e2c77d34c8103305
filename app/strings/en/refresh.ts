import { assertNever } from '../../domain/assert-never.ts'
import type { Pace } from '../../domain/pace.ts'
import { hourMs, minuteMs, secondMs, type EpochMs } from '../../domain/time.ts'
import type { Freshness } from '../../domain/view.ts'
import { formatClockTime, formatRelative } from '../format.ts'
import { counted } from '../quantity.ts'

/** When values were read and will be: in the window, the tray and the settings. */

/** `30 seconds`, `2 minutes`, `1 hour`, `90 seconds`: exact, in the largest unit that it is a whole number of. */
export function intervalText(lengthMs: number): string {
  if (lengthMs % hourMs === 0) return counted(lengthMs / hourMs, 'hour')
  if (lengthMs % minuteMs === 0) return counted(lengthMs / minuteMs, 'minute')
  return counted(Math.round(lengthMs / secondMs), 'second')
}

/** `in 4 minutes`, `in a moment`, `now`. */
export function untilText(atMs: EpochMs, nowMs: EpochMs): string {
  if (atMs <= nowMs) return 'now'
  return atMs - nowMs < 10 * secondMs ? 'in a moment' : formatRelative(atMs, nowMs)
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

export const refreshStrings = {
  now: 'Reading now',
  details: 'Details',
  title: 'Reading',
  never: 'Not yet',
  lastRead: 'Last read',
  failing: 'Failing',
  failed: 'Failed',
  reason: 'Because',
  next: 'Next',
  pace: 'Pace',
  stopped: 'Not by itself',
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
