import { dayMs, hourMs, type EpochMs } from '../domain/time.ts'
import { demoIdOf, httpDate } from './forms.ts'

interface DemoSession {
  readonly name: string
  readonly country: string
  readonly city: string
  readonly active: boolean
  readonly usedAgoMs: number
}

/** One of them was forgotten on a computer that nobody uses any more, so that the checklist has something to say. */
const sessions: readonly DemoSession[] = [
  { name: 'Firefox on Linux', country: 'Portugal', city: 'Porto', active: true, usedAgoMs: 0 },
  { name: 'Safari on iPhone', country: 'Portugal', city: 'Porto', active: true, usedAgoMs: 31 * hourMs },
  { name: 'Chrome on Windows', country: 'Portugal', city: 'Lisbon', active: true, usedAgoMs: 47 * dayMs },
  { name: 'Safari on iPhone', country: 'Spain', city: 'Vigo', active: false, usedAgoMs: 83 * dayMs },
]

const apiKeys = [{ name: 'old-bot', active: false, createdAgoMs: 210 * dayMs, usedAgoMs: 120 * dayMs }]

/** The address is what Stake sends along, from a range that is for documentation (RFC 5737). */
const ip = '"ip":"203.0.113.7"'

export function demoSessionsJson(nowMs: EpochMs): string {
  const entries = sessions.map(
    ({ name, country, city, active, usedAgoMs }, index) =>
      `{"id":"${demoIdOf('5e55', index)}","sessionName":"${name}",${ip},"country":"${country}","city":"${city}","active":${active},"updatedAt":"${httpDate(nowMs - usedAgoMs)}"}`,
  )
  return `[${entries.join(',')}]`
}

export function demoApiKeysJson(nowMs: EpochMs): string {
  const entries = apiKeys.map(
    ({ name, active, createdAgoMs, usedAgoMs }, index) =>
      `{"id":"${demoIdOf('a91e', index)}","sessionName":"${name}",${ip},"active":${active},"createdAt":"${httpDate(nowMs - createdAgoMs)}","updatedAt":"${httpDate(nowMs - usedAgoMs)}"}`,
  )
  return `[${entries.join(',')}]`
}
