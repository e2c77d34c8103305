/** `22:05`, as a field for times has it. */
export function timeOf(minute: number): string {
  const parts = [Math.floor(minute / 60), minute % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** Minutes since midnight, or null for what is no time of the day. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : -1
  return minute >= 0 && minute < 24 * 60 ? minute : null
}
