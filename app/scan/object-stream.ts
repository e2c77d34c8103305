import { encodingOf, lookedAt } from './encoding.ts'

/** One object of a git repository as `git cat-file --batch` prints it. */
export interface BlobSink {
  /** A blob that is wholly at hand; the bytes are valid during the call only. */
  onBlob(id: string, bytes: Buffer): void
  /** A blob that is passed over without being held: too large, or no text as its beginning says. */
  onUnheldBlob(id: string): void
}

export interface ObjectSink extends BlobSink {
  /** Whatever was asked for next is over: a blob, something else, or what is not there. */
  onObject(): void
}

/** Larger blobs are media and archives, as far as anybody has seen. */
export const largestBlobBytes = 16 * 1024 * 1024

const leastHeldBytes = 256 * 1024
const newline = 0x0a
const longestHeader = 200

/**
 * Takes the output of `git cat-file --batch` in pieces of any size: a line of id, type and size, then the content
 * and a line break, object after object. Blobs go to the sink, all else is passed over. What lies within one piece
 * is not copied. Throws when the output is not of that form.
 */
export function createObjectStream(sink: ObjectSink): (piece: Buffer) => void {
  let header = ''
  /** What is left of the object under way, its line break included; 0 while a header is awaited. */
  let left = 0
  let id = ''
  let isWanted = false
  /** One buffer for all that come in pieces, as large as the largest was. */
  let held = Buffer.allocUnsafe(leastHeldBytes)
  let filled = 0

  function begin(line: string): void {
    const [name = '', type = '', length = ''] = line.split(' ')
    const size = Number(length)
    // Named and not there: an object that a partial clone has left on the server.
    if (type === 'missing' || type === 'ambiguous') return sink.onObject()
    if (!Number.isSafeInteger(size) || length === '') throw new Error('git printed no object')
    id = name
    left = size + 1
    isWanted = type === 'blob' && size <= largestBlobBytes
    if (type === 'blob' && !isWanted) sink.onUnheldBlob(id)
  }

  function take(piece: Buffer, at: number): number {
    const end = Math.min(piece.length, at + left)
    const isWhole = end - at === left
    if (isWanted && filled === 0 && isWhole) sink.onBlob(id, piece.subarray(at, end - 1))
    else if (isWanted) hold(piece, at, end, isWhole)
    left -= end - at
    if (isWhole) sink.onObject()
    return end
  }

  function hold(piece: Buffer, at: number, end: number, isWhole: boolean): void {
    if (filled === 0 && held.length < left) held = Buffer.allocUnsafe(left)
    const wasTold = filled >= lookedAt
    filled += piece.copy(held, filled, at, end)
    if (!isWhole) {
      if (!wasTold && filled >= lookedAt && encodingOf(held.subarray(0, filled)) === 'binary') passOver()
      return
    }
    const bytes = held.subarray(0, filled - 1)
    filled = 0
    sink.onBlob(id, bytes)
  }

  /** What is left of it as well. */
  function passOver(): void {
    isWanted = false
    filled = 0
    sink.onUnheldBlob(id)
  }

  return (piece) => {
    for (let at = 0; at < piece.length;) {
      if (left > 0) {
        at = take(piece, at)
        continue
      }
      const end = piece.indexOf(newline, at)
      header += piece.toString('latin1', at, end === -1 ? piece.length : end)
      if (header.length > longestHeader) throw new Error('git printed no object')
      if (end === -1) return
      at = end + 1
      begin(header)
      header = ''
    }
  }
}
