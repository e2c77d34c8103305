import { runChecks, sharedBoundMs } from '../checklist/run-checks.ts'
import { checkIds, type CheckId } from '../domain/check.ts'
import type { ScanProgress } from '../domain/scan.ts'
import { secondMs } from '../domain/time.ts'
import { accessOf, contextOf } from './checklist-context.ts'
import type { ChecklistMemory } from './checklist-memory.ts'
import type { Kernel } from './kernel.ts'
import type { ChecklistRunOptions } from './types.ts'

/** All checks at work. */
export interface FullRun {
  readonly done: number
  /** Null while no scan is under way. */
  readonly scan: ScanProgress | null
  /** Answers once it has ended: whether it came to its end, and was not stopped. */
  readonly ended: Promise<boolean>
  stop(): void
}

export interface ChecklistRunner {
  /** Runs all checks; their answers go to the memory as they come, and `progress` is called. */
  full(options: ChecklistRunOptions, progress: () => void): FullRun
  /** Runs some that need no scan. */
  some(only: readonly CheckId[], remember: boolean): Promise<void>
  /** Ends those of `some` that are under way. */
  endSome(): void
  /** What was asked until now comes too late from here on. */
  nextTurn(): number
}

/** A scan that was told to end and does not is not waited for any longer. */
const endingBoundMs = 10 * secondMs

/** Of a check, where nothing is kept and nobody scrolls: as many as a scan brings home. */
const mostListed = 5000

interface Sight {
  readonly signal: AbortSignal
  readonly onScan: (ended: Promise<void>) => void
  readonly onProgress: (seen: ScanProgress) => void
  readonly onAnswer: () => void
}

export function createChecklistRunner(kernel: Kernel, memory: ChecklistMemory): ChecklistRunner {
  const { clock } = kernel.ports
  let turn = 0
  let ending = new AbortController()

  function nextTurn(): number {
    turn += 1
    return turn
  }

  async function check(
    only: readonly CheckId[],
    { folders, history, remember = true }: ChecklistRunOptions,
    { signal, onScan, onProgress, onAnswer }: Sight,
  ): Promise<void> {
    const mine = nextTurn()
    const settings = kernel.settings.current()
    const users = kernel.records().flatMap(({ userId }) => userId ?? [])
    if (remember) memory.noteSubjects(users, mine)
    const context = contextOf(kernel, {
      folders: folders ?? settings.folders,
      wantsHistory: history ?? settings.preferences.scanHistory,
      knownAccess: (ids) => memory.knownAccess(ids),
      remembers: remember,
      signal,
      onProgress,
      followScan(scan) {
        onScan(scan.then(doNothing, doNothing))
        return scan
      },
    })
    // It takes longest: it begins with the run, and not when the first check that needs it has its turn.
    if (only.length === checkIds.length) void context.scan?.().catch(doNothing)
    const answered = (answer: Parameters<ChecklistMemory['take']>[0]) => {
      memory.take(answer, mine)
      onAnswer()
    }
    await runChecks(
      context,
      { clock, log: kernel.log },
      {
        only,
        signal,
        onAnswer: answered,
        ...(!remember && { mostFindings: mostListed }),
      },
    )
    if (remember) memory.noteAccess(accessOf(context))
  }

  async function atMost(boundMs: number, work: Promise<void>): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const cancel = clock.after(boundMs, resolve)
    await Promise.race([work, late])
    cancel()
  }

  return {
    nextTurn,
    full(options, progress) {
      const controller = new AbortController()
      const { signal } = controller
      const own = { done: 0, scan: null as ScanProgress | null }
      let scanEnded: Promise<void> | null = null

      async function runAll(): Promise<boolean> {
        const startedMs = clock.elapsedMs()
        await memory.open()
        if (options.remember === false) memory.clear()
        await check(checkIds, options, {
          signal,
          onScan: (ended) => void (scanEnded = ended),
          onProgress(seen) {
            own.scan = seen
            progress()
          },
          onAnswer() {
            own.done += 1
            progress()
          },
        })
        if (scanEnded) await atMost(sharedBoundMs, Promise.race([scanEnded, untilAborted(signal)]))
        const isWhole = !signal.aborted
        // A scanner that is still at it would be in the way of the next run.
        controller.abort()
        if (scanEnded) await atMost(endingBoundMs, scanEnded)
        const tookMs = Math.round(clock.elapsedMs() - startedMs)
        kernel.log.log('info', 'checklist', { tookMs, stopped: !isWhole })
        return isWhole
      }

      return Object.assign(own, { ended: runAll(), stop: () => controller.abort() })
    },
    async some(only, remember) {
      await memory.open()
      const { signal } = ending
      await check(
        only,
        { remember },
        { signal, onScan: doNothing, onProgress: doNothing, onAnswer: doNothing },
      )
    },
    endSome() {
      ending.abort()
      ending = new AbortController()
    },
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (signal.aborted) resolve()
  else signal.addEventListener('abort', () => resolve(), { once: true })
  return promise
}

function doNothing(): void {}
