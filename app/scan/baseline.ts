import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { baselineName, mostBaselineBytes } from '../domain/baseline.ts'
import { isObject } from '../domain/is-object.ts'

const nothing: ReadonlySet<string> = new Set()

/** The names of the findings that the folder's baseline allows; none where it has none that can be read. */
export function readBaseline(folder: string): ReadonlySet<string> {
  try {
    const path = join(folder, baselineName)
    if (statSync(path).size > mostBaselineBytes) return nothing
    return idsIn(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Missing, unreadable or damaged: then nothing is allowed, and every finding counts.
    return nothing
  }
}

function idsIn(value: unknown): ReadonlySet<string> {
  if (!isObject(value) || value['stakewatch'] !== 'baseline' || value['version'] !== 1) return nothing
  const { findings } = value
  if (!Array.isArray(findings)) return nothing
  const ids = findings.map((finding: unknown) => (isObject(finding) ? finding['id'] : null))
  return new Set(ids.filter((id) => typeof id === 'string'))
}
