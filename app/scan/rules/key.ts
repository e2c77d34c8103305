import { characterClass } from './text-runs.ts'

/** What a value is called where it stands. */
export interface Key {
  readonly name: string
  /** In lower case, as the name is made of them: `accessToken` → access, token. */
  readonly words: readonly string[]
  readonly separator: 'assigned' | 'spaced'
}

const reach = 240
/** May stand between a name and its value, also escaped for JSON, a shell or a URL. */
const between =
  /(?:[\s"'`^=:>,([{+|?!&<]|\\{1,8}["'nrt]?|%(?:25)?(?:3[AaDd]|2[027CcBb]|7[Bb]|5[Bb])|\\u00(?:3[dDaA]|2[027cC])|&quot;|=3D|:-)$/
const wrapper =
  /(?<![\w-])(?:Bearer|Token|Basic|JWT|string|str|String|char|text|const|static|SecretStr|Some|new|or|if|of|is|in|bytes|final|readonly|any|fmt|Optional\[str\]|&'?(?:static )?str|b|r|f|u|rb|br|@|\$|then|to|[Aa]s|-|-b|--header|-H|--cookie|W\/)$/
const container = /(?:^|[^\w-])["']?(?:value|content|default|values|secret_?string|val)$/i
const containerName =
  /(?:(?<!file_?)name|key|id|header|variable|var|field)\\{0,4}["'`]?\s{0,8}[:=]\s{0,8}\\{0,4}["'`]?([\w.-]{1,64})[^\n}]{0,60}\n?[^\n}]{0,60}$/i
const longestName = 64
const inName = characterClass(/[\w$.-]/)
const beginsName = characterClass(/[A-Za-z_$]/)

/** The name that a value at `start` has, across quotes, brackets, type names and the keys of a list. */
export function keyBefore(text: string, start: number): Key | null {
  const window = text.slice(Math.max(0, start - reach), start)
  let rest = window
  let assigned = false
  for (let step = 0; step < 48 && rest !== ''; step++) {
    const skipped = between.exec(rest)?.[0] ?? wrapper.exec(rest)?.[0]
    if (skipped === undefined) break
    if (/[=:,>([{]|%|\\u/.test(skipped)) assigned = true
    rest = rest.slice(0, -skipped.length)
    if (rest.endsWith(']')) rest = rest.replace(/["'`\]\\]{1,4}$/, '')
  }
  rest = rest.replace(/["'`\])?\\]{1,6}$/, '')
  if (container.test(rest)) {
    const called = containerName.exec(rest)?.[1]
    if (called !== undefined) return keyOf(called, 'assigned')
  }
  const found = nameAtEnd(rest)
  return found === '' ? null : keyOf(found, assigned ? 'assigned' : 'spaced')
}

/** What a regular expression would look for from every character anew. */
function nameAtEnd(text: string): string {
  let start = text.length
  const least = start - longestName
  while (start > 0 && start > least && inName[text.charCodeAt(start - 1)] === 1) start -= 1
  while (start < text.length && beginsName[text.charCodeAt(start)] !== 1) start += 1
  return text.slice(start)
}

export function keyOf(text: string, separator: Key['separator']): Key {
  return { name: text, words: wordsOf(text), separator }
}

export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
