import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readObject, writeObject } from './files.mjs'
import { say } from './say.mjs'

/** Longer than the longest set-up takes: whoever holds the lock for longer is gone. */
const oldestMs = 30 * 60_000
/** Between making the lock and writing its owner's name lies an instant; this is far more. */
const namelessMs = 10_000
const pollMs = 300

/**
 * @typedef {object} Owner
 * @property {number} pid
 * @property {string} host
 * @property {number} sinceMs epoch milliseconds
 */

/**
 * Whether the holder of a lock is gone: its process has ended, or it is older than any set-up. A process on
 * another machine (a shared folder) can only be judged by age.
 * @param {Owner} owner
 * @param {{ nowMs: number, host: string, lives: (pid: number) => boolean }} here
 */
export function isStale(owner, { nowMs, host, lives }) {
  if (nowMs - owner.sinceMs > oldestMs) return true
  return owner.host === host && !lives(owner.pid)
}

/**
 * Runs `work` while nobody else works on this tree: two set-ups at once would mix up dependencies and build.
 * Waits for the other one, and takes over from one that died.
 * @template T
 * @param {string} path a directory that exists while the lock is held
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  let told = false
  while (!tryLock(path)) {
    const owner = readOwner(path)
    if (breakIfStale(path, owner)) continue
    if (!told) say(`Another set-up is at work here${owner ? ` (process ${owner.pid})` : ''}; waiting for it.`)
    told = true
    await sleep(pollMs)
  }
  const release = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    mkdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  writeObject(join(path, 'owner.json'), { pid: process.pid, host: hostname(), sinceMs: Date.now() })
  return true
}

/**
 * @param {string} path
 * @returns {Owner | null}
 */
function readOwner(path) {
  const { pid, host, sinceMs } = readObject(join(path, 'owner.json')) ?? {}
  if (typeof pid !== 'number' || typeof host !== 'string' || typeof sinceMs !== 'number') return null
  return { pid, host, sinceMs }
}

/**
 * @param {string} path
 * @param {Owner | null} owner
 */
function breakIfStale(path, owner) {
  const stale = owner
    ? isStale(owner, { nowMs: Date.now(), host: hostname(), lives: isAlive })
    : Date.now() - madeAtMs(path) > namelessMs
  if (!stale) return false
  try {
    // Renaming is atomic: of several that wait, one takes the dead lock away.
    const aside = `${path}.${process.pid}`
    renameSync(path, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch {
    // Someone else took it away.
  }
  return true
}

/** @param {string} path */
function madeAtMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
