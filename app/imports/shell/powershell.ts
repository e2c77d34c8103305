import { splitCommands, type Commands, type Quoting } from './words.ts'

const quoting: Quoting = {
  gap: /[ \t]+|`[ \t]*(?:\r\n|\r|\n)/y,
  end: /[\r\n;|]+/y,
  pieces: [
    [/[^\s'"`;|]+/y, (plain) => plain],
    [/'[^']*(?:''[^']*)*'/y, (quoted) => quoted.slice(1, -1).replaceAll("''", "'")],
    [/"[^"`]*(?:(?:`[\s\S]|"")[^"`]*)*"/y, (quoted) => unescapeDouble(quoted.slice(1, -1))],
    [/`[\s\S]/y, (escaped) => escaped.slice(1)],
  ],
}

/** Words as PowerShell splits them: `'…'` and `"…"` with doubled quotes, a back quote before what is meant literally. */
export function powershellCommands(text: string): Commands {
  return splitCommands(text, quoting)
}

const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescapeDouble(text: string): string {
  return text.replaceAll(/""|`([\s\S])/g, (_whole, sign?: string) =>
    sign === undefined ? '"' : (signs[sign] ?? sign),
  )
}
