import type { Style } from '../strings/en/terminal-checklist.ts'

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  pass: [32, 39],
  warn: [33, 39],
  fail: [31, 39],
  unknown: [36, 39],
  heading: [1, 22],
  faint: [2, 22],
}

/** The text in a colour that any terminal has, closed again in the same line. */
export function painted(style: Style, text: string): string {
  const [begin, end] = codes[style]
  return `\u001B[${begin}m${text}\u001B[${end}m`
}
