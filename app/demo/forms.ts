import { minuteMs, type EpochMs } from '../domain/time.ts'

/** An id in the form that the API's have: one for each number of each kind, a kind being four hexadecimal digits. */
export function demoIdOf(kind: string, number: number): string {
  return `00000000-0000-4000-8000-${kind}${Math.abs(number).toString(16).padStart(8, '0').slice(-8)}`
}

/** Of the minute, so that the same answer is given for a while. */
export function httpDate(atMs: EpochMs): string {
  return new Date(Math.floor(atMs / minuteMs) * minuteMs).toUTCString()
}

/** A number as the API writes it. Text, because a double would lose digits that the real API sends. */
export function decimal(units: bigint, decimals: number): string {
  const digits = units.toString().padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
