const hex = /^[0-9a-fA-F]+$/
const placeholderWords =
  /your|token|here|example|placeholder|replace|change|insert|dummy|sample|x{6}|fake|redacted|secret|todo|foobar|abcdefgh|12345678/i

/** Digits of a Stake token as the site gives it: 96 of them. */
export const tokenDigits = 96
export const leastPlain = 32
export const mostPlain = 128

/** 96 hexadecimal digits as random as 48 bytes are: a filling that repeats or counts up is none, nor a decimal number. */
export function isHexToken(text: string): boolean {
  return text.length === tokenDigits && hex.test(text) && /[a-f]/i.test(text) && isRandom(text, 10)
}

/** 32 to 128 letters and digits, as an API key might be; words and names are none. */
export function isPlainToken(text: string): boolean {
  if (text.length < leastPlain || text.length > mostPlain || !/^[A-Za-z0-9]+$/.test(text)) return false
  // The dearest question last: most are none for a simpler reason.
  return countMatches(text, /\d/g) >= 2 && /[A-Za-z]/.test(text) && !isWords(text) && isRandom(text, 9)
}

/** Chance mixes letters and figures all along; words have few of either, or say that they stand for a token. */
function isWords(text: string): boolean {
  if (hex.test(text)) return false
  return placeholderWords.test(text) || changes(text) < text.length / 4
}

function changes(text: string): number {
  let count = 0
  for (let at = 1; at < text.length; at++) if (kind(text, at) !== kind(text, at - 1)) count += 1
  return count
}

function kind(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 58) return 0
  return code < 91 ? 1 : 2
}

function isRandom(text: string, leastDistinct: number): boolean {
  const folded = text.toLowerCase()
  if (new Set(folded).size < leastDistinct || /(.)\1{9}/.test(folded)) return false
  for (let shift = 1; shift <= folded.length / 2; shift++) if (agrees(folded, shift, 0)) return false
  return !agrees(folded, 1, 1) && !agrees(folded, 2, 1) && !agrees(folded, 1, -1)
}

/** Whether most characters are, `shift` further on, the same again (or the next one, for a `step` of 1). */
function agrees(text: string, shift: number, step: number): boolean {
  let same = 0
  for (let at = shift; at < text.length; at++) {
    if (valueOf(text, at) === valueOf(text, at - shift) + step) same += 1
  }
  return same > (text.length - shift) * (step === 0 ? 0.45 : 0.35)
}

/** `a` follows `9`, so that a count in hexadecimal is seen as one. */
function valueOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 97 ? code - 87 : code - 48
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
