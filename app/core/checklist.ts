import { quickChecks } from '../checklist/all-checks.ts'
import { runChecks } from '../checklist/run-checks.ts'
import { checkIds, type AppliedFix, type CheckId } from '../domain/check.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { ScanProgress } from '../domain/scan.ts'
import { dayMs, secondMs, type EpochMs } from '../domain/time.ts'
import type { ChecklistView } from '../domain/view.ts'
import { isExpired } from '../expiry/health.ts'
import { newFailuresNotice } from '../strings/en/alerts.ts'
import { checkTexts } from '../strings/en/checks.ts'
import { accessIds, contextOf } from './checklist-context.ts'
import { createChecklistMemory } from './checklist-memory.ts'
import { createFixes } from './fixes.ts'
import type { Kernel } from './kernel.ts'
import { createThrottled } from './throttle.ts'
import type { ChecklistActions, ChecklistRunOptions } from './types.ts'

export interface Checklist extends ChecklistActions {
  /** Reads what the last run of the app knew. */
  open(): Promise<void>
  view(): ChecklistView
  /** From here on what is found is kept and told of, and all of it is looked at once a day. */
  start(): void
  /** To be called about once a minute, and on waking: acceptances end, and a day passes. */
  look(): void
  /** Runs the checks that look at nothing but what is at hand; or some others. */
  quick(only?: readonly CheckId[]): Promise<void>
  /** Runs all of it as soon as may be: something that it looks at has changed. */
  soon(): void
  /** While held nothing runs by itself, and what runs is stopped. */
  setHeld(held: boolean): void
  /** The account is forgotten, and what was said of it with it. */
  accountGone(): void
  /** Ends what runs, and forgets everything once `remove` has removed the files. */
  forget(remove: () => Promise<boolean>): Promise<void>
  close(): Promise<void>
}

export interface ChecklistNeeds {
  readonly isLocked: () => boolean
  readonly isPrivate: () => boolean
  /** False while everything is being forgotten, and from then on until the owner begins anew. */
  readonly mayRun: () => boolean
}

/** After the window is there, and has been painted. */
const startDelayMs = 5 * secondMs

const fullRunEveryMs = dayMs

/** What is told of progress, and how often: the page gets the whole view each time. */
const tellEveryMs = 250

/** A scan that was told to end and does not is not waited for any longer. */
const endingBoundMs = 10 * secondMs

interface FullRun {
  readonly controller: AbortController
  done: number
  scan: ScanProgress | null
  ended: Promise<void>
  /** The scanner is still at it after the run was stopped, until this answers. */
  scanEnded: Promise<void> | null
}

