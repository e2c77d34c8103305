import { findCertificateOff } from './certificate.ts'
import { findBase64, findPercent } from './encoded.ts'
import { withoutOverlaps } from './findings.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { findJwt } from './jwt.ts'
import { findPlainAddress } from './plain-address.ts'
import { findPlain } from './plain.ts'
import { findSplit } from './split.ts'
import { findEndlessClient } from './timeout.ts'

/** What our own rules find in a text, in order. Takes time linear in the text, whatever stands in it. */
export function findOwn(text: string, about: TextFacts): readonly RawHit[] {
  const tokens = [
    ...findJwt(text, about),
    ...findBase64(text, about),
    ...findPercent(text, about),
    ...findPlain(text, about),
    ...findSplit(text, about),
  ]
  const code = [
    ...findPlainAddress(text, about),
    ...findCertificateOff(text, about),
    ...findEndlessClient(text, about),
  ]
  return [...withoutOverlaps(tokens), ...withoutOverlaps(code)].sort((a, b) => a.start - b.start)
}
