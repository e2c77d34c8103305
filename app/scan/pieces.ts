import { decode, encodingOf, type Encoding } from './encoding.ts'
import { inspectText, type TextHit } from './inspect-text.ts'
import { mayHold } from './may-hold.ts'
import type { TextFacts } from './rules/hit.ts'
import type { SharedState } from './shared-state.ts'

/** Looked at in one piece; what is larger comes in several, so that no text takes more memory than this. */
export const windowBytes = 1024 * 1024
/** Pieces overlap by this much, so that what stands on their border is seen whole. */
export const overlapBytes = 16 * 1024

/** Bytes that are read piece by piece. */
export interface Content {
  readonly size: number
  /** Fills `into` from this position on, and answers how many bytes there were. */
  readonly read: (into: Buffer, at: number) => number
}

export interface PieceParts {
  readonly isYours: (secret: string) => boolean
  readonly shared: SharedState
}

/** Runs the rules over every piece of a content that could hold something. */
export async function inspectPieces(
  content: Content,
  about: TextFacts,
  { isYours, shared }: PieceParts,
): Promise<readonly TextHit[]> {
  const found: TextHit[] = []
  for (const piece of piecesOf(content)) {
    if (shared.isCancelled()) break
    found.push(...(await inspectText(piece.text, about, { ...piece, isYours })))
  }
  return withoutRepeats(found)
}

interface Piece {
  readonly text: string
  readonly firstLine: number
  readonly beginsLine: boolean
}

/** A text; of one that is larger than a window, pieces that begin and end with a line where there are lines. */
function* piecesOf({ size, read }: Content): Generator<Piece> {
  // Of its own: other files are read into the shared one while the rules run over this one.
  const buffer = Buffer.allocUnsafeSlow(Math.min(windowBytes, size + 1))
  let encoding: Encoding | null = null
  let firstLine = 1
  let beginsLine = true
  for (let at = 0; ;) {
    const length = read(buffer, at)
    encoding ??= encodingOf(buffer.subarray(0, length))
    if (length === 0 || encoding === 'binary') return
    const bytes = buffer.subarray(0, length)
    if (mayHold(bytes, encoding)) yield { text: decode(bytes, encoding), firstLine, beginsLine }
    if (length < windowBytes) return
    const step = stepOver(bytes, encoding)
    firstLine += newlinesIn(bytes.subarray(0, step), encoding)
    beginsLine = encoding === 'utf-8' && bytes[step - 1] === newlineByte
    at += step
  }
}

/** Where the next piece begins: at a line's beginning in the overlap, or where the overlap begins. */
function stepOver(bytes: Buffer, encoding: Encoding): number {
  const least = bytes.length - overlapBytes
  if (encoding !== 'utf-8') return least - (least % 2)
  const newline = bytes.indexOf(newlineByte, least)
  return newline === -1 ? least : newline + 1
}

const newlineByte = 0x0a

function newlinesIn(bytes: Buffer, encoding: Encoding): number {
  let count = 0
  const width = encoding === 'utf-8' ? 1 : 2
  const offset = encoding === 'utf-16be' ? 1 : 0
  for (let at = bytes.indexOf(newlineByte); at !== -1; at = bytes.indexOf(newlineByte, at + 1)) {
    if (width === 1 || (at % 2 === offset && bytes[at + (offset === 0 ? 1 : -1)] === 0)) count += 1
  }
  return count
}

/** What stands where two pieces overlap is found in both. */
function withoutRepeats(hits: readonly TextHit[]): readonly TextHit[] {
  const seen = new Set<string>()
  return hits.filter((hit) => {
    const { rule, detail, line, column, shown } = hit
    const key = [rule, detail, line, column, shown].join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
