import { basename, dirname, sep } from 'node:path'
import type { FolderOutcome, ScanFile, ScanReport } from '../domain/scan.ts'
import { readBaseline } from './baseline.ts'
import { stampLength, type DirectoryPart, type PartOutcome } from './batch.ts'
import { openCache, type ScanCache } from './cache.ts'
import { createCollector, type Collector, type PartSource } from './collect.ts'
import { createCrew, type Crew } from './crew.ts'
import { scanHistories } from './history.ts'
import { knownTokens } from './known-tokens.ts'
import type { ThreadStart } from './messages.ts'
import { createFileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'
import { createUnreadLog } from './unread.ts'
import { folderOutcome, walk, type Directory } from './walk.ts'

/** Enough work to be worth a message, little enough that the threads end together. */
const filesInBatch = 256

const filesForHands = 4000

type LeadStart = Extract<ThreadStart, { role: 'lead' }>

/** Runs a whole scan in this thread, with others to help. Never rejects for what is on the disk. */
export async function lead({ request, worker, hands }: LeadStart, shared: SharedState): Promise<ScanReport> {
  const begunMs = performance.now()
  const isYours = knownTokens(request.known)
  const unread = createUnreadLog()
  const collector = createCollector(unread)
  const reader = createFileReader({ shared, isYours })
  const cache = openCache(request.cacheFile)
  const crew = createCrew({ reader, worker, hands, known: request.known, isYours, shared })
  // What was large the last time is large: the other threads start while the first folder is listed.
  if (cache.size > filesForHands) crew.startHands()
  const parts = { crew, collector, cache, shared }

  const folders: { folder: string; outcome: FolderOutcome }[] = []
  const envFiles = new Set<string>()
  const repositories = new Set<string>()
  for (const folder of request.folders) {
    const outcome = folderOutcome(folder)
    folders.push({ folder, outcome })
    if (outcome !== 'scanned') continue
    const seen = walk(folder, unread)
    const from: PartSource = { folder, source: 'folder', baseline: readBaseline(folder) }
    await readDirectories(seen.directories, from, parts)
    seen.envFiles.forEach((path) => envFiles.add(path))
    seen.repositories.forEach((path) => repositories.add(path))
  }
  const filesRead: string[] = []
  for (const file of request.files) await readSingle(file, parts, (path) => filesRead.push(path))
  await crew.settle()
  if (!shared.isCancelled()) cache.write()
  const history = request.history
    ? await scanHistories([...repositories], { isYours, shared, collector, lookers: () => crew.lookers() })
    : []
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
  from: PartSource,
  { crew, collector, cache, shared }: ReadingParts,
): Promise<void> {
  let batch: DirectoryPart[] = []
  let size = 0

  async function send(): Promise<void> {
    const parts = batch
    batch = []
    size = 0
    await crew.read({ parts }, from.source, (outcomes) => {
      parts.forEach((part, index) => {
        const outcome = outcomes[index]
        if (outcome) settle(part, outcome)
      })
    })
  }

  function settle(part: DirectoryPart, outcome: PartOutcome): void {
    collector.addPart(from, part, outcome)
    cache.note(part, outcome.kinds, outcome.stamps)
  }

  for (const { path: directory, prefix, names } of directories) {
    if (shared.isCancelled()) break
    const known = cache.known(directory, names)
    for (let at = 0; at < names.length; at += filesInBatch) {
      const some = names.slice(at, at + filesInBatch)
      // A copy: a part of an array would take the whole of it along to the other thread.
      const knownOfSome = known && known.slice(at * stampLength, (at + filesInBatch) * stampLength)
      batch.push({ directory, prefix, names: some, known: knownOfSome })
      size += some.length
      if (size >= filesInBatch) await send()
    }
  }
  if (batch.length > 0) await send()
}

/** A file outside of the watched folders: what rules are told of it is its whole path. */
async function readSingle(
  { path, source }: ScanFile,
  { crew, collector, cache }: ReadingParts,
  onRead: (path: string) => void,
): Promise<void> {
  const directory = dirname(path) + sep
  const names = [basename(path)]
  const known = cache.known(directory, names)
  const part: DirectoryPart = { directory, prefix: directory.replaceAll('\\', '/'), names, known }
  await crew.read({ parts: [part] }, source, ([outcome]) => {
    if (!outcome) return
    collector.addPart({ folder: null, source, baseline: new Set() }, part, outcome)
    cache.note(part, outcome.kinds, outcome.stamps)
    if ((outcome.kinds[0] ?? 0) <= 2) onRead(path)
  })
}
