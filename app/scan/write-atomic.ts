import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const ownerOnly = 0o600
const ownerOnlyDirectory = 0o700

/**
 * Writes what a scan remembers, whole or not at all, readable for its owner only. A disk that does not take it costs
 * only time: the next scan reads everything.
 */
export function writeAtomic(path: string, text: string): void {
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: ownerOnlyDirectory })
    const file = openSync(neighbour, 'wx', ownerOnly)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(neighbour, path)
  } catch {
    removeLeft(neighbour)
  }
}

function removeLeft(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What could not be made need not be removed.
  }
}
