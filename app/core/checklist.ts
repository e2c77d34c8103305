import { accountChecks, checkIds, type AppliedFix, type CheckId } from '../domain/check.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { dayMs, secondMs, type EpochMs } from '../domain/time.ts'
import type { ChecklistView } from '../domain/view.ts'
import { lockFacts } from './checklist-context.ts'
import { createChecklistMemory } from './checklist-memory.ts'
import { createChecklistRunner, type FullRun } from './checklist-runner.ts'
import { createFixes } from './fixes.ts'
import type { Kernel } from './kernel.ts'
import { createThrottled } from './throttle.ts'
import type { ChecklistActions, ChecklistRunOptions } from './types.ts'

export interface Checklist extends ChecklistActions {
  /** Reads what the last run of the app knew. */
  open(): Promise<void>
  view(): ChecklistView
  /** Those of these sessions and API keys that are no news, with when each was first seen. */
  knownAccess(ids: readonly string[]): ReadonlyMap<string, EpochMs>
  /** From here on what is found is kept and told of, and all of it is looked at once a day. */
  start(): void
  /** To be called about once a minute, and on waking: acceptances end, and a day passes. */
  look(): void
  /** Runs the checks that look at nothing but what is at hand; or some others. */
  quick(only?: readonly CheckId[]): Promise<void>
  /** Runs all of it as soon as may be: something that it looks at has changed. */
  soon(): void
  /** The owner may have changed what the checks look at: those that look at it run again. */
  settingsChanged(): void
  /** While held nothing runs by itself, and what runs is stopped. */
  setHeld(held: boolean): void
  /** The account is forgotten, and what was said of it with it. */
  accountGone(): void
  /** Ends what runs, and forgets everything once `remove` has removed the files. */
  forget(remove: () => Promise<boolean>): Promise<void>
  close(): Promise<void>
}

export interface ChecklistNeeds {
  /** Checks newly fail. */
  readonly tell: (failing: readonly CheckId[]) => void
  /** False while everything is being forgotten, and from then on until the owner begins anew. */
  readonly mayRun: () => boolean
}

/** After the window is there, and has been painted. */
const startDelayMs = 5 * secondMs

const fullRunEveryMs = dayMs

/** What is told of progress, and how often: the page gets the whole view each time. */
const tellEveryMs = 250

