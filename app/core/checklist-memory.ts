import { knownAfter, newFailures } from '../alerts/new-failures.ts'
import type { AppliedRecord } from '../checklist/applied.ts'
import type { CheckAnswer } from '../checklist/answer.ts'
import { knownAccess, nothingSeen, withSeen, type AccountAccessIds } from '../checklist/first-seen.ts'
import { withMoment } from '../checklist/history.ts'
import { resultOf, type OwnerAcceptance } from '../checklist/outcome.ts'
import { mostAcceptances, mostApplied, type ChecklistState, type KnownStatus } from '../checklist/schema.ts'
import { scrub } from '../checklist/scrub.ts'
import { checklistFile } from '../checklist/schema.ts'
import {
  accountChecks,
  checkIds,
  type CheckId,
  type CheckMoment,
  type CheckResult,
  type FindingId,
} from '../domain/check.ts'
import type { UserId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import type { Kernel } from './kernel.ts'
import { createKeptFile } from './kept-file.ts'

export interface SettleOptions {
  /** Whether what has changed is written down, and becomes part of the history. */
  readonly keeps: boolean
  /** All checks have run to their end just now: that is worth writing down even where nothing has changed. */
  readonly isFull?: boolean
}

/** What the checks came to: in this run, before it, and what the owner says of it. */
export interface ChecklistMemory {
  open(): Promise<void>
  results(): readonly CheckResult[]
  history(): ChecklistState['history']
  applied: {
    list(): readonly AppliedRecord[]
    add(fix: AppliedRecord): Promise<void>
    remove(id: string): Promise<void>
  }
  fullRunAtMs(): EpochMs | null
  /** Those of these sessions and API keys that are no news. */
  knownAccess(ids: readonly string[]): ReadonlyMap<string, EpochMs>
  /** Takes an answer over; one that was asked for earlier than the one there is comes too late. */
  take(answer: CheckAnswer, turn: number): void
  /** Drops all answers, for a run that has nothing to do with those before it. */
  clear(): void
  /** Judges everything at the time that it is now, and answers what newly fails. */
  settle(options: SettleOptions): readonly CheckId[]
  /** Notes whose accounts are looked at from this turn on; with one that is gone, what was said of them goes. */
  noteSubjects(users: readonly UserId[], turn: number): void
  /** Drops what was said of the account, and what was asked of it before this turn. */
  dropAccount(turn: number): void
  /** Notes that these sessions and API keys are there; of new ones, since when. */
  noteAccess(access: readonly AccountAccessIds[]): void
  accept(acceptance: OwnerAcceptance): Promise<Result<null, Failure>>
  withdraw(finding: FindingId): Promise<Result<null, Failure>>
  flush(): Promise<void>
  forget(remove: () => Promise<boolean>): Promise<void>
}

/** An acceptance that has ended is kept a little, in case that only the clock was wrong. */
const keptAfterEndMs = 30 * dayMs

const longestReason = 200

export function createChecklistMemory(kernel: Kernel): ChecklistMemory {
  const { clock } = kernel.ports
  const store = createKeptFile(kernel, checklistFile)
  const answers = new Map<CheckId, CheckAnswer>()
  const turns = new Map<CheckId, number>()
  const fresh = new Set<CheckId>()
  let results: readonly CheckResult[] = []
  let isLoaded = false

  function judge(): void {
    const nowMs = clock.now()
    const words = new Map(store.current().acceptances.map((word) => [word.finding, word]))
    results = checkIds.flatMap((id) => {
      const answer = answers.get(id)
      return answer ? [resultOf(answer, words, nowMs)] : []
    })
  }

  function reload(): void {
    answers.clear()
    for (const answer of store.current().answers) answers.set(answer.id, answer)
    judge()
  }

  /** Without those that were stopped before they came to anything. */
  function settledResults(): readonly CheckResult[] {
    return results.filter(({ id }) => answers.get(id)?.cancelled === false)
  }

  function historyNow(): ChecklistState['history'] {
    const { history } = store.current()
    const next: Partial<Record<CheckId, readonly CheckMoment[]>> = { ...history }
    let hasChanged = false
    for (const { id, status, checkedAtMs } of settledResults()) {
      const isNew = fresh.has(id)
      const before = history[id] ?? []
      const after = withMoment(before, status, isNew ? checkedAtMs : clock.now(), isNew)
      hasChanged ||= after !== before
      next[id] = after
    }
    return hasChanged ? next : history
  }

  function keepAnswers(isFull = false): void {
    const history = historyNow()
    const known: ChecklistState['known'] = knownAfter(store.current().known, settledResults())
    const isSame = history === store.current().history && known === store.current().known
    fresh.clear()
    const kept = checkIds.flatMap((id) => {
      const answer = answers.get(id)
      return answer && !answer.cancelled ? [answer] : []
    })
    if (!isFull && isSame && gist(kept) === gist(store.current().answers)) return
    void store.save((now) => {
      const fullRunAtMs = isFull ? clock.now() : now.fullRunAtMs
      return { ...now, answers: kept, history, known, fullRunAtMs }
    })
  }

  async function changeWords(
    edit: (words: readonly OwnerAcceptance[]) => readonly OwnerAcceptance[],
  ): Promise<Result<null, Failure>> {
    const oldest = clock.now() - keptAfterEndMs
    const written = store.save((now) => ({
      ...now,
      acceptances: edit(now.acceptances.filter(({ untilMs }) => untilMs > oldest)).slice(-mostAcceptances),
    }))
    judge()
    keepAnswers()
    return await written
  }

  async function changeApplied(
    edit: (now: readonly AppliedRecord[]) => readonly AppliedRecord[],
  ): Promise<void> {
    await store.save((now) => ({ ...now, applied: edit(now.applied).slice(0, mostApplied) }))
  }

  function dropAccount(turn: number): void {
    for (const id of accountChecks) {
      turns.set(id, turn)
      answers.delete(id)
      fresh.delete(id)
    }
    judge()
    void store.save((now) => ({
      ...now,
      answers: now.answers.filter(({ id }) => !accountChecks.includes(id)),
      history: without(now.history, accountChecks),
      known: without<KnownStatus>(now.known, accountChecks),
      access: nothingSeen,
      subject: null,
    }))
  }

  return {
    async open() {
      await store.open()
      if (!isLoaded) reload()
      isLoaded = true
    },
    results: () => results,
    history: () => store.current().history,
    applied: {
      list: () => store.current().applied,
      add: (record) => changeApplied((now) => [record, ...now]),
      remove: (id) => changeApplied((now) => now.filter((fix) => fix.id !== id)),
    },
    fullRunAtMs: () => store.current().fullRunAtMs,
    knownAccess: (ids) => knownAccess(store.current().access, ids, clock.now()),
    take(answer, turn) {
      const { id, cancelled } = answer
      // What was found before stands where a run was stopped.
      if ((turns.get(id) ?? 0) > turn || (cancelled && answers.has(id))) return
      turns.set(id, turn)
      answers.set(id, answer)
      fresh.add(id)
      judge()
    },
    clear() {
      answers.clear()
      fresh.clear()
      judge()
    },
    settle({ keeps, isFull = false }) {
      judge()
      if (!keeps) return []
      const failing = newFailures(store.current().known, settledResults())
      keepAnswers(isFull)
      return failing
    },
    noteSubjects(users, turn) {
      const former = store.current().subject
      const subject = users.toSorted().join(' ')
      if (subject === '' || subject === former) return
      const isOneGone = former?.split(' ').some((user) => !users.some((now) => now === user)) ?? false
      if (isOneGone) dropAccount(turn)
      void store.save((now) => ({ ...now, subject }))
    },
    dropAccount,
    noteAccess(all) {
      const { access } = store.current()
      const seen = all.reduce((so, one) => withSeen(so, one, clock.now()), access)
      if (seen !== access) void store.save((now) => ({ ...now, access: seen }))
    },
    accept: (word) =>
      changeWords((words) => [
        ...words.filter(({ finding }) => finding !== word.finding),
        { ...word, reason: scrub(word.reason, longestReason) },
      ]),
    withdraw: (finding) => changeWords((words) => words.filter((word) => word.finding !== finding)),
    flush: () => store.flush(),
    async forget(remove) {
      await store.forget(remove)
      reload()
      turns.clear()
      fresh.clear()
    },
  }
}

/**
 * What it comes to, without the evidence, which says how old something is and changes with every minute: looking
 * again and finding the same is not worth writing to the disk.
 */
function gist(answers: readonly CheckAnswer[]): string {
  return JSON.stringify(answers.map(({ id, status, findings, unlisted }) => [id, status, unlisted, findings]))
}

function without<Value>(
  record: Readonly<Partial<Record<CheckId, Value>>>,
  ids: readonly CheckId[],
): Readonly<Partial<Record<CheckId, Value>>> {
  const rest = { ...record }
  for (const id of ids) delete rest[id]
  return rest
}
