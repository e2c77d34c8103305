import { findBase64, findPercent } from './encoded.ts'
import { withoutOverlaps } from './findings.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { findJwt } from './jwt.ts'
import { findPlain } from './plain.ts'
import { findSplit } from './split.ts'

/** What our own rules find in a text, in order. Takes time linear in the text, whatever stands in it. */
export function findOwn(text: string, about: TextFacts): readonly RawHit[] {
  return withoutOverlaps([
    ...findJwt(text, about),
    ...findBase64(text, about),
    ...findPercent(text, about),
    ...findPlain(text, about),
    ...findSplit(text, about),
  ])
}
