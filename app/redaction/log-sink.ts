import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { LogFacts, Logger, LogLevel } from '../ports/logger.ts'
import type { EpochMs } from '../domain/time.ts'
import { createRotatedFile } from './rotated-file.ts'
import { redactAll } from './redact-all.ts'

export interface LogSink extends Logger {
  /** Answers once every line logged so far has been written, or counted as lost. Never rejects. */
  flush(): Promise<void>
  /** Answers once nothing is being written; from then on lines are dropped, so that the files can be removed. */
  stop(): Promise<void>
  /** Begins anew, with an empty file. */
  resume(): void
}

export interface LogOptions {
  readonly files: Pick<Files, 'append' | 'rename' | 'size'>
  /** Absolute path of the newest file; older ones have a number before the extension. */
  readonly path: string
  readonly clock: Pick<Clock, 'now'>
  /** A file is set aside before it would grow beyond this. */
  readonly maxBytes?: number
  /** Lines that may wait for the disk; further ones are counted as lost. */
  readonly maxWaiting?: number
}

const mebibyte = 1024 * 1024

/** Facts are kinds and counts: a longer line is a mistake, and must not push the others out. */
const maxLineLength = 16 * 1024

/**
 * A logger that writes JSON lines `{t, level, event, ...facts}`, `t` in ISO 8601 UTC, each through `redactAll`.
 * It writes one batch after the other, sets files aside by size (1 MiB, three files), and never throws: lines
 * that a full disk or a full queue cost are counted, and told in one line before the next that can be written.
 */
export function createLogger(options: LogOptions): LogSink {
  const { files, path, clock, maxBytes = mebibyte, maxWaiting = 1000 } = options
  let file = createRotatedFile(files, path, maxBytes)
  let isStopped = false
  let waiting: string[] = []
  let lost = 0
  let writing: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const lines = waiting
      waiting = []
      await write(lines)
    }
    writing = null
  }

  async function write(lines: readonly string[]): Promise<void> {
    const told = lost
    const notice = told === 0 ? [] : [lineOf(clock.now(), 'warn', 'log-lines-lost', { lines: told })]
    const written = await file.append([...notice, ...lines])
    if (written > 0) lost -= told
    lost += lines.length - Math.max(0, written - notice.length)
  }

  return {
    log(level, event, facts = {}) {
      if (isStopped) return
      if (waiting.length >= maxWaiting) {
        lost += 1
        return
      }
      waiting.push(lineOf(clock.now(), level, event, facts))
      writing ??= drain()
    },
    async flush() {
      await writing
    },
    async stop() {
      isStopped = true
      await writing
    },
    resume() {
      file = createRotatedFile(files, path, maxBytes)
      isStopped = false
    },
  }
}

/**
 * One line without its line break. Texts are redacted before they are encoded, where their shapes are plain to
 * see, and the line once more, where a fact's name stands next to its value.
 */
function lineOf(nowMs: EpochMs, level: LogLevel, event: string, facts: LogFacts): string {
  const head = { t: new Date(nowMs).toISOString(), level, event: redactAll(event) }
  const plain = JSON.stringify({ ...head, ...redactedFacts(facts), ...head })
  const line = redactAll(plain)
  if (line.length <= maxLineLength && (line === plain || isJson(line))) return line
  return JSON.stringify({ ...head, event: head.event.slice(0, 100), withheld: true })
}

function redactedFacts(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? redactAll(value) : value,
    ]),
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
