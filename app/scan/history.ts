import type { HistoryOutcome, ScanReport } from '../domain/scan.ts'
import { readBaseline } from './baseline.ts'
import { blobGroups } from './blob-list.ts'
import { blobOrigins } from './blob-places.ts'
import { hitsIn, outcomeOf, readBlobs, type BlobParts } from './blobs.ts'
import type { Collector } from './collect.ts'
import type { Looker } from './crew.ts'
import { askGit, startGit } from './git.ts'
import type { HistoryMemory, RepositoryMemory } from './history-memory.ts'
import type { Candidate } from './messages.ts'

export interface HistoryParts extends BlobParts {
  readonly collector: Collector
  readonly memory: HistoryMemory
  /** They look at blobs in each of the threads. */
  readonly lookers: () => readonly Looker[]
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
      histories.push({ repository, outcome: 'cancelled', blobs: 0, known: 0 })
      continue
    }
    const objects = await objectsOf(repository)
    if (typeof objects !== 'string') histories.push({ repository, ...objects, blobs: 0, known: 0 })
    else if (!read.has(objects)) {
      read.add(objects)
      histories.push(await scanHistory(repository, parts.memory.of(objects), parts))
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

/**
 * Each thread has a git of its own: while one waits for its pipe to be emptied another one unpacks, and no thread
 * waits for a single one.
 */
async function scanHistory(
  repository: string,
  memory: RepositoryMemory,
  parts: HistoryParts,
): Promise<History> {
  const { shared } = parts
  const suspects = new Set<string>()
  const groups = blobGroups((args) => startGit(repository, args), isNews)
  const ends: HistoryOutcome[] = []
  let blobs = 0
  let known = 0

  function isNews(id: string): boolean {
    if (!memory.has(id)) return true
    memory.note(id)
    known += 1
    return false
  }

  async function isSuspect({ id, bytes }: Candidate): Promise<boolean> {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return (await hitsIn(content, id, parts)).length > 0
  }

  async function readGroups(look: Looker): Promise<void> {
    for (let next = await groups.next(); ; next = await groups.next()) {
      if (next.done) {
        // Whoever comes second hears nothing of how it ended.
        if (next.value !== undefined) ends.push(outcomeOf(next.value, shared.isCancelled()))
        return
      }
      const found = await look(repository, next.value)
      for (const id of found.suspects) suspects.add(id)
      for (const candidate of found.candidates) if (await isSuspect(candidate)) suspects.add(candidate.id)
      // Meanwhile it may have been cancelled, and not everything looked at.
      const outcome = shared.isCancelled() ? 'cancelled' : found.outcome
      if (outcome === 'scanned') for (const id of next.value) if (!suspects.has(id)) memory.note(id)
      blobs += found.blobs
      ends.push(outcome)
      if (outcome !== 'scanned') await groups.return({ kind: 'killed' })
    }
  }

  await Promise.all(parts.lookers().map(readGroups))
  await report(repository, suspects, parts)
  const outcome = ends.find((end) => end !== 'scanned') ?? 'scanned'
  if (outcome === 'scanned') memory.complete()
  return { repository, outcome, blobs: blobs + known, known }
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
