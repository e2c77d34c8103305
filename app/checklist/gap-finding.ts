import { createHash } from 'node:crypto'
import { parseFindingId, type CheckId, type FindingId } from '../domain/check.ts'
import type { FoundFinding } from './context.ts'

/** A gap that a check found by itself, in no place of the disk; `gap` names it among the check's own. */
export function gapFinding(
  check: CheckId,
  gap: string,
  severity: FoundFinding['severity'],
  text: string,
): FoundFinding {
  return { id: gapId(check, gap), severity, text }
}

/** Readable where the gap's name allows it; a name from outside may hold anything, and becomes a digest. */
function gapId(check: CheckId, gap: string): FindingId {
  const digest = createHash('sha256').update(gap).digest('hex').slice(0, 16)
  const id = parseFindingId(`${check}:${gap}`) ?? parseFindingId(`${check}:${digest}`)
  if (id === null) throw new Error('a check’s name is no name for a finding')
  return id
}
