import type { LogFacts, Logger, LogLevel } from '../../app/ports/logger.ts'

export interface FakeLogger extends Logger {
  readonly lines: { readonly level: LogLevel; readonly event: string; readonly facts: LogFacts }[]
}

/** Keeps what is logged, unredacted: what a test looks for must not have been hidden before. */
export function createFakeLogger(): FakeLogger {
  const lines: FakeLogger['lines'] = []
  return {
    lines,
    log(level, event, facts = {}) {
      lines.push({ level, event, facts })
    },
  }
}
