import type { MessagePort } from 'node:worker_threads'
import type { KnownTokens } from '../domain/scan.ts'
import type { PartOutcome } from './batch.ts'
import { knownTokens } from './known-tokens.ts'
import type { Task, TaskDone } from './messages.ts'
import { createFileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'

/** A thread that reads the batches that it is given, one after the other, until it is ended. */
export function lendHand(port: MessagePort, known: KnownTokens | null, shared: SharedState): void {
  const reader = createFileReader({ shared, isYours: knownTokens(known) })
  let queue: Promise<void> = Promise.resolve()

  async function work({ batch, source }: Task): Promise<void> {
    const outcomes: PartOutcome[] = []
    for (const part of batch.parts) outcomes.push(await reader.readPart(part, source))
    port.postMessage({ outcomes } satisfies TaskDone)
  }

  port.on('message', (task: Task) => {
    queue = queue.then(() => work(task))
  })
}
