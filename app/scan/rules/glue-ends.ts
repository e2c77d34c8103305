import { pieceClass as inPiece } from './split.ts'
import { characterClass } from './text-runs.ts'

/**
 * Whether what is beside a piece could begin or end what joins it with another one (`glueOf`), told from a few bytes:
 * beside most names and sums that look like pieces nothing does.
 */

const isQuote = characterClass(/["'`]/)
const isSpace = characterClass(/\s/)
const isLineEnd = characterClass(/[\r\n]/)
/** Before a line's end: the text goes on in the next line. */
const continuesLine = characterClass(/[\\`^]/)
const endsStatement = characterClass(/[;,]/)
const beginsName = characterClass(/[\w$@*]/)
const beginsLineComment = characterClass(/[#-]/)
const endsAssignment = characterClass(/[=}$@]/)
const slash = 0x2f
const star = 0x2a
const equals = 0x3d

/** Of what follows a piece, from `at` on. */
export function opensGlue(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0
  if (isQuote[first] === 1) return true
  if (continuesLine[first] === 1) return isLineEnd[bytes[at + 1] ?? 0] === 1
  const next = endsStatement[first] === 1 ? at + 1 : at
  if (bytes[next] === slash) return bytes[next + 1] === star
  return isSpace[bytes[next] ?? 0] === 1 && opensAfterSpace(bytes, next)
}

function opensAfterSpace(bytes: Uint8Array, space: number): boolean {
  let at = space
  for (; isSpace[bytes[at] ?? 0] === 1; at++) if (isLineEnd[bytes[at] ?? 0] === 1) return true
  const first = bytes[at] ?? 0
  return (
    beginsName[first] === 1 || beginsLineComment[first] === 1 || (first === slash && bytes[at + 1] === slash)
  )
}

/** Of what stands before a piece, up to `end`. */
export function closesGlue(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1] ?? 0
  if (isQuote[last] === 1 || endsAssignment[last] === 1) return true
  return isSpace[last] === 1 && closesBeforeSpace(bytes, end - 1)
}

/** An equals sign; or a line before that ends with a piece, or with what continues it. */
function closesBeforeSpace(bytes: Uint8Array, space: number): boolean {
  let at = space
  let isNextLine = false
  for (; isSpace[bytes[at] ?? 0] === 1; at--) isNextLine ||= isLineEnd[bytes[at] ?? 0] === 1
  const last = bytes[at] ?? 0
  return last === equals || (isNextLine && (continuesLine[last] === 1 || inPiece[last] === 1))
}
