/** A run of letters and digits that could be, or could hold, a token. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly text: string
}

const plain = /[A-Za-z0-9]{32,}/g
/** What an escape leaves before a value: `%3D`, `%253D`, `=3D` of quoted-printable, `\u003d`, `\x22`, `\n`. */
const escapes: readonly [RegExp, RegExp][] = [
  [/%$/, /^(?:25){0,2}[0-9A-Fa-f]{2}/],
  [/[=]$/, /^3D/],
  [/\\$/, /^(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[nrtvfb0])/],
]

/** Runs of 32 or more letters and digits, without what an escape sequence puts before them. */
export function* plainRuns(text: string): Generator<Run> {
  plain.lastIndex = 0
  for (let match = plain.exec(text); match; match = plain.exec(text)) {
    const end = plain.lastIndex
    if (match[0].length > 600) continue
    const start = match.index + escapedLength(text, match.index, match[0])
    yield { start, end, text: text.slice(start, end) }
    plain.lastIndex = end
  }
}

function escapedLength(text: string, start: number, run: string): number {
  const before = text.charAt(start - 1)
  for (const [sign, escape] of escapes) {
    if (sign.test(before)) return escape.exec(run)?.[0].length ?? 0
  }
  return 0
}
