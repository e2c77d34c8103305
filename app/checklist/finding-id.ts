import { createHash } from 'node:crypto'
import { parseFindingId, type CheckId, type FindingId } from '../domain/check.ts'
import type { FoundFinding } from './context.ts'

/**
 * The same name for the same thing in every run, readable where all of it fits: `machine-guarded:no-lock`. What
 * comes from outside may hold anything, and be of any length: all but `kind` is a digest then.
 */
export function findingId(kind: string, ...parts: readonly string[]): FindingId {
  return parseFindingId([kind, ...parts].join(':')) ?? asId(`${kind}:${digestOf(parts).slice(0, 16)}`)
}

/** The same for a path, which nobody is to read from the name of a finding or a fix. */
export function findingDigest(...parts: readonly string[]): FindingId {
  return asId(digestOf(parts).slice(0, 32))
}

/** A gap that a check found by itself, in no place of the disk; `gap` names it among the check's own. */
export function gapFinding(
  check: CheckId,
  gap: string,
  severity: FoundFinding['severity'],
  text: string,
): FoundFinding {
  return { id: findingId(check, gap), severity, text }
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex')
}

function asId(text: string): FindingId {
  const id = parseFindingId(text)
  if (id === null) throw new Error('a name of our own that is no name for a finding')
  return id
}
