import { Worker } from 'node:worker_threads'
import type { KnownTokens, ScanSource } from '../domain/scan.ts'
import type { Batch, PartOutcome } from './batch.ts'
import type { Task, TaskDone, ThreadStart } from './messages.ts'
import type { FileReader } from './read-file.ts'
import type { SharedState } from './shared-state.ts'

/** The threads that read files: this one, and as many more as there is work for. */
export interface Crew {
  /** Starts the other threads before there is work for them. */
  startHands(): void
  /** Reads a batch in whichever thread is free; waits only while all are busy. `onDone` is called in this thread. */
  read(batch: Batch, source: ScanSource, onDone: Done): Promise<void>
  /** Waits for what is under way, and ends the other threads. */
  end(): Promise<void>
}

export interface CrewParts {
  readonly reader: FileReader
  readonly worker: string
  /** How many threads may be started besides this one. */
  readonly hands: number
  readonly known: KnownTokens | null
  readonly shared: SharedState
}

type Done = (outcomes: readonly PartOutcome[]) => void

/** Two batches each: one in work and one at hand, so that no thread waits for its next. */
const mostUnderWay = 2
/** Starting a thread takes as long as reading some hundred files. */
const batchesBeforeHands = 3

interface Hand {
  readonly worker: Worker
  readonly underWay: { readonly batch: Batch; readonly source: ScanSource; readonly onDone: Done }[]
}

export function createCrew({ reader, worker, hands: mostHands, known, shared }: CrewParts): Crew {
  const hands: Hand[] = []
  /** What a thread that broke has left: read here. */
  const orphaned: Hand['underWay'] = []
  let batches = 0
  let wake: (() => void) | null = null

  function startHand(): void {
    const start: ThreadStart = { role: 'hand', known, shared: shared.buffer }
    const thread = new Worker(new URL(worker), { workerData: start, env: {} })
    const hand: Hand = { worker: thread, underWay: [] }
    thread.on('message', ({ outcomes }: TaskDone) => {
      hand.underWay.shift()?.onDone(outcomes)
      wake?.()
    })
    // It has no failure of its own: what ends it is want of memory, or a bug that this thread will meet as well.
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      orphaned.push(...hand.underWay.splice(0))
      hands.splice(hands.indexOf(hand), 1)
      wake?.()
    })
    hands.push(hand)
  }

  async function readHere(batch: Batch, source: ScanSource, onDone: Done): Promise<void> {
    const outcomes: PartOutcome[] = []
    for (const part of batch.parts) outcomes.push(await reader.readPart(part, source))
    onDone(outcomes)
  }

  async function readOrphans(): Promise<void> {
    for (let left = orphaned.shift(); left; left = orphaned.shift()) {
      await readHere(left.batch, left.source, left.onDone)
    }
  }

  return {
    startHands() {
      while (hands.length < mostHands) startHand()
    },
    async read(batch, source, onDone) {
      batches += 1
      if (batches > batchesBeforeHands && hands.length < mostHands) startHand()
      // Messages of the other threads arrive between two turns of the event loop.
      await new Promise(setImmediate)
      await readOrphans()
      const free = hands.find(({ underWay }) => underWay.length < mostUnderWay)
      if (!free) return await readHere(batch, source, onDone)
      free.underWay.push({ batch, source, onDone })
      free.worker.postMessage({ batch, source } satisfies Task, [])
    },
    async end() {
      while (hands.some(({ underWay }) => underWay.length > 0)) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      await readOrphans()
      await Promise.all(hands.map(({ worker: thread }) => thread.terminate()))
    },
  }
}
