import type { ScanRule } from '../../../app/domain/scan.ts'

/** A secret of the corpus; `line` and `lastLine` count from 1. */
export interface Planted {
  readonly path: string
  readonly line: number
  readonly lastLine: number
  readonly rule: ScanRule
}

/** A line of the corpus that must not be reported. */
export interface LookAlike {
  readonly path: string
  readonly line: number
}

export interface Manifest {
  readonly planted: readonly Planted[]
  readonly lookAlikes: readonly LookAlike[]
}

/** Something reported in a file of the corpus; `line` counts from 1. */
export interface Reported {
  readonly line: number
  readonly rule: ScanRule
}

export interface Accuracy {
  readonly planted: number
  readonly found: number
  readonly lookAlikes: number
  readonly falseAlarms: number
  /** From 0 to 1. */
  readonly recall: number
  readonly precision: number
  readonly misses: readonly Planted[]
  readonly alarms: readonly (LookAlike & { readonly rule: ScanRule })[]
}

/**
 * What was found of what was planted. A secret counts as found when its rule reports any of its lines; every
 * report that belongs to none is a false alarm, whether a look-alike stands there or nothing at all.
 */
export function measureAccuracy(
  manifest: Manifest,
  reportedByFile: ReadonlyMap<string, readonly Reported[]>,
): Accuracy {
  const of = (path: string) => reportedByFile.get(path) ?? []
  const matches = (planted: Planted, { line, rule }: Reported) =>
    rule === planted.rule && line >= planted.line && line <= planted.lastLine
  const misses = manifest.planted.filter((planted) => !of(planted.path).some((hit) => matches(planted, hit)))
  const plantedByFile = Map.groupBy(manifest.planted, ({ path }) => path)
  const alarms = [...reportedByFile].flatMap(([path, reported]) => {
    const planted = plantedByFile.get(path) ?? []
    return reported
      .filter((hit) => !planted.some((item) => matches(item, hit)))
      .map(({ line, rule }) => ({ path, line, rule }))
  })
  const found = manifest.planted.length - misses.length
  return {
    planted: manifest.planted.length,
    found,
    lookAlikes: manifest.lookAlikes.length,
    falseAlarms: alarms.length,
    recall: ratio(found, manifest.planted.length),
    precision: ratio(found, found + alarms.length),
    misses,
    alarms,
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
