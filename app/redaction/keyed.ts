import { hiddenLength } from './hide.ts'
import { closingQuotes } from './quoting.ts'

// Every repetition here is bounded, so that no text makes a search slow.
const quote = String.raw`(?:\^|\\{0,8})["'\x60]`
const harValue = String.raw`(?:${quote}value${quote}\s{0,40}[:=]\s{0,40})?`

/** What may open a value, as the group `open` of a regular expression. */
export const openQuote = `(?<open>${quote})`

/**
 * Finds a name that is followed by a value: in headers (`x: v`), assignments (`X=v`, `$env:X = "v"`), JSON
 * (`"x": "v"`) and JSON within JSON (`\"x\":\"v\"`), cURL as bash, PowerShell and Windows' cmd quote it
 * (`^"x: v^"`), HAR (`"name":"x","value":"v"`) and calls (`set('x', 'v')`). `names` is a regular expression
 * whose repetitions are bounded.
 */
export function keyedBy(names: string): RegExp {
  const quoted = String.raw`(?<after>${quote})\s{0,40}(?:=>|[:=,])\s{0,40}${harValue}`
  const plain = String.raw`[ \t]{0,8}[:=][ \t]{0,8}`
  return new RegExp(
    `(?<before>${quote})?(?<![\\w-])(?:${names})(?:${quoted}|${plain})\\$?${openQuote}?`,
    'gi',
  )
}

/**
 * Replaces what follows each match of `key` (global): up to the closing quote where one was opened on the same
 * line, otherwise up to the first match of `end` (global). What is hidden already stays, and what follows it is
 * looked at anew. Takes time linear in the text.
 */
export function replaceValues(
  text: string,
  key: RegExp,
  end: RegExp,
  replace: (value: string) => string,
): string {
  const pieces: string[] = []
  const findClosing = closingQuotes(text)
  let done = 0
  key.lastIndex = 0
  for (let match = key.exec(text); match; match = key.exec(text)) {
    const start = match.index + match[0].length
    const hidden = hiddenLength(text, start)
    if (hidden > 0) {
      key.lastIndex = start + hidden
      continue
    }
    const open = openingQuote(match.groups ?? {})
    const stop = findClosing(start, open) ?? firstMatch(text, start, end)
    const value = text.slice(start, stop)
    pieces.push(text.slice(done, start), value === '' ? '' : replace(value))
    done = stop
    key.lastIndex = stop
  }
  return pieces.join('') + text.slice(done)
}

/** The quote around the value, or the one that was opened before the name and is still open. */
function openingQuote({ before, after, open }: Readonly<Record<string, string | undefined>>): string {
  return open ?? (after === undefined ? (before ?? '') : '')
}

function firstMatch(text: string, start: number, end: RegExp): number {
  end.lastIndex = start
  return end.exec(text)?.index ?? text.length
}
