import { readBaseline } from './baseline.ts'
import type { HistoryOutcome, ScanReport } from '../domain/scan.ts'
import { blobGroups } from './blob-list.ts'
import { blobOrigins } from './blob-places.ts'
import type { Collector } from './collect.ts'
import { decode, encodingOf } from './encoding.ts'
import { askGit, startGit, type GitEnd } from './git.ts'
import { inspectText, type TextHit } from './inspect-text.ts'
import { createObjectStream } from './object-stream.ts'
import { mayHold } from './may-hold.ts'
import type { SharedState } from './shared-state.ts'

export interface HistoryParts {
  readonly isYours: (secret: string) => boolean
  readonly shared: SharedState
  readonly collector: Collector
}

type History = ScanReport['history'][number]

/**
 * Reads every blob of each repository once, whether a commit reaches it or not; working trees that share their
 * objects are read once too.
 */
export async function scanHistories(
  repositories: readonly string[],
  parts: HistoryParts,
): Promise<readonly History[]> {
  if (repositories.length > 0) parts.shared.beginHistory()
  const read = new Set<string>()
  const histories: History[] = []
  for (const repository of repositories) {
    if (parts.shared.isCancelled()) {
      histories.push({ repository, outcome: 'cancelled', blobs: 0 })
      continue
    }
    const objects = await objectsOf(repository)
    if (typeof objects !== 'string') histories.push({ repository, ...objects, blobs: 0 })
    else if (!read.has(objects)) {
      read.add(objects)
      histories.push(await scanHistory(repository, parts))
    }
  }
  return histories
}

/** The absolute path of the repository's own data, which all its working trees share; or why git does not say. */
async function objectsOf(repository: string): Promise<string | { readonly outcome: HistoryOutcome }> {
  const common = await askGit(repository, ['rev-parse', '--path-format=absolute', '--git-common-dir'])
  if (common.kind === 'answered') return common.text.trimEnd()
  if (common.kind === 'missing') return { outcome: 'no-git' }
  // With the question of ownership left out it answers: so ownership was why it did not.
  const trusting = await askGit(repository, ['-c', 'safe.directory=*', 'rev-parse', '--git-common-dir'])
  return { outcome: trusting.kind === 'answered' ? 'refused' : 'broken' }
}

/** While one git waits for its pipe to be emptied another one unpacks. */
const readers = 2

async function scanHistory(repository: string, parts: HistoryParts): Promise<History> {
  const suspects = new Set<string>()
  const groups = blobGroups((args) => startGit(repository, args))
  const ends: HistoryOutcome[] = []
  let blobs = 0

  async function readGroups(): Promise<void> {
    for (let next = await groups.next(); ; next = await groups.next()) {
      if (next.done) {
        // Whoever comes second hears nothing of how it ended.
        if (next.value !== undefined) ends.push(outcomeOf(next.value, parts.shared.isCancelled()))
        return
      }
      const read = await readBlobs(repository, next.value, parts, async (id, bytes) => {
        const hits = await hitsIn(bytes, id, parts)
        if (hits.length > 0) suspects.add(id)
      })
      blobs += read.blobs
      ends.push(read.outcome)
      if (read.outcome !== 'scanned') await groups.return({ kind: 'killed' })
    }
  }

  await Promise.all(Array.from({ length: readers }, readGroups))
  await report(repository, suspects, parts)
  return { repository, outcome: ends.find((outcome) => outcome !== 'scanned') ?? 'scanned', blobs }
}

/** Names the suspects' commits and paths, and looks again: what a file is called says much of what is in it. */
async function report(repository: string, suspects: ReadonlySet<string>, parts: HistoryParts): Promise<void> {
  if (suspects.size === 0 || parts.shared.isCancelled()) return
  const { collector, shared } = parts
  const origins = await blobOrigins(repository, suspects, shared)
  const baseline = readBaseline(repository)
  await readBlobs(repository, [...suspects], parts, async (blob, bytes) => {
    const origin = origins.get(blob) ?? unreached
    const hits = await hitsIn(bytes, origin.path ?? blob, parts)
    shared.addHits(hits.length)
    collector.addBlob({ repository, baseline, blob, ...origin }, hits)
  })
}

const unreached = { commit: null, path: null, committedAtMs: null }

/** Blobs that could hold something wait for the stream to pause; no more than this much of them. */
const mostPendingBytes = 8 * 1024 * 1024

/** Gives every one of these blobs that could hold something to `look`, one after the other. */
async function readBlobs(
  repository: string,
  ids: readonly string[],
  { shared }: HistoryParts,
  look: (id: string, bytes: Buffer) => Promise<void>,
): Promise<Pick<History, 'outcome' | 'blobs'>> {
  const run = startGit(repository, ['cat-file', '--buffer', '--batch'], [...ids, ''].join('\n'))
  let pending: { id: string; bytes: Buffer }[] = []
  let pendingBytes = 0
  let blobs = 0

  const push = createObjectStream({
    onBlob(id, bytes) {
      blobs += 1
      const encoding = encodingOf(bytes)
      if (encoding === 'binary' || !mayHold(bytes, encoding)) return
      pending.push({ id, bytes: Buffer.from(bytes) })
      pendingBytes += bytes.length
    },
    onLargeBlob() {
      blobs += 1
    },
  })

  async function lookAtPending(): Promise<void> {
    const some = pending
    pending = []
    pendingBytes = 0
    for (const { id, bytes } of some) await look(id, bytes)
  }

  let noted = 0
  try {
    for await (const piece of run.output) {
      if (shared.isCancelled()) break
      if (!Buffer.isBuffer(piece)) continue
      push(piece)
      shared.add({ bytes: piece.length, blobs: blobs - noted })
      noted = blobs
      if (pendingBytes > mostPendingBytes) await lookAtPending()
    }
  } catch {
    // Git printed something else than objects, or its pipe broke: how it ended says so.
    run.kill()
  }
  if (shared.isCancelled()) run.kill()
  else await lookAtPending()
  return { outcome: outcomeOf(await run.end, shared.isCancelled()), blobs }
}

function outcomeOf(end: GitEnd, isCancelled: boolean): HistoryOutcome {
  if (isCancelled) return 'cancelled'
  if (end.kind === 'missing') return 'no-git'
  return end.kind === 'ended' && end.code === 0 ? 'scanned' : 'broken'
}

async function hitsIn(bytes: Buffer, path: string, { isYours }: HistoryParts): Promise<readonly TextHit[]> {
  const encoding = encodingOf(bytes)
  if (encoding === 'binary') return []
  const about = { path, source: 'git-history' } as const
  return await inspectText(decode(bytes, encoding), about, { firstLine: 1, beginsLine: true, isYours })
}
