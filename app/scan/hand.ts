import type { MessagePort } from 'node:worker_threads'
import type { KnownTokens } from '../domain/scan.ts'
import { createBlobReaders } from './blob-reader.ts'
import { doTask } from './crew.ts'
import { knownTokens } from './known-tokens.ts'
import type { Task, TaskDone } from './messages.ts'
import { createFileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'

/**
 * Until the rules are fast in a thread, a few blobs take them longer than the lead, which has to warm them up anyhow;
 * where there are many, every thread looks at its own.
 */
const leftToLeadBytes = 2 * 1024 * 1024

/** A thread that does the tasks that it is given, one after the other, until it is ended. */
export function lendHand(port: MessagePort, known: KnownTokens | null, shared: SharedState): void {
  const isYours = knownTokens(known)
  let left = leftToLeadBytes
  const parts = {
    reader: createFileReader({ shared, isYours }),
    readers: createBlobReaders(),
    isYours,
    shared,
    mayLeave: (bytes: number) => (left -= bytes) >= 0,
  }
  let queue: Promise<void> = Promise.resolve()

  async function answer(done: Promise<TaskDone>): Promise<void> {
    port.postMessage(await done)
  }

  port.on('message', (task: Task) => {
    // Git goes on with the next blobs while those before are looked at.
    const begun = task.kind === 'blobs' ? doTask(task, parts) : null
    queue = queue.then(() => answer(begun ?? doTask(task, parts)))
  })
}
