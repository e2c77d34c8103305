import { createHash } from 'node:crypto'
import type { Habitat, ScanRule } from '../domain/scan.ts'
import { maskSecret } from '../domain/token.ts'
import { linesOf } from './lines.ts'
import { findOwn } from './rules/detect.ts'
import { findGeneral } from './rules/general.ts'
import type { RawHit, TextFacts } from './rules/hit.ts'

/** A hit as it leaves the text: nothing of a secret is left in it but its mask. */
export interface TextHit {
  readonly rule: ScanRule
  readonly habitat: Habitat | null
  readonly detail: string | null
  readonly line: number
  /** Null where the text is a piece from the middle of a very long line. */
  readonly column: number | null
  readonly shown: string
  /** Digest of the line without its secrets: what the finding's name is made from. */
  readonly lineDigest: string
  readonly isYours: boolean
  readonly isAllowed: boolean
}

export interface Inspection {
  /** Number of the text's first line. */
  readonly firstLine: number
  /** Whether the text begins where a line does. */
  readonly beginsLine: boolean
  readonly isYours: (secret: string) => boolean
}

const allowMark = 'stakewatch:allow'
const longestShown = 80
/** Beyond this a file is a list of secrets, and each further one tells nothing new. */
export const mostHitsInText = 500

/**
 * Everything that the rules find in a text. In what others wrote and is only installed, code is not the owner's to
 * mend, and samples of secrets abound: there only Stake's tokens count.
 */
export async function inspectText(
  text: string,
  about: TextFacts,
  { firstLine, beginsLine, isYours }: Inspection,
): Promise<readonly TextHit[]> {
  const own = findOwn(text, about, isYours)
  const hits = isInstalled(about.path)
    ? own.filter(({ secret }) => secret !== null)
    : [...own, ...(await findGeneral(text, about, own))]
  if (hits.length === 0) return []
  const lines = linesOf(text, firstLine)
  return hits
    .toSorted((one, other) => one.start - other.start)
    .slice(0, mostHitsInText)
    .map((hit) => {
      const yours = hit.secret !== null && isYours(hit.secret)
      const around = lines.around(hit.start)
      const { line, column } = lines.place(hit.start)
      return {
        rule: hit.rule,
        habitat: hit.habitat,
        detail: hit.detail,
        line,
        column: beginsLine || line > firstLine ? column : null,
        shown: shownOf(hit, text),
        lineDigest: digestWithout(around, hits),
        isYours: yours,
        isAllowed: !yours && (around.text.includes(allowMark) || lines.before(hit.start).includes(allowMark)),
      }
    })
}

/** A line of code may hold a secret besides what it was shown for. */
const credentials = /:\/\/[^\s/@]{0,200}@/g
const run = /[\w-]{24,}/g

const installed = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|\.venv|\.tox)\//

function isInstalled(path: string): boolean {
  return installed.test(path)
}

function shownOf(hit: RawHit, text: string): string {
  if (hit.secret !== null) return maskSecret(hit.secret)
  const end = Math.min(hit.end, hit.start + longestShown)
  return text
    .slice(hit.start, end)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(credentials, '://…@')
    .replaceAll(run, (found) => maskSecret(found))
}

function digestWithout(
  line: { readonly text: string; readonly start: number },
  hits: readonly RawHit[],
): string {
  const end = line.start + line.text.length
  let rest = ''
  let at = line.start
  for (const hit of hits) {
    if (hit.secret === null || hit.end <= at || hit.start >= end) continue
    rest += line.text.slice(at - line.start, Math.max(at, hit.start) - line.start)
    at = Math.min(end, hit.end)
  }
  rest += line.text.slice(at - line.start)
  return createHash('sha256').update(rest.trim()).digest('hex').slice(0, 16)
}
