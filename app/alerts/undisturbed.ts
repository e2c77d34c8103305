import type { AlertSettings, QuietHours } from '../domain/alert-settings.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'

/** Longer than the owner can ask for at once: what is further away is a clock's mistake. */
const longestWishMs = 2 * dayMs

/** Whether the owner does not want to be disturbed now: until a time, or in the quiet hours of the local clock. */
export function isUndisturbed(
  { quietHours, undisturbedUntilMs }: Pick<AlertSettings, 'quietHours' | 'undisturbedUntilMs'>,
  nowMs: EpochMs,
): boolean {
  const leftMs = undisturbedUntilMs === null ? 0 : undisturbedUntilMs - nowMs
  return (leftMs > 0 && leftMs <= longestWishMs) || (quietHours !== null && isWithin(quietHours, nowMs))
}

/** From `fromMinute` on, until before `toMinute`; the same for both is the whole day. */
function isWithin({ fromMinute, toMinute }: QuietHours, nowMs: EpochMs): boolean {
  const date = new Date(nowMs)
  const minute = date.getHours() * 60 + date.getMinutes()
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute
  return minute >= fromMinute || minute < toMinute
}
