import type { HistoryOutcome } from '../domain/scan.ts'
import type { BlobReaders } from './blob-reader.ts'
import { encodingOf } from './encoding.ts'
import type { GitEnd } from './git.ts'
import type { TextHit } from './inspect-text.ts'
import { mayHold } from './may-hold.ts'
import type { Candidate, Suspects } from './messages.ts'
import { inspectPieces } from './pieces.ts'
import type { SharedState } from './shared-state.ts'

export interface BlobParts {
  readonly isYours: (secret: string) => boolean
  readonly shared: SharedState
  readonly readers: BlobReaders
}

/**
 * Which of these blobs something is found in. So long as `mayLeave` says so of a length in bytes, blobs that could hold
 * something are left to whoever asks.
 */
export async function findSuspects(
  repository: string,
  ids: readonly string[],
  parts: BlobParts,
  mayLeave: (bytes: number) => boolean,
): Promise<Suspects> {
  const suspects: string[] = []
  const candidates: Candidate[] = []
  const read = await readBlobs(repository, ids, parts, async (id, bytes) => {
    if (mayLeave(bytes.length)) candidates.push({ id, bytes })
    else if ((await hitsIn(bytes, id, parts)).length > 0) suspects.push(id)
  })
  return { suspects, candidates, ...read }
}

/** Blobs that could hold something wait for the stream to pause; no more than this much of them. */
const mostPendingBytes = 1024 * 1024

/** Gives every one of these blobs that could hold something to `look`, one after the other. */
export async function readBlobs(
  repository: string,
  ids: readonly string[],
  { shared, readers }: BlobParts,
  look: (id: string, bytes: Buffer) => Promise<void>,
): Promise<Pick<Suspects, 'outcome' | 'blobs'>> {
  let pending: { id: string; bytes: Buffer }[] = []
  let pendingBytes = 0
  let blobs = 0

  let looking = Promise.resolve()

  async function lookAt(some: typeof pending): Promise<void> {
    for (const { id, bytes } of some) if (!shared.isCancelled()) await look(id, bytes)
  }

  /** Resolves when those that were pending before are looked at as well. */
  function lookAtPending(): Promise<void> {
    const some = pending
    pending = []
    pendingBytes = 0
    looking = looking.then(() => lookAt(some))
    return looking
  }

  const end = await readers.of(repository).read(ids, {
    onBlob(id, bytes) {
      blobs += 1
      shared.add({ bytes: bytes.length, blobs: 1 })
      const encoding = encodingOf(bytes)
      if (encoding === 'binary' || !mayHold(bytes, encoding)) return
      pending.push({ id, bytes: Buffer.from(bytes) })
      pendingBytes += bytes.length
    },
    onUnheldBlob() {
      blobs += 1
      shared.add({ blobs: 1 })
    },
    due() {
      if (shared.isCancelled()) readers.kill()
      return pendingBytes > mostPendingBytes ? lookAtPending() : null
    },
  })
  await lookAtPending()
  return { outcome: outcomeOf(end, shared.isCancelled()), blobs }
}

/** Of how git ended before everything was there; null when everything was. */
export function outcomeOf(early: GitEnd | null, isCancelled: boolean): HistoryOutcome {
  if (isCancelled) return 'cancelled'
  if (early === null) return 'scanned'
  return early.kind === 'missing' ? 'no-git' : 'broken'
}

/** What the rules find in a blob; they are told its path, or its id where that is not known. */
export async function hitsIn(bytes: Buffer, path: string, parts: BlobParts): Promise<readonly TextHit[]> {
  // What else this thread has to do does not wait for all of them.
  await new Promise(setImmediate)
  const content = { size: bytes.length, read: (into: Buffer, at: number) => bytes.copy(into, 0, at) }
  return await inspectPieces(content, { path, source: 'git-history' }, parts)
}
