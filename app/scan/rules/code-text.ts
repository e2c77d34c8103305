import type { TextFacts } from './hit.ts'

const prose = /\.(?:md|mdx|markdown|rst|txt|adoc|org|tex)$/i
const hashComments =
  /(?:\.(?:py|pyi|sh|bash|zsh|fish|rb|ya?ml|toml|env|conf|cfg|ps1|pl|r|mk|tf|tfvars|properties|ini)|(?:^|\/)(?:\.env[^/]*|Dockerfile[^/]*|Makefile|\.\w*(?:rc|profile|history)))$/i
const dashComments = /\.(?:sql|lua|hs|elm)$/i
const reach = 400

/** Tells whether a place in a text is code: no comment, no docstring, no prose of a document. */
export function codeOf(text: string, { path }: TextFacts): (at: number) => boolean {
  const isCode = prose.test(path) ? fencedCode(text) : outsideBlocks(text, path)
  return (at) => isCode(at) && !isCommented(lineBefore(text, at), path)
}

function lineBefore(text: string, at: number): string {
  const floor = Math.max(0, at - reach)
  const window = text.slice(floor, at)
  return window.slice(window.lastIndexOf('\n') + 1)
}

function isCommented(before: string, path: string): boolean {
  if (/^\s*(?:\/\/|\/\*|\*(?:\s|$)|<!--|REM\s|::)/i.test(before)) return true
  if (hashComments.test(path)) return /^\s*#|\s#/.test(withoutTexts(before))
  if (dashComments.test(path)) return /--/.test(withoutTexts(before))
  return /^\s*[#;]\s|(?:^|[\s;{}(),])\/\/|\/\*(?!.*\*\/)/.test(withoutTexts(before))
}

/** Texts in quotes may hold what looks like a comment, as addresses do. */
function withoutTexts(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
}

/** In a document only what stands between fences is code. */
function fencedCode(text: string): (at: number) => boolean {
  return insideOf(regionsOf(text, /^[ \t]{0,8}(?:```|~~~)/gm))
}

function outsideBlocks(text: string, path: string): (at: number) => boolean {
  const isBlock = /\.pyi?$/i.test(path)
    ? insideOf(docstrings(text))
    : insideOf(regionsBetween(text, '/*', '*/', /(?:^|[\s;{}(),])$/))
  return (at) => !isBlock(at)
}

type Region = readonly [start: number, end: number]

function docstrings(text: string): readonly Region[] {
  return [
    ...regionsBetween(text, '"""', '"""', /(?:^|\n)[ \t]*[rRuU]?$/),
    ...regionsBetween(text, "'''", "'''", /(?:^|\n)[ \t]*[rRuU]?$/),
  ].sort((a, b) => a[0] - b[0])
}

/** From an opening to the next closing; an opening counts only after what `before` allows. */
function regionsBetween(text: string, open: string, close: string, before: RegExp): readonly Region[] {
  const regions: Region[] = []
  let at = text.indexOf(open)
  while (at >= 0) {
    const counts = before.test(text.slice(Math.max(0, at - 80), at))
    const end = counts || open === close ? text.indexOf(close, at + open.length) : at
    if (end < 0) break
    if (counts) regions.push([at, end])
    at = text.indexOf(open, Math.max(end, at) + (end > at ? close.length : open.length))
  }
  return regions
}

function regionsOf(text: string, fence: RegExp): readonly Region[] {
  const marks = [...text.matchAll(fence)].map(({ index }) => index)
  const regions: Region[] = []
  for (let at = 0; at < marks.length; at += 2) regions.push([marks[at] ?? 0, marks[at + 1] ?? text.length])
  return regions
}

/** Places are asked for in any order, so the region is searched for by halving. */
function insideOf(regions: readonly Region[]): (at: number) => boolean {
  return (at) => {
    let low = 0
    let high = regions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((regions[middle]?.[0] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return at < (regions[low - 1]?.[1] ?? -1)
  }
}

const shells =
  /(?:\.(?:sh|bash|zsh|fish|ps1|bat|cmd|env|ya?ml|toml|md|txt|mk)|(?:^|\/)(?:Dockerfile[^/]*|Makefile|\.[^/]*))$/i

/** Whether a place stands in a quoted text of a program: there it is spoken of, not done. */
export function isInText(text: string, at: number, { path }: TextFacts): boolean {
  if (shells.test(path)) return false
  const before = withoutTexts(lineBefore(text, at))
  return (before.match(/["'`]/g)?.length ?? 0) % 2 === 1
}
