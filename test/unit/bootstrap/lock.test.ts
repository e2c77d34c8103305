import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale, withLock } from '../../../electron/bootstrap/lock.mjs'

const minute = 60_000

describe('isStale', () => {
  const owner = { pid: 7, host: 'here', sinceMs: 0 }
  const here = { nowMs: minute, host: 'here', lives: () => true }

  it('is a lock whose process has ended', () => {
    expect(isStale(owner, here)).toBe(false)
    expect(isStale(owner, { ...here, lives: () => false })).toBe(true)
  })

  it('is judged by age alone on another machine', () => {
    const elsewhere = { ...here, host: 'there', lives: () => false }
    expect(isStale(owner, elsewhere)).toBe(false)
    expect(isStale(owner, { ...elsewhere, nowMs: 31 * minute })).toBe(true)
  })
})

describe('withLock', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  it('lets one work after the other, and leaves nothing behind', async () => {
    const path = join(directory, 'lock')
    let inside = 0
    let most = 0
    const work = async () => {
      inside++
      most = Math.max(most, inside)
      await Promise.resolve()
      inside--
    }
    await Promise.all([withLock(path, work), withLock(path, work), withLock(path, work)])
    expect(most).toBe(1)
    expect(existsSync(path)).toBe(false)
  })

  it('lets go when the work fails', async () => {
    const path = join(directory, 'lock')
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(existsSync(path)).toBe(false)
  })

  it('takes over from a process that died', async () => {
    const path = join(directory, 'lock')
    mkdirSync(path)
    const owner = { pid: 2 ** 22 + 1, host: hostname(), sinceMs: Date.now() }
    writeFileSync(join(path, 'owner.json'), JSON.stringify(owner))
    expect(await withLock(path, () => Promise.resolve('done'))).toBe('done')
  })
})