/** Runs the checklist when it is due and when it is asked for; keeps what comes of it, and tells what newly fails. */
export function createChecklist(kernel: Kernel, needs: ChecklistNeeds): Checklist {
  const { ports } = kernel
  const { clock } = ports
  const memory = createChecklistMemory(kernel)
  const fixes = createFixes({
    files: ports.imports?.files ?? null,
    machine: ports.machine,
    clock,
    results: () => memory.results(),
    applied: memory.applied,
  })
  const progress = createThrottled(clock, tellEveryMs, () => kernel.changed())
  const runner = createChecklistRunner(kernel, memory)
  let run: FullRun | null = null
  let running: Promise<void> | null = null
  let isStarted = false
  let isHeld = false
  /** A full run is wanted: after the one that is under way, or once it is not held any more. */
  let isOwed = false
  let isDelayed = false
  let cancelDelay: (() => void) | null = null
  let known = settingsFacts(kernel)
  let lastQuick: Promise<void> = Promise.resolve()

  function settle(keeps: boolean, isFull = false): void {
    const failing = memory.settle({ keeps, isFull })
    if (failing.length > 0) {
      kernel.log.log('info', 'checks newly fail', { checks: failing.join(' ') })
      needs.tell(failing)
    }
    kernel.changed()
  }

  async function runFully(options: ChecklistRunOptions): Promise<void> {
    isOwed = false
    const own = runner.full(options, () => progress.call())
    run = own
    kernel.changed()
    const isWhole = await own.ended.finally(() => {
      run = running = null
      progress.stop()
    })
    if (kernel.isClosed()) return
    settle(options.remember ?? true, isWhole)
    if (isOwed) soon()
  }

  function begin(options: ChecklistRunOptions): Promise<void> {
    running ??= runFully(options)
    return running
  }

  async function quickly(only: readonly CheckId[]): Promise<void> {
    if (kernel.isClosed() || !needs.mayRun()) return
    await runner.some(only, isStarted)
    if (!kernel.isClosed() && needs.mayRun()) settle(isStarted)
  }

  async function quick(only: readonly CheckId[] = accountChecks): Promise<void> {
    lastQuick = lastQuick.then(() => quickly(only))
    await lastQuick
  }

  async function stop(): Promise<void> {
    isOwed = false
    run?.stop()
    await running
  }

  function soon(): void {
    isOwed = true
    const isFree = run === null && !isHeld && !isDelayed
    if (isFree && isStarted && needs.mayRun() && !kernel.isClosed()) void begin({})
  }

  function look(): void {
    if (!isStarted || isHeld || !needs.mayRun()) return
    settle(true)
    // One that is under way is the one that was due.
    if (isOwed || (run === null && isDue(memory.fullRunAtMs(), clock.now()))) soon()
  }

  return {
    open: () => memory.open(),
    knownAccess: (ids) => memory.knownAccess(ids),
    view: () => ({
      results: memory.results(),
      history: memory.history(),
      running: run && { done: run.done, total: checkIds.length, scan: run.scan },
      applied: memory.applied.list().map(shownFix),
    }),
    start() {
      if (isStarted) return
      isStarted = true
      isDelayed = true
      cancelDelay = clock.after(ports.demo ? 0 : startDelayMs, () => {
        isDelayed = false
        look()
      })
    },
    look,
    quick,
    soon,
    settingsChanged() {
      const before = known
      known = settingsFacts(kernel)
      if (before.lock !== known.lock && isStarted) void quick(['machine-guarded'])
      if (before.scan !== known.scan) soon()
    },
    setHeld(held) {
      const wasHeld = isHeld
      isHeld = held
      if (held) {
        isOwed ||= run !== null
        run?.stop()
      } else if (wasHeld) look()
    },
    accountGone() {
      memory.dropAccount(runner.nextTurn())
      soon()
    },
    async forget(remove) {
      runner.endSome()
      await stop()
      await lastQuick
      await memory.forget(remove)
      kernel.changed()
    },
    async close() {
      cancelDelay?.()
      runner.endSome()
      run?.stop()
      progress.stop()
      await ports.scanner.close()
      await running
      await memory.flush()
    },
    async run(options = {}) {
      if (kernel.isClosed()) return err({ kind: 'closed' })
      // Nothing may be written while everything is being forgotten, nor before the owner has begun anew.
      if (!needs.mayRun()) return ok()
      await begin(options)
      return ok()
    },
    async stop() {
      await stop()
      return ok()
    },
    async accept(finding, { kind, reason, days }) {
      const isThere = memory.results().some(({ findings }) => findings.some(({ id }) => id === finding))
      if (!isThere) return err({ kind: 'finding-gone' })
      // What a run that is under way has found by now is news, and not the owner's doing.
      settle(isStarted)
      const sinceMs = clock.now()
      const accepted = await memory.accept({
        finding,
        kind,
        reason,
        sinceMs,
        untilMs: sinceMs + days * dayMs,
      })
      kernel.changed()
      return accepted
    },
    async withdraw(finding) {
      settle(isStarted)
      const withdrawn = await memory.withdraw(finding)
      kernel.changed()
      return withdrawn
    },
    preview: (check_, fix) => fixes.preview(check_, fix),
    apply: (check_, fix) => afterwards(fixes.apply(check_, fix)),
    undo: (applied) => afterwards(fixes.undo(applied)),
  }

  /** What a fix has changed is looked at again, whether or not it went well. */
  async function afterwards(fixing: Promise<Result<null, Failure>>): Promise<Result<null, Failure>> {
    const done = await fixing
    kernel.changed()
    soon()
    return done
  }
}

/** What the checks look at among the settings: all that the scan is told, and whether the app locks by itself. */
function settingsFacts({ settings }: Kernel): { readonly lock: string; readonly scan: string } {
  const { lock, preferences } = settings.current()
  const { timeoutSeconds, scanHistory } = preferences
  return { lock: JSON.stringify(lockFacts(lock)), scan: JSON.stringify([timeoutSeconds, scanHistory]) }
}

/** Never run, a day ago, or at a time that a clock which was wrong then took for later than now. */
function isDue(fullRunAtMs: EpochMs | null, nowMs: EpochMs): boolean {
  return fullRunAtMs === null || Math.abs(nowMs - fullRunAtMs) >= fullRunEveryMs
}

/** Without what taking it back needs. */
function shownFix({ id, check, kind, path, atMs }: AppliedFix): AppliedFix {
  return { id, check, kind, path, atMs }
}
