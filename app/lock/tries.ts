import { join } from 'node:path'
import { minuteMs, secondMs } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'

/** Slips of the finger cost nothing. */
const freeTries = 3
const longestWaitMs = 5 * minuteMs

/** Milliseconds before the next try, after `failures` wrong ones in a row: 1 s, doubled each time, 5 min at most. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0
  return Math.min(secondMs * 2 ** Math.min(failures - freeTries, 20), longestWaitMs)
}

/** Wrong passphrases in a row, over all runs and processes. */
export interface Tries {
  /** Milliseconds until the next try is taken; 0 for now. */
  waitMs(): number
  /** Counts a try as wrong before it is looked at, so that ending the process saves nobody the wait. */
  begin(): Promise<void>
  /** It was right: nothing is counted any more. */
  reset(): Promise<void>
}

export interface TriesParts {
  readonly files: Files
  /** Absolute path of the data directory. */
  readonly directory: string
  readonly clock: Clock
}

/**
 * Kept in a file of its own, since the terminal counts too and must not write settings that a window has
 * open. Only the number is kept: a new run waits in full, by the clock that never goes back, so that setting
 * the time forward shortens nothing.
 */
export async function openTries({ files, directory, clock }: TriesParts): Promise<Tries> {
  const path = join(directory, 'lock-tries.json')
  let failures = await read()
  let notBeforeMs = clock.elapsedMs() + waitAfter(failures)

  async function read(): Promise<number> {
    const text = await files.readText(path)
    return text.ok ? parseFailures(text.text) : 0
  }

  // A disk that cannot be written leaves the count in memory: it slows this run all the same.
  async function count(next: number): Promise<void> {
    failures = next
    notBeforeMs = clock.elapsedMs() + waitAfter(failures)
    await files.writeAtomic(path, `${JSON.stringify({ failures })}\n`)
  }

  return {
    waitMs: () => Math.ceil(Math.max(0, notBeforeMs - clock.elapsedMs())),
    begin: async () => count(Math.max(failures, await read()) + 1),
    async reset() {
      failures = 0
      notBeforeMs = 0
      await files.remove(path)
    },
  }
}

function parseFailures(text: string): number {
  const [, digits = '0'] = /^\{"failures":(\d{1,6})\}\s*$/.exec(text) ?? []
  return Number(digits)
}
