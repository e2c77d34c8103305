import { splitCommands, type Commands, type Quoting } from './words.ts'

const quoting: Quoting = {
  // Blanks before the line break come from pasting, and would end the command in a shell.
  gap: /[ \t]+|\\[ \t]*(?:\r\n|\r|\n)/y,
  end: /[\r\n;&|]+/y,
  pieces: [
    [/[^\s'"\\$;&|]+/y, (plain) => plain],
    [/'[^']*'/y, (quoted) => quoted.slice(1, -1)],
    [/"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y, (quoted) => unescapeDouble(quoted.slice(1, -1))],
    [/\$'[^'\\]*(?:\\[\s\S][^'\\]*)*'/y, (quoted) => unescapeAnsi(quoted.slice(2, -1))],
    [/\\[\s\S]/y, (escaped) => escaped.slice(1)],
  ],
}

/** Words as bash splits them: `'…'`, `"…"`, `$'…'`, `\` before a character or a line break. */
export function bashCommands(text: string): Commands {
  return splitCommands(text, quoting)
}

/** Within double quotes a backslash is one, but before these. */
function unescapeDouble(text: string): string {
  return text.replaceAll(/\\(?:\r\n|\n|([$`"\\]))/g, (_whole, sign?: string) => sign ?? '')
}

const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** Chromium writes `\u0021` for characters that a shell's history would expand. */
function unescapeAnsi(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9A-Fa-f]{1,4})|x([0-9A-Fa-f]{1,2})|([\s\S]))/g,
    (_whole, wide?: string, narrow?: string, sign = '') => {
      const code = wide ?? narrow
      return code === undefined ? (signs[sign] ?? sign) : String.fromCodePoint(Number.parseInt(code, 16))
    },
  )
}
