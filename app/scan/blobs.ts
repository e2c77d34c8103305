import type { HistoryOutcome } from '../domain/scan.ts'
import { encodingOf } from './encoding.ts'
import { startGit, type GitEnd } from './git.ts'
import type { TextHit } from './inspect-text.ts'
import { mayHold } from './may-hold.ts'
import type { Suspects } from './messages.ts'
import { createObjectStream } from './object-stream.ts'
import { inspectPieces } from './pieces.ts'
import type { SharedState } from './shared-state.ts'

export interface BlobParts {
  readonly isYours: (secret: string) => boolean
  readonly shared: SharedState
}

/** Which of these blobs something is found in. */
export async function findSuspects(
  repository: string,
  ids: readonly string[],
  parts: BlobParts,
): Promise<Suspects> {
  const suspects: string[] = []
  const read = await readBlobs(repository, ids, parts, async (id, bytes) => {
    const hits = await hitsIn(bytes, id, parts)
    if (hits.length > 0) suspects.push(id)
  })
  return { suspects, ...read }
}

/** Blobs that could hold something wait for the stream to pause; no more than this much of them. */
const mostPendingBytes = 1024 * 1024

/** Gives every one of these blobs that could hold something to `look`, one after the other. */
export async function readBlobs(
  repository: string,
  ids: readonly string[],
  { shared }: BlobParts,
  look: (id: string, bytes: Buffer) => Promise<void>,
): Promise<Pick<Suspects, 'outcome' | 'blobs'>> {
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

export function outcomeOf(end: GitEnd, isCancelled: boolean): HistoryOutcome {
  if (isCancelled) return 'cancelled'
  if (end.kind === 'missing') return 'no-git'
  return end.kind === 'ended' && end.code === 0 ? 'scanned' : 'broken'
}

export async function hitsIn(bytes: Buffer, path: string, parts: BlobParts): Promise<readonly TextHit[]> {
  const content = { size: bytes.length, read: (into: Buffer, at: number) => bytes.copy(into, 0, at) }
  return await inspectPieces(content, { path, source: 'git-history' }, parts)
}
