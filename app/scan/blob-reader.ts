import { talkToGit, type GitEnd } from './git.ts'
import { createObjectStream, type BlobSink } from './object-stream.ts'

/** Reads blobs of a repository through one git, which goes on from one reading to the next. */
export interface BlobReader {
  /**
   * Gives all of these blobs to the sink, in their order; what is asked for meanwhile comes after them. Resolves to
   * null then, or to how git ended before.
   */
  read(ids: readonly string[], sink: PatientSink): Promise<GitEnd | null>
  hasEnded(): boolean
  /** What was asked for is still read. */
  end(): void
  kill(): void
}

export interface PatientSink extends BlobSink {
  /** What is to be waited for before more is given; null when there is nothing. */
  due(): Promise<void> | null
}

/** A reader for each repository that a thread reads, one after the other. */
export interface BlobReaders {
  of(repository: string): BlobReader
  /** What is being read ends early. */
  kill(): void
  end(): void
}

export function createBlobReaders(): BlobReaders {
  let open: { readonly repository: string; readonly reader: BlobReader } | null = null
  return {
    of(repository) {
      if (open?.repository === repository && !open.reader.hasEnded()) return open.reader
      open?.reader.end()
      const reader = openBlobReader(repository)
      open = { repository, reader }
      return reader
    },
    kill: () => open?.reader.kill(),
    end: () => open?.reader.end(),
  }
}

interface Asked {
  left: number
  readonly sink: PatientSink
  readonly resolve: (end: GitEnd | null) => void
}

function openBlobReader(repository: string): BlobReader {
  const asked: Asked[] = []
  const { input, output, end, kill } = talkToGit(repository, ['cat-file', '--batch'])
  let hasEnded = false
  const push = createObjectStream({
    onBlob: (id, bytes) => asked[0]?.sink.onBlob(id, bytes),
    onUnheldBlob: (id) => asked[0]?.sink.onUnheldBlob(id),
    onObject() {
      const [first] = asked
      if (first === undefined) throw new Error('git printed what nobody asked for')
      first.left -= 1
      if (first.left > 0) return
      asked.shift()
      first.resolve(null)
    },
  })

  function take(piece: Buffer): void {
    const [first] = asked
    try {
      push(piece)
    } catch {
      // It printed something else than objects: how it ended says so.
      kill()
      return
    }
    const due = first?.sink.due()
    if (!due) return
    output.pause()
    due.then(() => output.resume(), kill)
  }

  async function leaveAtEnd(): Promise<void> {
    const how = await end
    hasEnded = true
    for (const { resolve } of asked.splice(0)) resolve(how)
  }

  output.on('data', take)
  output.on('error', kill)
  void leaveAtEnd()

  return {
    async read(ids, sink) {
      if (ids.length === 0) return null
      if (hasEnded) return await end
      const { promise, resolve } = Promise.withResolvers<GitEnd | null>()
      asked.push({ left: ids.length, sink, resolve })
      input.write(`${ids.join('\n')}\n`)
      return await promise
    },
    hasEnded: () => hasEnded,
    end: () => void input.end(),
    kill,
  }
}
