import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/**
 * The text of a file, or null when it cannot be read.
 * @param {string} path
 * @returns {string | null}
 */
export function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * The JSON object in a file, or null when there is none.
 * @param {string} path
 * @returns {Record<string, unknown> | null}
 */
export function readObject(path) {
  try {
    return asObject(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown> | null}
 */
export function asObject(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value))
}

/**
 * Writes JSON so that a reader sees the old file or the new one, never half of it.
 * @param {string} path
 * @param {unknown} value
 */
export function writeObject(path, value) {
  mkdirSync(dirname(path), { recursive: true })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(half, path)
}

/**
 * SHA-256 of the parts in hexadecimal; a part's end counts, so that `ab`,`c` differs from `a`,`bc`.
 * @param {Iterable<string | Buffer>} parts
 */
export function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/**
 * Where a program stands on PATH, or null.
 * @param {string} name without extension
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function onPath(name, env) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  for (const directory of (env['PATH'] ?? env['Path'] ?? '').split(delimiter)) {
    if (directory === '') continue
    const found = names.map((file) => join(directory, file)).find(isExecutable)
    if (found) return found
  }
  return null
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}
