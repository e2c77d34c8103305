import { Worker } from 'node:worker_threads'
import type { KnownTokens, ScanSource } from '../domain/scan.ts'
import type { Batch, BatchOutcome } from './batch.ts'
import type { BlobReaders } from './blob-reader.ts'
import { findSuspects, type BlobParts } from './blobs.ts'
import type { Suspects, Task, TaskDone, ThreadStart } from './messages.ts'
import type { FileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'
import { threadLimits } from './thread-limits.ts'

/** The threads that read: this one, and as many more as there is work for. */
export interface Crew {
  /** Starts the other threads before there is work for them. */
  startHands(): void
  /** Reads a batch in whichever thread is free; waits only while all are busy. `onDone` is called in this thread. */
  read(batch: Batch, source: ScanSource, onDone: FilesDone): Promise<void>
  /** For each thread as many as it may have work at hand, this one's first; they start the others if need be. */
  lookers(): readonly Looker[]
  /** Waits for files that are being read. */
  settle(): Promise<void>
  end(): Promise<void>
}

export type Looker = (repository: string, ids: readonly string[]) => Promise<Suspects>

export interface CrewParts {
  readonly reader: FileReader
  readonly worker: string
  /** How many threads may be started besides this one. */
  readonly hands: number
  readonly known: KnownTokens | null
  readonly isYours: (secret: string) => boolean
  readonly shared: SharedState
  readonly readers: BlobReaders
}

type FilesDone = (outcome: BatchOutcome) => void

/** Two batches each: one in work and one at hand, so that no thread waits for its next. */
const mostUnderWay = 2
/** Starting a thread takes as long as reading some hundred files. */
const batchesBeforeHands = 3

interface UnderWay {
  readonly task: Task
  readonly onDone: (done: TaskDone) => void
}

interface Hand {
  readonly worker: Worker
  readonly underWay: UnderWay[]
}

export function createCrew({ worker, hands: mostHands, known, ...own }: CrewParts): Crew {
  const { shared } = own
  const hands: Hand[] = []
  /** What threads that broke have left is done here. */
  let orphans: Promise<unknown> = Promise.resolve()
  let batches = 0
  let wake: (() => void) | null = null

  function startHand(): Hand {
    const start: ThreadStart = { role: 'hand', known, shared: shared.buffer }
    const thread = new Worker(new URL(worker), { workerData: start, resourceLimits: threadLimits })
    const hand: Hand = { worker: thread, underWay: [] }
    thread.on('message', (done: TaskDone) => {
      hand.underWay.shift()?.onDone(done)
      wake?.()
    })
    // It has no failure of its own: what ends it is want of memory, or a bug that this thread will meet as well.
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      hands.splice(hands.indexOf(hand), 1)
      for (const left of hand.underWay.splice(0)) orphans = orphans.then(() => doHere(left))
      wake?.()
    })
    hands.push(hand)
    return hand
  }

  function give(hand: Hand, work: UnderWay): void {
    hand.underWay.push(work)
    hand.worker.postMessage(work.task, [])
  }

  async function doHere({ task, onDone }: UnderWay): Promise<void> {
    onDone(await doTask(task, { ...own, mayLeave: () => false }))
  }

  function lookWith(hand: () => Hand | null): Looker {
    return (repository, ids) => {
      const { promise, resolve, reject } = Promise.withResolvers<Suspects>()
      const task: Task = { kind: 'blobs', repository, ids }
      const work: UnderWay = { task, onDone: (done) => done.kind === 'blobs' && resolve(done.found) }
      const free = hand()
      if (free) give(free, work)
      else doHere(work).catch(reject)
      return promise
    }
  }

  function startHands(): void {
    while (hands.length < mostHands) startHand()
  }

  return {
    startHands,
    async read(batch, source, onDone) {
      batches += 1
      if (batches > batchesBeforeHands && hands.length < mostHands) startHand()
      // Messages of the other threads arrive between two turns of the event loop.
      await new Promise(setImmediate)
      const work: UnderWay = {
        task: { kind: 'files', batch, source },
        onDone: (done) => done.kind === 'files' && onDone(done.outcome),
      }
      const free = hands.find(({ underWay }) => underWay.length < mostUnderWay)
      if (free) give(free, work)
      else await doHere(work)
    },
    lookers() {
      const here = Array.from({ length: mostUnderWay }, () => lookWith(() => null))
      const others = Array.from({ length: mostHands * mostUnderWay }, (_, index) =>
        lookWith(() => hands[index % mostHands] ?? startHand()),
      )
      return [...here, ...others]
    },
    async settle() {
      while (hands.some(({ underWay }) => underWay.length > 0)) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      await orphans
    },
    async end() {
      await Promise.all(hands.map(({ worker: thread }) => thread.terminate()))
    },
  }
}

export interface TaskParts extends BlobParts {
  readonly reader: FileReader
  /** Whether a blob of this length that could hold something is left to the lead. */
  readonly mayLeave: (bytes: number) => boolean
}

/** Does a task in this thread. */
export async function doTask(task: Task, parts: TaskParts): Promise<TaskDone> {
  if (task.kind === 'blobs') {
    return { kind: 'blobs', found: await findSuspects(task.repository, task.ids, parts, parts.mayLeave) }
  }
  return { kind: 'files', outcome: await parts.reader.readBatch(task.batch, task.source) }
}
