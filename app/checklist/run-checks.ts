import { randomBytes } from 'node:crypto'
import { checkIds, type CheckId } from '../domain/check.ts'
import { minuteMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import { checkRunTexts } from '../strings/en/check-run.ts'
import { couldNotCheckText } from '../strings/en/checks.ts'
import { allChecks } from './all-checks.ts'
import { answerOf, mostFindings, type CheckAnswer } from './answer.ts'
import type { Check, CheckContext, CheckOutcome } from './context.ts'
import { once } from './once.ts'
import { createSlots, type Slots } from './slots.ts'

export interface RunParts {
  readonly clock: Clock
  readonly log: Logger
  /** Every check there is, unless a test says otherwise. */
  readonly checks?: Readonly<Record<CheckId, Check>>
}

export interface RunOptions {
  /** Which checks to run; all where it is left out. */
  readonly only?: readonly CheckId[]
  /** Ends the run: what has not ended by then answers `unknown`, and says so. */
  readonly signal?: AbortSignal
  /** How many findings of a check are listed; as many as are kept where it is left out. */
  readonly mostFindings?: number
  /** Called with each answer as it comes. */
  readonly onAnswer?: (answer: CheckAnswer) => void
}

/** As many work at a time; one that waits for the scan, or for git, does not work meanwhile. */
const mostAtOnce = 4

/** How long a check may work by itself. */
export const checkBoundMs = minuteMs

/** How long it waits for what all share. Who does that work has a shorter bound, and answers what it has then. */
export const sharedBoundMs = 40 * minuteMs

/**
 * Runs the checks and answers in the order of `checkIds`. One that throws, which means a bug, becomes `unknown`
 * with a reference that the log has too; one that hangs becomes `unknown` after a minute of its own; the others
 * are not affected. Scan and git are asked once for all of them. Never rejects.
 */
export async function runChecks(
  context: CheckContext,
  parts: RunParts,
  options: RunOptions = {},
): Promise<readonly CheckAnswer[]> {
  const { checks = allChecks } = parts
  const { only, signal, onAnswer } = options
  const run = createRun(context, parts, options)
  const asked = checkIds.filter((id) => only?.includes(id) ?? true)
  const works = asked.map((id) => createWork(checks[id], run, onAnswer))
  const cancel = () => works.forEach((work) => work.cancel())
  signal?.addEventListener('abort', cancel, { once: true })
  for (const work of works) void work.begin()
  if (signal?.aborted) cancel()
  try {
    return await Promise.all(works.map(({ answer }) => answer))
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

/** What all checks of a run share. */
interface Run extends RunParts {
  readonly context: CheckContext
  readonly slots: Slots
  /** The findings that the scan knows to be a token that is kept. */
  readonly yours: Set<string>
  readonly most: number
}

function createRun(
  context: CheckContext,
  { clock, ...parts }: RunParts,
  { signal, mostFindings: most = mostFindings }: RunOptions,
): Run {
  const bounded = <Value>(ask: () => Promise<Value>) => once(() => within(clock, ask, signal))
  const yours = new Set<string>()
  const { scan, appFacts, observeTls, repositories } = context
  const scanAndLearn = async (ask: NonNullable<typeof scan>) => {
    const report = await ask()
    for (const { id, isYours } of report.hits) if (isYours) yours.add(id)
    return report
  }
  return {
    ...parts,
    clock,
    slots: createSlots(mostAtOnce),
    yours,
    most,
    context: {
      ...context,
      scan: scan && bounded(() => scanAndLearn(scan)),
      repositories: bounded(repositories),
      appFacts: appFacts && once(appFacts),
      observeTls: observeTls && once(observeTls),
    },
  }
}

interface Work {
  readonly answer: Promise<CheckAnswer>
  begin(): Promise<void>
  cancel(): void
}

/** One check at work: it holds a slot and a bound while it works by itself, and answers once. */
function createWork(check: Check, run: Run, onAnswer: RunOptions['onAnswer']): Work {
  const { clock, log, slots } = run
  const { promise: answer, resolve } = Promise.withResolvers<CheckAnswer>()
  let startedMs: number | null = null
  let hasSlot = false
  let hasEnded = false
  let waits = 0
  let stopBound: (() => void) | null = null

  async function enter(): Promise<void> {
    await slots.take()
    // Ended while it waited for its turn: somebody else may have it.
    if (hasEnded) slots.give()
    else {
      hasSlot = true
      stopBound = clock.after(checkBoundMs, overdue)
    }
  }

  function leave(): void {
    stopBound?.()
    if (hasSlot) slots.give()
    hasSlot = false
  }

  function end(outcome: CheckOutcome, cancelled = false): void {
    if (hasEnded) return
    hasEnded = true
    leave()
    const tookMs = startedMs === null ? 0 : Math.round(clock.elapsedMs() - startedMs)
    const times = { checkedAtMs: clock.now(), tookMs }
    const made = answerOf(check, outcome, run.yours, times, { cancelled, most: run.most })
    resolve(made)
    onAnswer?.(made)
  }

  function overdue(): void {
    log.log('warn', 'check-overdue', { check: check.id })
    end({ status: 'unknown', evidence: [checkRunTexts.overdue] })
  }

  /** Waits for what all share, without keeping others from working. */
  function aside<Value>(ask: () => Promise<Value>): () => Promise<Value> {
    return async () => {
      if (waits === 0) leave()
      waits += 1
      try {
        return await ask()
      } finally {
        waits -= 1
        if (waits === 0) await enter()
      }
    }
  }

  const { context } = run
  const own: CheckContext = {
    ...context,
    scan: context.scan && aside(context.scan),
    repositories: aside(context.repositories),
  }
  return {
    answer,
    cancel: () => end({ status: 'unknown', evidence: [checkRunTexts.cancelled] }, true),
    async begin() {
      await enter()
      if (hasEnded) return
      startedMs = clock.elapsedMs()
      end(await outcomeOf(check, own, log))
    },
  }
}

async function outcomeOf(check: Check, context: CheckContext, log: Logger): Promise<CheckOutcome> {
  try {
    return await check.run(context)
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    const detail = error instanceof Error ? (error.stack ?? error.message) : typeof error
    log.log('error', 'check-broke', { check: check.id, reference, detail })
    return { status: 'unknown', evidence: [couldNotCheckText(reference)] }
  }
}

/** Rejects where it takes longer than anybody waits, or where the run has ended. */
async function within<Value>(
  clock: Clock,
  ask: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(new Error('what the checks share did not end in time'))
  const stop = clock.after(sharedBoundMs, giveUp)
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([ask(), late])
  } finally {
    stop()
    signal?.removeEventListener('abort', giveUp)
  }
}
