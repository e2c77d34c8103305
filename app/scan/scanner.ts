import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ScanReport, ScanRequest } from '../domain/scan.ts'
import type { ScanControl, Scanner } from '../ports/scanner.ts'
import type { LeadDone, ThreadStart } from './messages.ts'
import { createSharedState, type SharedState } from './shared-state.ts'
import { threadLimits } from './thread-limits.ts'

export interface ScannerParts {
  /** The file that the threads run: `worker.ts`, or what it was built to. */
  readonly worker: URL
  readonly threads?: number
}

const progressEveryMs = 250
/** More threads than this wait for the disk, and take the machine from its owner. */
const mostThreads = 4

/** Scans in threads that are started for it, and gone when it ends. This thread only passes on how far they are. */
export function createScanner({ worker, threads = availableParallelism() }: ScannerParts): Scanner {
  const running = new Set<{ readonly shared: SharedState; readonly ended: Promise<unknown> }>()
  let closed = false

  async function run(request: ScanRequest, { onProgress, signal }: ScanControl): Promise<ScanReport> {
    const shared = createSharedState()
    const cancel = () => shared.cancel()
    if (signal?.aborted || closed) cancel()
    signal?.addEventListener('abort', cancel)
    const ended = runLead(request, shared)
    const mine = { shared, ended: ended.catch(() => null) }
    running.add(mine)
    const timer = onProgress && setInterval(() => onProgress(shared.progress()), progressEveryMs)
    try {
      return await ended
    } finally {
      clearInterval(timer)
      running.delete(mine)
      signal?.removeEventListener('abort', cancel)
    }
  }

  function runLead(request: ScanRequest, shared: SharedState): Promise<ScanReport> {
    const hands = Math.max(0, Math.min(mostThreads, threads) - 1)
    const start: ThreadStart = { role: 'lead', request, shared: shared.buffer, hands, worker: worker.href }
    const { promise, resolve, reject } = Promise.withResolvers<ScanReport>()
    const thread = new Worker(worker, {
      workerData: start,
      env: { ...process.env, DEBUG: '' },
      resourceLimits: threadLimits,
    })
    thread.once('message', ({ report }: LeadDone) => resolve(report))
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('the thread of a scan ended before the scan')))
    return promise
  }

  return {
    scan: (request, control = {}) => run(request, control),
    async close() {
      closed = true
      for (const { shared } of running) shared.cancel()
      await Promise.all([...running].map(({ ended }) => ended))
    },
  }
}
