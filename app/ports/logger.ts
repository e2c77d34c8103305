export type LogLevel = 'info' | 'warn' | 'error'

/** Values of a log line: kinds, counts and durations, no prose from outside. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

/** Everything passes through redaction at the sink, whoever calls. */
export interface Logger {
  log(level: LogLevel, event: string, facts?: LogFacts): void
}
