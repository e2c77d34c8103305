import { isAbsolute, relative, sep } from 'node:path'
import type { Place } from '../domain/check.ts'

/** The path relative to `folder`, with `/` between its parts; null for one that does not lie in it. Both absolute. */
export function pathWithin(folder: string, path: string): string | null {
  const way = relative(folder, path)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null
  return way.split(sep).join('/')
}

/** Where a file is, by the watched folder that it lies in. */
export function placeOfFile(path: string, folders: readonly string[]): Place {
  const folder = innermost(folders, path)
  const within = folder === null ? null : pathWithin(folder, path)
  return within === null
    ? { kind: 'file', folder: null, path, line: null, column: null }
    : { kind: 'file', folder, path: within, line: null, column: null }
}

/** Of the folders that hold `path`, the one that is furthest down; null when none does. */
export function innermost(folders: readonly string[], path: string): string | null {
  return folders
    .filter((folder) => pathWithin(folder, path) !== null)
    .reduce<string | null>((best, folder) => (best && best.length >= folder.length ? best : folder), null)
}
