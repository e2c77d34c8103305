import { createHash } from 'node:crypto'
import { parseFindingId, type FindingId } from '../domain/check.ts'

/** A token that is kept cannot be taken for any other finding, nor be allowed in a baseline. */
const yoursPrefix = 'yours:'
const length = 20

/**
 * Names a finding by what does not change when lines move: rule, path, the line without its secret, and which of
 * the same it is. No part of the secret goes into it, not even hashed.
 */
export function findingId(parts: readonly (string | number)[], isYours: boolean): FindingId {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length)
  const id = parseFindingId(isYours ? yoursPrefix + digest : digest)
  if (id === null) throw new Error('a digest is a finding id')
  return id
}
