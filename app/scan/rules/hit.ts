import type { Habitat, ScanRule, ScanSource } from '../../domain/scan.ts'

/** What a rule knows of the text that it looks at. */
export interface TextFacts {
  /** Relative to the watched folder or repository, with `/`; absolute for a file outside. */
  readonly path: string
  readonly source: ScanSource
}

/** Something that a rule found in a text; offsets are those of JavaScript strings. */
export interface RawHit {
  readonly rule: ScanRule
  readonly habitat: Habitat | null
  /** The general rule's own name, e.g. `aws`; null for our own rules. */
  readonly detail: string | null
  readonly start: number
  readonly end: number
  /** The secret as it would be used (joined, decoded); null for a rule about code. It never leaves the thread. */
  readonly secret: string | null
}
