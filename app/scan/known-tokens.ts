import { createHmac } from 'node:crypto'
import type { KnownTokens } from '../domain/scan.ts'

/** Tells whether a secret is one of the tokens that are kept, by their keyed digests alone. */
export function knownTokens(known: KnownTokens | null): (secret: string) => boolean {
  if (known === null || known.digests.length === 0) return () => false
  const key = Buffer.from(known.keyHex, 'hex')
  const digests = new Set(known.digests)
  return (secret) => digests.has(createHmac('sha256', key).update(secret).digest('hex'))
}
