/** How a file's bytes are to be read; `utf-8` stands for every encoding in which ASCII is ASCII. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary'

/** Git looks as far when it decides whether a file is text. */
export const lookedAt = 8000
/** Of the code units of a text in UTF-16 that is mostly ASCII, at least this share has an empty half. */
const utf16Share = 0.4
const leastForUtf16 = 16

/** Tells by the byte order mark, else by the empty bytes among the first ones; text holds none but in UTF-16. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.length > lookedAt ? bytes.subarray(0, lookedAt) : bytes
  if (!head.includes(0)) return 'utf-8'
  return utf16Without(head) ?? 'binary'
}

function utf16Without(head: Uint8Array): Encoding | null {
  if (head.length < leastForUtf16) return null
  let even = 0
  let odd = 0
  for (let index = 0; index + 1 < head.length; index += 2) {
    if (head[index] === 0) even += 1
    if (head[index + 1] === 0) odd += 1
  }
  const least = (head.length / 2) * utf16Share
  // Both halves empty is no character that a text holds.
  if (odd >= least && even === 0) return 'utf-16le'
  return even >= least && odd === 0 ? 'utf-16be' : null
}

/** The text of bytes; what is no character of the encoding becomes U+FFFD. The byte order mark is no part of it. */
export function decode(bytes: Buffer, encoding: Exclude<Encoding, 'binary'>): string {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return text.codePointAt(0) === 0xfeff ? text.slice(1) : text
}
