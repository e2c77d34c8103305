import type { MessagePort } from 'node:worker_threads'
import type { KnownTokens } from '../domain/scan.ts'
import { doTask } from './crew.ts'
import { knownTokens } from './known-tokens.ts'
import type { Task } from './messages.ts'
import { createFileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'

/** A thread that does the tasks that it is given, one after the other, until it is ended. */
export function lendHand(port: MessagePort, known: KnownTokens | null, shared: SharedState): void {
  const isYours = knownTokens(known)
  const parts = { reader: createFileReader({ shared, isYours }), isYours, shared }
  let queue: Promise<void> = Promise.resolve()

  async function work(task: Task): Promise<void> {
    port.postMessage(await doTask(task, parts))
  }

  port.on('message', (task: Task) => {
    queue = queue.then(() => work(task))
  })
}
