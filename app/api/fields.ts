import { createHash } from 'node:crypto'
import type { EpochMs } from '../domain/time.ts'
import { httpDateMs } from './http-date.ts'

const longestText = 60

/**
 * Ids are kept and shown with findings. Should Stake ever make one that is good for something, what is kept of
 * it here is not.
 */
export function nameOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16)
}

/** Text that somebody else chose, in one short line without anything that moves a cursor or turns its direction. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const line = value
    .slice(0, 10 * longestText)
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '')
    .trim()
  const characters = Array.from(line)
  const short = characters.length > longestText ? `${characters.slice(0, longestText - 1).join('')}…` : line
  return short === '' ? null : short
}

/** A moment as the API writes it; null for anything else. */
export function time(value: unknown): EpochMs | null {
  return typeof value === 'string' ? httpDateMs(value) : null
}

/** Yes or no; null for anything else. */
export function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}
