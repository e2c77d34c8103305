import { join } from 'node:path'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileProblem, Files } from '../ports/files.ts'
import type { Logger } from '../ports/logger.ts'
import {
  checklistText,
  firstChecklist,
  largestFileBytes,
  parseChecklist,
  type ChecklistState,
} from './schema.ts'

export interface ChecklistStore {
  /** Reads the file, once; until then the state is the first one, and nothing is to be changed. */
  open(): Promise<void>
  current(): ChecklistState
  /**
   * Changes the state at once, and writes it. Where that fails the change still holds for this run: what was
   * found is true whether or not there is room on the disk.
   */
  change(edit: (now: ChecklistState) => ChecklistState): Promise<Result<null, Failure>>
  /** Answers once nothing is being written. */
  flush(): Promise<void>
  /** Runs `remove` while nothing is being written; when it answers that no file is left, all begins anew. */
  forget(remove: () => Promise<boolean>): Promise<void>
}

export interface ChecklistStoreParts {
  readonly files: Files
  /** Absolute path of the data directory. */
  readonly directory: string
  readonly clock: Clock
  readonly log: Logger
}

/** What stands in the way of writing: a file that is set aside first, or one that must stay as it is. */
type Hindrance = 'broken' | 'newer' | 'denied' | null

/** Keeps `checklist.json`. Reading it changes nothing on the disk: a broken one is set aside by the first writing. */
export function createChecklistStore(parts: ChecklistStoreParts): ChecklistStore {
  const { files, clock, log } = parts
  const path = join(parts.directory, 'checklist.json')
  let state = firstChecklist
  let written = firstChecklist
  let hindrance: Hindrance = null
  let opening: Promise<void> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function open(): Promise<void> {
    const found = await read()
    state = written = found.state
    hindrance = found.hindrance
    if (hindrance) log.log('warn', 'checklist not read', { hindrance })
  }

  async function read(): Promise<{ readonly state: ChecklistState; readonly hindrance: Hindrance }> {
    const bytes = await files.size(path)
    if (bytes !== null && bytes > largestFileBytes) return { state: firstChecklist, hindrance: 'broken' }
    const file = await files.readText(path)
    if (!file.ok) {
      return { state: firstChecklist, hindrance: file.problem === 'missing' ? null : 'denied' }
    }
    const parsed = parseChecklist(file.text)
    switch (parsed.kind) {
      case 'read':
        return { state: parsed.state, hindrance: null }
      case 'newer':
        return { state: parsed.state, hindrance: 'newer' }
      case 'broken':
        return { state: firstChecklist, hindrance: 'broken' }
      default:
        return assertNever(parsed)
    }
  }

  async function setAside(): Promise<boolean> {
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')
    const moved = await files.rename(path, join(parts.directory, `checklist.broken-${stamp}.json`))
    hindrance = moved.ok ? null : 'denied'
    return moved.ok
  }

  async function write(): Promise<Result<null, Failure>> {
    if (state === written) return ok()
    if (hindrance === 'broken') await setAside()
    if (hindrance === 'newer' || hindrance === 'denied') return notWritten(hindrance)
    const now = state
    const done = await files.writeAtomic(path, checklistText(now))
    if (done.ok) {
      written = now
      return ok()
    }
    log.log('warn', 'checklist not written', { problem: done.problem })
    return notWritten(causeOf(done.problem))
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    open: () => (opening ??= open()),
    current: () => state,
    change(edit) {
      state = edit(state)
      return inTurn(write)
    },
    async flush() {
      await queue
    },
    forget: (remove) =>
      inTurn(async () => {
        if (!(await remove())) return
        state = written = firstChecklist
        hindrance = null
      }),
  }
}

function notWritten(cause: 'disk-full' | 'denied' | 'newer' | 'other'): Result<null, Failure> {
  return err({ kind: 'settings-not-written', cause })
}

function causeOf(problem: FileProblem): 'disk-full' | 'denied' | 'other' {
  return problem === 'disk-full' || problem === 'denied' ? problem : 'other'
}
