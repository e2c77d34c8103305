import { join } from 'node:path'
import { assertNever } from '../domain/assert-never.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { Logger } from '../ports/logger.ts'
import { firstMemory, type AlertsMemory } from './memory.ts'
import { largestFileBytes, memoryText, parseMemory } from './schema.ts'

/** What became of the file at start, when it was not simply read: `newer` and `denied` must stay as they are. */
export type AlertsFileProblem = 'set-aside' | 'newer' | 'denied'

export interface AlertsStore {
  /** Reads the file, once; until then nothing is to be changed. */
  open(): Promise<void>
  current(): AlertsMemory
  problem(): AlertsFileProblem | null
  /** Changes what is remembered, in memory alone: it holds for this run whether or not there is room on the disk. */
  change(edit: (now: AlertsMemory) => AlertsMemory): void
  /** Writes what has changed, one writing after the other; true unless that failed. */
  write(): Promise<boolean>
  /** Runs `remove` while nothing is being written; when it answers that no file is left, all begins anew. */
  forget(remove: () => Promise<boolean>): Promise<void>
}

export interface AlertsStoreParts {
  readonly files: Files
  /** Absolute path of the data directory. */
  readonly directory: string
  readonly clock: Clock
  readonly log: Logger
}

/** Keeps `alerts.json`. A damaged one is set aside before the first writing, and nothing of it is believed. */
export function createAlertsStore({ files, directory, clock, log }: AlertsStoreParts): AlertsStore {
  const path = join(directory, 'alerts.json')
  let memory = firstMemory
  let written = firstMemory
  let problem: AlertsFileProblem | null = null
  let isBroken = false
  let opening: Promise<void> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  async function open(): Promise<void> {
    const bytes = await files.size(path)
    const file = await files.readText(path)
    if (!file.ok) {
      problem = file.problem === 'missing' ? null : 'denied'
      return
    }
    const parsed = bytes !== null && bytes > largestFileBytes ? broken : parseMemory(file.text)
    switch (parsed.kind) {
      case 'read':
      case 'newer':
        memory = written = parsed.memory
        problem = parsed.kind === 'newer' ? 'newer' : null
        break
      case 'broken':
        isBroken = true
        problem = 'set-aside'
        break
      default:
        assertNever(parsed)
    }
    if (problem) log.log('warn', 'alerts not read', { problem })
  }

  async function setAside(): Promise<void> {
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')
    const moved = await files.rename(path, join(directory, `alerts.broken-${stamp}.json`))
    isBroken = false
    if (!moved.ok) problem = 'denied'
  }

  async function writeNow(): Promise<boolean> {
    if (memory === written) return true
    if (isBroken) await setAside()
    if (problem === 'newer' || problem === 'denied') return false
    const now = memory
    const done = await files.writeAtomic(path, memoryText(now))
    if (done.ok) written = now
    else log.log('warn', 'alerts not written', { problem: done.problem })
    return done.ok
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    open: () => (opening ??= open()),
    current: () => memory,
    problem: () => problem,
    change: (edit) => void (memory = edit(memory)),
    write: () => inTurn(writeNow),
    forget: (remove) =>
      inTurn(async () => {
        if (!(await remove())) return
        memory = written = firstMemory
        problem = null
        isBroken = false
      }),
  }
}

const broken = { kind: 'broken' } as const
