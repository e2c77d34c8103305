import { cpus, totalmem } from 'node:os'

/**
 * One number against its bar. `ok` compares the bar with `ratio` when `bar` is a factor (unit `ms` of
 * `firstBalance`), else with `value`.
 */
export interface Metric {
  readonly value: number
  /** A `share` lies between 0 and 1. */
  readonly unit: 'ms' | 'KB' | 'MB' | 'share' | 'count'
  /** The same measured on the baseline, in the same run; null where there is none. */
  readonly baseline: number | null
  readonly ratio: number | null
  readonly bar: number
  readonly ok: boolean
}

export interface Report {
  readonly name: string
  readonly machine: {
    readonly platform: string
    readonly arch: string
    readonly cpu: string
    readonly cores: number
    readonly memoryMB: number
    readonly node: string
  }
  readonly metrics: Readonly<Record<string, Metric>>
}

export function machine(): Report['machine'] {
  const all = cpus()
  return {
    platform: process.platform,
    arch: process.arch,
    cpu: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryMB: Math.round(totalmem() / 2 ** 20),
    node: process.versions.node,
  }
}

/** A value that may be at most `bar` times its baseline. */
export function factor(value: number, baseline: number, unit: Metric['unit'], bar: number): Metric {
  const ratio = value / baseline
  return { value: tidy(value), unit, baseline: tidy(baseline), ratio: tidy(ratio), bar, ok: ratio <= bar }
}

/** What is added to a baseline, at most `bar`: `value` is the addition, `ratio` the whole against the baseline. */
export function addition(whole: number, baseline: number, unit: Metric['unit'], bar: number): Metric {
  const value = whole - baseline
  return {
    value: tidy(value),
    unit,
    baseline: tidy(baseline),
    ratio: tidy(whole / baseline),
    bar,
    ok: value <= bar,
  }
}

/** A size that has nothing to be compared with but its bar. */
export function absolute(value: number, unit: Metric['unit'], bar: number): Metric {
  return { value: tidy(value), unit, baseline: null, ratio: null, bar, ok: value <= bar }
}

/** A value that has to reach its bar. */
export function atLeast(value: number, unit: Metric['unit'], bar: number): Metric {
  return { value: tidy(value), unit, baseline: null, ratio: null, bar, ok: value >= bar }
}

/** The report as a table for a person. */
export function table({ name, metrics }: Report): string {
  const head = ['', 'value', 'baseline', 'ratio', 'bar', '']
  const rows = Object.entries(metrics).map(([key, { value, unit, baseline, ratio, bar, ok }]) => [
    `${name}.${key}`,
    `${value} ${unit}`,
    baseline === null ? '' : `${baseline} ${unit}`,
    ratio === null ? '' : `${ratio}×`,
    String(bar),
    ok ? 'ok' : 'MISSED',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [head, ...rows].map((row) => line(row).trimEnd()).join('\n')
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The value that so many percent of all are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000
}
