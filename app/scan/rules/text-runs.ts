/** A run of letters and digits that could be, or could hold, a token. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Characters by their codes, or bytes; what has a higher code than a byte is none. */
export type CharacterClass = Uint8Array

export function characterClass(form: RegExp): CharacterClass {
  return Uint8Array.from({ length: 256 }, (_, code) => (form.test(String.fromCharCode(code)) ? 1 : 0))
}

/**
 * Runs of at least so many characters of a class. It is enough to look at every `least`-th character, so that most
 * of a text is leapt over.
 */
export function* runsIn(
  text: string,
  characters: CharacterClass,
  least: number,
): Generator<{ readonly start: number; readonly end: number }> {
  const { length } = text
  for (let at = least - 1; at < length; at += least) {
    if (characters[text.charCodeAt(at)] !== 1) continue
    let start = at
    while (start > 0 && characters[text.charCodeAt(start - 1)] === 1) start -= 1
    let end = at + 1
    while (end < length && characters[text.charCodeAt(end)] === 1) end += 1
    if (end - start >= least) yield { start, end }
    at = end
  }
}

const plain = characterClass(/[A-Za-z0-9]/)
const leastPlain = 32
const mostPlain = 600
const longestSign = 20
/** What an escape leaves before a value: `%3D`, `%253D`, `=3D` of quoted-printable, `\u003d`, `\x22`, `\n`. */
const escapes: readonly [RegExp, RegExp][] = [
  [/%$/, /^(?:25){0,2}[0-9A-Fa-f]{2}/],
  [/[=]$/, /^3D/],
  // The end of a colour's escape sequence, of which the numbers are joined to the value.
  [/\[(?:\d{1,3};){0,4}$/, /^\d{0,3}m/],
  [/\\$/, /^(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[nrtvfb0])/],
]

/** Runs of 32 or more letters and digits, without what an escape sequence puts before them. */
export function* plainRuns(text: string): Generator<Run> {
  for (const run of runsIn(text, plain, leastPlain)) {
    const { end } = run
    if (end - run.start > mostPlain) continue
    const start = run.start + escapedLength(text, run.start, text.slice(run.start, end))
    yield { start, end, text: text.slice(start, end) }
  }
}

function escapedLength(text: string, start: number, run: string): number {
  const before = text.slice(Math.max(0, start - longestSign), start)
  for (const [sign, escape] of escapes) {
    if (sign.test(before)) return escape.exec(run)?.[0].length ?? 0
  }
  return 0
}
