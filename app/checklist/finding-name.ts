import { createHash } from 'node:crypto'
import { parseFindingId, type FindingId } from '../domain/check.ts'

/** The same name for the same thing in every run, for a finding or a fix: short, and nothing can be read from it. */
export function findingName(...parts: readonly string[]): FindingId {
  const text = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)
  const id = parseFindingId(text)
  if (id === null) throw new Error('a digest is no finding’s name')
  return id
}