/** Runs the checklist when it is due and when it is asked for; keeps what comes of it, and tells what newly fails. */
export function createChecklist(kernel: Kernel, needs: ChecklistNeeds): Checklist {
  const { ports } = kernel
  const { clock } = ports
  const memory = createChecklistMemory(kernel)
  const fixes = createFixes({ ports, results: () => memory.results(), applied: memory.applied })
  const progress = createThrottled(clock, tellEveryMs, () => kernel.changed())
  let run: FullRun | null = null
  let turn = 0
  let isStarted = false
  let isHeld = false
  /** A full run is wanted: after the one that is under way, or once it is not held any more. */
  let isOwed = false
  let isDelayed = false
  let cancelDelay: (() => void) | null = null
  let lastQuick: Promise<void> = Promise.resolve()

  function settle(keeps: boolean, isFull = false): void {
    tellOf(memory.settle({ keeps, isFull }).filter((id) => !isReminded(id)))
    kernel.changed()
  }

  function tellOf(failing: readonly CheckId[]): void {
    if (failing.length === 0) return
    kernel.log.log('info', 'checks newly fail', { checks: failing.join(' ') })
    const hidden = needs.isLocked() ? 'locked' : needs.isPrivate() ? 'privacy' : null
    ports.notifier.notify(
      newFailuresNotice(
        failing.map((id) => checkTexts[id].title),
        hidden,
      ),
    )
  }

  /** Of a token's end there is a reminder of its own, which says more. */
  function isReminded(id: CheckId): boolean {
    return id === 'token-age' && kernel.records().some(({ token }) => isExpired(token, clock.now()))
  }

  /** Runs some checks, and takes their answers over as they come. */
  async function check(
    only: readonly CheckId[],
    signal: AbortSignal,
    { folders, history, remember = true }: ChecklistRunOptions,
    own: FullRun | null,
  ): Promise<void> {
    const mine = ++turn
    const record = kernel.records()[0]
    if (remember) memory.noteSubject(record?.userId ?? null, mine)
    const settings = kernel.settings.current()
    const context = contextOf(kernel, {
      folders: folders ?? settings.folders,
      wantsHistory: history ?? settings.preferences.scanHistory,
      knownAccess: (ids) => memory.knownAccess(ids),
      remembers: remember,
      signal,
      onProgress(seen) {
        if (!own) return
        own.scan = seen
        progress.call()
      },
      followScan(scan) {
        const ended = scan.then(doNothing, doNothing)
        if (own) own.scanEnded = ended
        return scan
      },
    })
    // It takes longest: it begins with the run, and not when the first check that needs it has its turn.
    if (own) void context.scan?.().catch(doNothing)
    await runChecks(
      context,
      { clock, log: kernel.log },
      {
        only,
        signal,
        onAnswer(answer) {
          memory.take(answer, mine)
          if (!own) return
          own.done += 1
          progress.call()
        },
      },
    )
    if (remember && context.access) memory.noteAccess(accessIds(context.access))
  }

  function begin(options: ChecklistRunOptions): FullRun {
    const own: FullRun = {
      controller: new AbortController(),
      done: 0,
      scan: null,
      ended: Promise.resolve(),
      scanEnded: null,
    }
    run = own
    isOwed = false
    own.ended = runFully(own, options).finally(() => {
      run = null
      progress.stop()
      kernel.changed()
      if (isOwed) soon()
    })
    kernel.changed()
    return own
  }

  async function runFully(own: FullRun, options: ChecklistRunOptions): Promise<void> {
    const { signal } = own.controller
    const keeps = options.remember ?? true
    const startedMs = clock.elapsedMs()
    await memory.open()
    if (!keeps) memory.clear()
    await check(checkIds, signal, options, own)
    if (own.scanEnded) await atMost(endingBoundMs, own.scanEnded)
    if (kernel.isClosed()) return
    kernel.log.log('info', 'checklist', {
      tookMs: Math.round(clock.elapsedMs() - startedMs),
      stopped: signal.aborted,
    })
    settle(keeps, !signal.aborted)
  }

  async function atMost(boundMs: number, work: Promise<void>): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const cancel = clock.after(boundMs, resolve)
    await Promise.race([work, late])
    cancel()
  }

  async function quickly(only: readonly CheckId[]): Promise<void> {
    await memory.open()
    if (kernel.isClosed() || !needs.mayRun()) return
    await check(only, new AbortController().signal, { remember: isStarted }, null)
    if (!kernel.isClosed()) settle(isStarted)
  }

  async function stop(): Promise<void> {
    const own = run
    if (!own) return
    isOwed = false
    own.controller.abort()
    await own.ended
  }

  function soon(): void {
    isOwed = true
    if (run === null && !isHeld && !isDelayed && isStarted && needs.mayRun() && !kernel.isClosed()) begin({})
  }

  function look(): void {
    if (!isStarted || isHeld || !needs.mayRun()) return
    settle(true)
    if (isOwed || isDue(memory.fullRunAtMs(), clock.now())) soon()
  }

  return {
    open: () => memory.open(),
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
    async quick(only = quickChecks) {
      const mine = lastQuick.then(() => quickly(only))
      lastQuick = mine
      await mine
    },
    soon,
    setHeld(held) {
      const wasHeld = isHeld
      isHeld = held
      if (held) {
        isOwed ||= run !== null
        run?.controller.abort()
      } else if (wasHeld) look()
    },
    accountGone() {
      turn += 1
      memory.dropAccount(turn)
      soon()
    },
    async forget(remove) {
      await stop()
      await lastQuick
      await memory.forget(remove)
      kernel.changed()
    },
    async close() {
      cancelDelay?.()
      run?.controller.abort()
      progress.stop()
      await ports.scanner.close()
      await run?.ended
      await memory.flush()
    },
    async run(options = {}) {
      if (kernel.isClosed()) return err({ kind: 'closed' })
      // Nothing may be written while everything is being forgotten, nor before the owner has begun anew.
      if (!needs.mayRun()) return ok()
      await (run ?? begin(options)).ended
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

function doNothing(): void {}

/** Never run, a day ago, or at a time that a clock which was wrong then took for later than now. */
function isDue(fullRunAtMs: EpochMs | null, nowMs: EpochMs): boolean {
  return fullRunAtMs === null || Math.abs(nowMs - fullRunAtMs) >= fullRunEveryMs
}

/** Without what taking it back needs. */
function shownFix({ id, check, kind, path, atMs }: AppliedFix): AppliedFix {
  return { id, check, kind, path, atMs }
}
