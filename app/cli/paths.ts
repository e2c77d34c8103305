import { join, relative } from 'node:path'
import { isInside } from '../core/inside.ts'
import type { ReportedPlace } from '../domain/checklist-report.ts'

/** The absolute path of a place; of its folder where it has none of its own. */
export function wholePath(place: ReportedPlace): string {
  if (place.kind === 'commit') return join(place.folder, place.path ?? '')
  return place.folder === null ? place.path : join(place.folder, place.path)
}

/** As a person in `workingDir` would type it: relative to it where it lies there. */
export function shortPath(path: string, workingDir: string): string {
  return isInside(path, workingDir) ? relative(workingDir, path) || '.' : path
}

/** Each folder once, and none that lies in another one: what is found in it would be told twice. */
export function outermost(folders: readonly string[]): readonly string[] {
  const once = [...new Set(folders)]
  return once.filter((folder) => !once.some((other) => other !== folder && isInside(folder, other)))
}
