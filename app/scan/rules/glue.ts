/** A piece of text that may be joined with the one before it. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
  /** How it follows the one before; null for the first. */
  readonly glue: Glue | null
}

/** `listed` pieces and those in `variables` are joined only if something nearby joins them. */
export interface Glue {
  readonly kind: 'joined' | 'folded' | 'listed' | 'variables'
  /** The variable that a piece is assigned to. */
  readonly name: string | null
}

/** Between two pieces that are joined. */
export const mostBetween = 160
const quote = String.raw`["'\x60]{1,3}`
const comment = String.raw`(?:[ \t]{1,8}(?:\/\/|#|--)[^\n]{0,60}(?=\n)|\/\*[^*\n]{0,60}\*\/)?`
const space = String.raw`\s{0,60}`
const prefix = '[brfuBRFU@$L]{0,2}'

/** `"a" + "b"`, `"a" "b"`, `'a' . 'b'`, with a line's end or a comment between. */
const joined = new RegExp(
  `^${quote}${comment}\\)?${space}(?:\\\\\\s{0,40}|_\\s{0,40})?(?:\\+|\\.{1,2}|&(?: _)?|\\|\\||<>|<<|~|\\^)?${comment}${space}(?:\\\\\\s{0,40})?\\(?${prefix}${quote}$`,
)
const continued = /^(?:\\|`|\^)\r?\n[ \t]{0,40}$/
const folded = /^\r?\n[ \t]{0,40}$/
const listed = new RegExp(`^${quote}${space},${comment}${space}${prefix}${quote}$`)
const appended = new RegExp(
  `^${quote}\\)?;?${comment}${space}\\$?[A-Za-z_][\\w.]{0,40}\\s{0,4}(?:\\+=|\\.=|<<|\\.(?:append|push|push_str|add|write|WriteString|concat|Append)\\()\\s{0,4}${prefix}${quote}$`,
)
/** `T="${T}b"`, and `{'a'}{'b'}` of a template. */
const extended =
  /^["'`]?;?\s{1,40}(\w{1,40})\s{0,4}=\s{0,4}["'`]?\$?\{?(?:\$\{?)?\1\}?["'`]?(?:\s{0,4}[+.]\s{0,4}["'`])?$/
const interpolated = /^["'`]\}\$?\{["'`]$/
const chained = new RegExp(
  `^${quote}\\)?${space}\\.(?:concat|append|plus|Append|push_str)\\(${prefix}${quote}$`,
)
const assigned = new RegExp(
  `^(?:${quote})?[;,]?${comment}\\s{1,40}(?:(?:const|let|var|val|local|export|final|static|my|public|private|String|string|auto|char|set|readonly)\\s{1,4}){0,4}[$@*]?([A-Za-z_]\\w{0,40})(?:\\[\\])?(?:\\s{0,2}:\\s{0,2}&?[\\w' ]{1,20})?\\s{0,4}:?=\\s{0,4}${prefix}(?:${quote})?$`,
)
/** What a name is followed by where a value opens after it. */
const nameBefore =
  /([A-Za-z_]\w{0,40})(?:\[\])?(?:\s{0,2}:\s{0,2}&?[\w' ]{1,20})?\s{0,4}:?=\s{0,4}[brfuBRFU@$L]{0,2}["'`]{0,3}$/
/** What opens a text of several lines. */
const opensFolded =
  /(?:[:=]\s{0,4}(?:[>|][-+]?\d?|\\)?[ \t]{0,4}\r?\n[ \t]{1,40}|(?:"""|'''|`)\\?\r?\n?[ \t]{0,40})$/

export function glueBetween(
  text: string,
  before: Omit<Piece, 'glue'>,
  after: Omit<Piece, 'glue'>,
): Glue | null {
  if (after.start - before.end > mostBetween) return null
  return glueOf(text.slice(before.end, after.start))
}

/** How what stands between two pieces joins them; null where it does not. */
export function glueOf(gap: string): Glue | null {
  if (joined.test(gap) || continued.test(gap) || appended.test(gap) || chained.test(gap))
    return glue('joined')
  if (extended.test(gap) || interpolated.test(gap)) return glue('joined')
  if (folded.test(gap)) return glue('folded')
  if (listed.test(gap)) return glue('listed')
  const name = assigned.exec(gap)?.[1]
  return name === undefined ? null : { kind: 'variables', name }
}

function glue(kind: Glue['kind']): Glue {
  return { kind, name: null }
}

const joins =
  /(?:join|concat|implode|sprintf|format|paste0?|strcat|str_c|Concat|Sprintf|Join)!?\s{0,2}@?\(|%s%s|\{\}\{\}/
const joinsAfter =
  /^["'`]{1,3}\s{0,40},?\s{0,40}[\])}]{1,3}\s{0,40}(?:\.\s{0,4}|\|>?\s{0,4}|-)(?:join|reduce|concat|collect|mkString|inject)/

/** Whether what only stands side by side is joined: by a call around it, or where its variables are used. */
export function isJoinedNearby(text: string, pieces: readonly Piece[]): boolean {
  const [first, ...rest] = pieces
  if (!first) return false
  const kinds = new Set(rest.map((item) => item.glue?.kind))
  const before = text.slice(Math.max(0, first.start - 100), first.start)
  const end = pieces.at(-1)?.end ?? first.end
  if (kinds.has('folded') && !opensFolded.test(before) && !isWrapped(pieces)) return false
  if (kinds.has('listed') && !isListJoined(before, text.slice(end, end + 400))) return false
  return !kinds.has('variables') || areUsedTogether(text.slice(end, end + 600), before, rest)
}

/** Base64 as the usual tools write it; their lines have 64 or 76 characters. */
function isWrapped(pieces: readonly Piece[]): boolean {
  const lengths = pieces.map(({ text }) => text.length)
  const [first = 0] = lengths
  return (first === 64 || first === 76) && lengths.slice(0, -1).every((length) => length === first)
}

const listName =
  /(?<!\w)([A-Za-z_]\w{0,40})(?:\[\])?\s{0,4}(?::\s{0,2}[\w[\]<>]{1,20}\s{0,4})?:?=\s{0,4}(?:\w{0,8}\(|\[\]\w{1,10})?[[({]\s{0,40}["'`]$/

/** By a call around the list or after it, or one that is given its name. */
function isListJoined(before: string, after: string): boolean {
  if (joins.test(before) || joinsAfter.test(after)) return true
  const name = listName.exec(before)?.[1]
  if (name === undefined) return false
  const used = `(?<!\\w)${name}(?!\\w)`
  return new RegExp(
    `${used}\\s{0,4}\\.\\s{0,4}(?:join|reduce)|(?:join|Join|implode|concat)\\(\\s{0,4}(?:["'\`]{2},\\s{0,4})?\\$?${used}`,
  ).test(after)
}

/** Names that say it themselves. */
const partWord = /(?:^|_|(?<=[a-z]))(?:part|half|piece|chunk|segment)s?(?![a-z])/i

function areUsedTogether(after: string, before: string, rest: readonly Piece[]): boolean {
  const names = [nameBefore.exec(before)?.[1], ...rest.map((item) => item.glue?.name)]
  const known = names.filter((name) => name !== undefined && name !== null)
  if (known.length !== names.length || new Set(known).size !== known.length) return false
  if (known.every((name) => partWord.test(name))) return true
  return new RegExp(known.map((name) => `(?<!\\w)${name}(?!\\w)`).join('[^\\w]{1,16}')).test(after)
}
