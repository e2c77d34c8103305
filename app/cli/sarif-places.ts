import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ArtifactLocation, Location, Run } from 'sarif'
import type { ChecklistReport, ReportedPlace } from '../domain/checklist-report.ts'
import { isInside } from '../core/inside.ts'
import { wholePath } from './paths.ts'

/** A folder that locations are relative to, by the name that SARIF knows it by. */
interface Base {
  readonly id: string
  /** Absolute. */
  readonly path: string
}

/**
 * What locations are relative to: the working directory for all that lies in it, as a code host expects it of a
 * job that runs in its checkout; otherwise the folder that was looked at.
 */
export function sarifBases({ folders, checks }: ChecklistReport, workingDir: string): readonly Base[] {
  const found = checks.flatMap(({ findings }) => findings.flatMap(({ place }) => place?.folder ?? []))
  const needed = [...folders.map(({ path }) => path), ...found].map((folder) =>
    isInside(folder, workingDir) ? workingDir : folder,
  )
  const paths = [...new Set(needed)]
  return paths.map((path, at) => ({ id: at === 0 ? 'SRCROOT' : `SRCROOT_${at + 1}`, path }))
}

export function baseIds(bases: readonly Base[]): NonNullable<Run['originalUriBaseIds']> {
  return Object.fromEntries(bases.map(({ id, path }) => [id, { uri: directoryUrl(path) }]))
}

/** Where a finding is; none for one that has no place and is not about a folder. */
export function sarifLocations(
  place: ReportedPlace | null,
  { folders, named }: ChecklistReport,
  bases: readonly Base[],
): Location[] {
  // Code hosts refuse a whole file for one result without a location: a folder is a location too.
  if (place === null)
    return named ? folders.map(({ path }) => locationOf(artifact(path, bases), null, null)) : []
  const column = place.kind === 'file' ? place.column : null
  return [locationOf(artifact(wholePath(place), bases), place.path === null ? null : place.line, column)]
}

function locationOf(
  artifactLocation: ArtifactLocation,
  line: number | null,
  column: number | null,
): Location {
  const region = line === null ? null : { startLine: line, ...(column !== null && { startColumn: column }) }
  return { physicalLocation: { artifactLocation, ...(region && { region }) } }
}

/** `path` is absolute. */
function artifact(path: string, bases: readonly Base[]): ArtifactLocation {
  const base = bases.filter((one) => isInside(path, one.path)).reduce<Base | null>(deeper, null)
  if (!base) return { uri: fileUrl(path) }
  return { uri: relativeUrl(path.slice(base.path.length)), uriBaseId: base.id }
}

function deeper(one: Base | null, other: Base): Base {
  return one && one.path.length > other.path.length ? one : other
}

/** Each part by itself, so that a name with a colon, a percent sign or a line break stays one name. */
function relativeUrl(path: string): string {
  const parts = path.split(sep).filter((part) => part !== '')
  return parts.length === 0 ? '.' : parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/')
}

function fileUrl(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path.toWellFormed()).href : relativeUrl(path)
}

function directoryUrl(path: string): string {
  const url = fileUrl(path)
  return url.endsWith('/') ? url : `${url}/`
}
