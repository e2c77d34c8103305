import type { Place } from '../domain/check.ts'
import { visible } from './visible.ts'

/** Where a finding is, for the eye and in full. */
export interface ShownPlace {
  /** From the folder's own name on: `bot/src/config.py:12`. */
  readonly short: string
  /** From the root of the disk on, with line and column. */
  readonly whole: string
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most so many characters, cut in the middle: a path is known by its beginning and its end, most by its end. */
export function elidedText(text: string, most: number): string {
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  if (characters.length <= most) return text
  const end = Math.ceil((most - 1) * 0.65)
  return `${characters.slice(0, most - 1 - end).join('')}…${characters.slice(-end).join('')}`
}

/** What a folder or file is called, on any platform. */
export function nameOf(path: string): string {
  return partsOf(path).at(-1) ?? path
}

/** A file by its name and the folder that it lies in: `bot/.gitignore`. */
export function fileInFolder(path: string): string {
  return partsOf(path).slice(-2).join('/')
}

export function shownPlace(place: Place): ShownPlace {
  const line = place.line === null ? '' : `:${place.line}`
  const column = place.kind === 'file' && place.column !== null ? `:${place.column}` : ''
  if (place.folder === null) return shown(`${place.path ?? ''}${line}`, `${place.path ?? ''}${line}${column}`)
  if (place.path === null) return shown(nameOf(place.folder), place.folder)
  const whole = joined(place.folder, place.path)
  const name = nameOf(place.folder)
  return shown(name === '/' ? `${whole}${line}` : `${name}/${place.path}${line}`, `${whole}${line}${column}`)
}

function shown(short: string, whole: string): ShownPlace {
  return { short: visible(short), whole: visible(whole) }
}

/** A backslash divides where the path is one of Windows’; elsewhere it is a letter as any other. */
function isWindows(path: string): boolean {
  return !path.startsWith('/')
}

function partsOf(path: string): readonly string[] {
  return path.split(isWindows(path) ? /[\\/]/ : '/').filter((part) => part !== '')
}

function joined(folder: string, path: string): string {
  const mark = isWindows(folder) ? '\\' : '/'
  const inside = isWindows(folder) ? path.replaceAll('/', '\\') : path
  return folder.endsWith(mark) ? `${folder}${inside}` : `${folder}${mark}${inside}`
}
