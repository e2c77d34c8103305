import {
  unreadReasons,
  type ScanHit,
  type ScanReport,
  type ScanRule,
  type ScanSource,
} from '../domain/scan.ts'
import type { EpochMs } from '../domain/time.ts'
import { maskSecret } from '../domain/token.ts'
import { fileFinder, filesIn, outcomes, stampLength, type Batch, type BatchOutcome } from './batch.ts'
import { findingId } from './finding-id.ts'
import type { TextHit } from './inspect-text.ts'
import type { UnreadLog } from './unread.ts'

/** What the threads bring home, put together. */
export interface Collector {
  addBatch(from: BatchSource, batch: Batch, outcome: BatchOutcome): void
  addBlob(blob: BlobPlace, hits: readonly TextHit[]): void
  result(): Pick<ScanReport, 'hits' | 'hitsLeftOut' | 'files' | 'unchanged' | 'bytes'>
}

export interface BatchSource {
  /** The watched folder; null for a file outside of them. */
  readonly folder: string | null
  readonly source: ScanSource
  /** Findings that the folder's own baseline allows. */
  readonly baseline: ReadonlySet<string>
}

export interface BlobPlace {
  readonly repository: string
  readonly baseline: ReadonlySet<string>
  readonly blob: string
  readonly commit: string | null
  readonly path: string | null
  readonly committedAtMs: EpochMs | null
}

/** More than anybody reads; what goes beyond is counted. Of each sort, so that none crowds out another. */
const mostHits: Readonly<Record<ScanRule, number>> = {
  'stake-token': 2000,
  'stake-jwt': 500,
  'other-secret': 500,
  'http-stake': 300,
  'no-certificate-check': 300,
  'client-without-timeout': 300,
}

interface Collected {
  readonly hit: TextHit
  readonly source: ScanSource
  readonly baseline: ReadonlySet<string>
  readonly place: (hit: TextHit) => ScanHit['place']
  /** What names the text that it stands in, the same on every machine where that is possible. */
  readonly text: string
}

export function createCollector(unread: UnreadLog): Collector {
  const collected = new Map<ScanRule, Collected[]>()
  let leftOut = 0
  let files = 0
  let unchanged = 0
  let bytes = 0

  function collect(each: Collected): void {
    const { rule, isYours } = each.hit
    const list = collected.get(rule) ?? []
    collected.set(rule, list)
    if (list.length < mostHits[rule] || isYours) list.push(each)
    else leftOut += 1
  }

  return {
    addBatch({ folder, source, baseline }, batch, { kinds, stamps, hits: found }) {
      const fileAt = fileFinder(batch)
      const count = filesIn(batch)
      if (kinds === null) unchanged += count
      kinds?.forEach((kind, index) => {
        const reason = unreadReasons[kind - outcomes.length]
        if (outcomes[kind] === 'same') unchanged += 1
        if (!reason) return
        const { part, name } = fileAt(index)
        unread.note(reason, part.directory + name)
        files -= 1
      })
      files += count
      for (let at = 0; at < stamps.length; at += stampLength) bytes += stamps[at] ?? 0
      for (const { index, hits } of found) {
        const { part, name } = fileAt(index)
        const path = withoutTokens(folder === null ? part.directory + name : part.prefix + name)
        const place = ({ line, column }: TextHit) => ({ kind: 'file', folder, path, line, column }) as const
        hits.forEach((hit) => collect({ hit, source: sourceOf(source, name), baseline, place, text: path }))
      }
    },
    addBlob({ repository, baseline, blob, commit, path, committedAtMs }, hits) {
      const shownPath = path && withoutTokens(path)
      const place = ({ line }: TextHit) =>
        ({ kind: 'commit', folder: repository, commit, blob, path: shownPath, line, committedAtMs }) as const
      hits.forEach((hit) => collect({ hit, source: 'git-history', baseline, place, text: blob }))
    },
    result: () => ({
      hits: [...collected.values()].flatMap(named),
      hitsLeftOut: leftOut,
      files,
      unchanged,
      bytes,
    }),
  }
}

const logName = /\.log(?:\.\d+)?$/i

/** A log in a watched folder is a log. */
function sourceOf(source: ScanSource, name: string): ScanSource {
  return source === 'folder' && logName.test(name) ? 'log' : source
}

/** Gives each its name: which of the same it is counts from the top, whatever order the threads came home in. */
function named(list: readonly Collected[]): readonly ScanHit[] {
  const counts = new Map<string, number>()
  return list.toSorted(byPlace).map(({ hit, source, baseline, place, text }) => {
    const { rule, habitat, detail, shown, lineDigest, isYours, isAllowed } = hit
    const same = [rule, detail ?? '', text, lineDigest]
    const key = same.join('\0')
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    const id = findingId([...same, nth], isYours)
    const isInBaseline = !isYours && baseline.has(id)
    const allowedBy = isAllowed ? 'comment' : isInBaseline ? 'baseline' : null
    return { rule, source, habitat, detail, isYours, place: place(hit), shown, id, allowedBy }
  })
}

function byPlace(one: Collected, other: Collected): number {
  if (one.text !== other.text) return one.text < other.text ? -1 : 1
  return one.hit.line - other.hit.line || (one.hit.column ?? 0) - (other.hit.column ?? 0)
}

const token = /(?<![0-9A-Fa-f])[0-9A-Fa-f]{96}(?![0-9A-Fa-f])/g

/** A file that is named after a token must not carry it into what is shown. */
function withoutTokens(path: string): string {
  return path.replace(token, maskSecret)
}
