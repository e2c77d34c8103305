import { findCertificateOff } from './certificate.ts'
import { findBase64, findPercent } from './encoded.ts'
import { withoutOverlaps } from './findings.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { findJwt } from './jwt.ts'
import { findPlainAddress } from './plain-address.ts'
import { findPlain } from './plain.ts'
import { findSplit } from './split.ts'
import { findEndlessClient } from './timeout.ts'

/**
 * What our own rules find in a text, in order. Takes time linear in the text, whatever stands in it. A token that is
 * kept is found wherever it stands, also where others would be taken for a sum or a sample.
 */
export function findOwn(
  text: string,
  about: TextFacts,
  isYours: (secret: string) => boolean = () => false,
): readonly RawHit[] {
  const tokens = [
    ...findJwt(text, about),
    ...findBase64(text, about),
    ...findPercent(text, about),
    ...findPlain(text, about, isYours),
    ...findSplit(text, about, isYours),
  ]
  const code = [
    ...findPlainAddress(text, about),
    ...findCertificateOff(text, about),
    ...findEndlessClient(text, about),
  ]
  return [...withoutOverlaps(tokens), ...withoutOverlaps(code)].sort((a, b) => a.start - b.start)
}
