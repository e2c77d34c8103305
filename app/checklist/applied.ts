import type { AppliedFix } from '../domain/check.ts'
import type { Appended } from './ignore-lines.ts'

/** A fix that was carried out, with all that is needed to take it back. Plain data, to be written down. */
export type AppliedRecord = AppliedFix & (AppliedLines | AppliedMode)

export interface AppliedLines extends Appended {
  readonly kind: 'ignore-lines'
  /** The file was made for it. */
  readonly made: boolean
}

export interface AppliedMode {
  readonly kind: 'restrict-mode'
  readonly from: number
  readonly to: number
}
