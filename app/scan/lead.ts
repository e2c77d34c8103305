import { statSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import type { FolderOutcome, ScanFile, ScanReport, ScanSource } from '../domain/scan.ts'
import { readBaseline } from './baseline.ts'
import { nameSeparator, outcomes, stampLength, type BatchOutcome, type Part } from './batch.ts'
import { createBlobReaders } from './blob-reader.ts'
import { openCache, type ScanCache } from './cache.ts'
import { createCollector, type Collector, type BatchSource } from './collect.ts'
import { createCrew, type Crew } from './crew.ts'
import { openHistoryMemory } from './history-memory.ts'
import { scanHistories } from './history.ts'
import { knownTokens } from './known-tokens.ts'
import type { ThreadStart } from './messages.ts'
import { createFileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'
import { createUnreadLog } from './unread.ts'
import { folderOutcome, walk, type Directory } from './walk.ts'

/** Enough work to be worth a message, little enough that the threads end together. */
const filesInBatch = 256

/** So many remembered files are worth other threads from the beginning. */
const cacheBytesForHands = 256 * 1024

type LeadStart = Extract<ThreadStart, { role: 'lead' }>

/** Runs a whole scan in this thread, with others to help. Never rejects for what is on the disk. */
export async function lead({ request, worker, hands }: LeadStart, shared: SharedState): Promise<ScanReport> {
  const begunMs = performance.now()
  const isYours = knownTokens(request.known)
  const unread = createUnreadLog()
  const collector = createCollector(unread)
  const reader = createFileReader({ shared, isYours })
  const readers = createBlobReaders()
  const crew = createCrew({ reader, readers, worker, hands, known: request.known, isYours, shared })
  // What was large the last time is large: the other threads start while this one remembers.
  if (sizeOf(request.cacheFile) > cacheBytesForHands) crew.startHands()
  const cache = openCache(request.cacheFile, request.known?.label ?? null)
  const parts = { crew, collector, cache, shared }

  const folders: { folder: string; outcome: FolderOutcome }[] = []
  const envFiles = new Set<string>()
  const repositories = new Set<string>()
  for (const folder of request.folders) {
    const outcome = folderOutcome(folder)
    folders.push({ folder, outcome })
    if (outcome !== 'scanned') continue
    const seen = walk(folder, unread)
    const from: BatchSource = { folder, source: 'folder', baseline: readBaseline(folder) }
    await readDirectories(seen.directories, from, parts)
    seen.envFiles.forEach((path) => envFiles.add(path))
    seen.repositories.forEach((path) => repositories.add(path))
  }
  const filesRead: string[] = []
  for (const file of request.files) await readSingle(file, parts, (path) => filesRead.push(path))
  await crew.settle()
  if (!shared.isCancelled()) cache.write()
  const memory = openHistoryMemory(request.history ? request.historyFile : null)
  const history = request.history
    ? await scanHistories([...repositories], {
        isYours,
        shared,
        readers,
        collector,
        memory,
        lookers: () => crew.lookers(),
      })
    : []
  memory.write()
  readers.end()
  await crew.end()
  return {
    ...collector.result(),
    folders,
    history,
    filesRead,
    envFiles: [...envFiles],
    repositories: [...repositories],
    unread: unread.list(),
    tookMs: performance.now() - begunMs,
    cancelled: shared.isCancelled(),
  }
}

interface ReadingParts {
  readonly crew: Crew
  readonly collector: Collector
  readonly cache: ScanCache
  readonly shared: SharedState
}

async function readDirectories(
  directories: Iterable<Directory>,
  from: BatchSource,
  parts: ReadingParts,
): Promise<void> {
  let pending: Part[] = []
  let size = 0

  async function send(): Promise<void> {
    const some = pending
    pending = []
    size = 0
    await readBatch(some, from, parts)
  }

  for (const { path: directory, prefix, names } of directories) {
    if (parts.shared.isCancelled()) break
    for (let at = 0; at < names.length; at += filesInBatch) {
      const some = names.slice(at, at + filesInBatch)
      pending.push({ directory, prefix, names: some.join(nameSeparator), count: some.length })
      size += some.length
      if (size >= filesInBatch) await send()
    }
  }
  if (size > 0) await send()
}

/** Waits only until it is in work; `onDone` hears of it. */
async function readBatch(
  some: readonly Part[],
  from: BatchSource,
  { crew, collector, cache, shared }: ReadingParts,
  onDone?: (outcome: BatchOutcome) => void,
): Promise<void> {
  const batch = { parts: some, known: knownOf(some, from.source, cache) }
  await crew.read(batch, from.source, (outcome) => {
    const whole = cache.settle(from.source, batch, outcome)
    // What was found just now is counted where it was.
    for (const { hits } of whole.hits.slice(outcome.hits.length)) shared.addHits(hits.length)
    collector.addBatch(from, batch, whole)
    onDone?.(whole)
  })
}

function knownOf(some: readonly Part[], source: ScanSource, cache: ScanCache): Float64Array | null {
  const known = new Float64Array(some.reduce((sum, { count }) => sum + count, 0) * stampLength).fill(
    Number.NaN,
  )
  let isAny = false
  let at = 0
  for (const part of some) {
    const end = at + part.count * stampLength
    isAny = cache.recall({ source, ...part }, part.names, known.subarray(at, end)) || isAny
    at = end
  }
  return isAny ? known : null
}

/** A file outside of the watched folders: what rules are told of it is its whole path. */
async function readSingle(
  { path, source }: ScanFile,
  parts: ReadingParts,
  onRead: (path: string) => void,
): Promise<void> {
  const directory = dirname(path) + sep
  const prefix = directory.replaceAll('\\', '/')
  const from = { folder: null, source, baseline: new Set<string>() }
  await readBatch([{ directory, prefix, names: basename(path), count: 1 }], from, parts, ({ kinds }) => {
    if ((kinds?.[0] ?? 0) < outcomes.length) onRead(path)
  })
}

function sizeOf(path: string | null): number {
  try {
    return path === null ? 0 : statSync(path).size
  } catch {
    return 0
  }
}
