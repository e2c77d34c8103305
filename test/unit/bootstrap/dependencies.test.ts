import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dependencyState, sameVersions, stampOf } from '../../../electron/bootstrap/dependencies.mjs'

const lock = {
  packages: {
    '': { version: '1' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-platform': { version: '2.0.0', optional: true },
  },
}
const hidden = { packages: { 'node_modules/a': { version: '1.0.0' } } }

describe('sameVersions', () => {
  it('accepts a tree without the packages of other platforms', () => {
    expect(sameVersions(lock, hidden)).toBe(true)
  })

  it.each([
    ['another version', { packages: { 'node_modules/a': { version: '1.0.1' } } }],
    ['a missing package', { packages: {} }],
    ['a package too many', { packages: { ...hidden.packages, 'node_modules/b': { version: '1' } } }],
    ['no packages at all', {}],
  ])('refuses %s', (_, installed) => {
    expect(sameVersions(lock, installed)).toBe(false)
  })

  it('refuses when there is no lock file', () => {
    expect(sameVersions(null, hidden)).toBe(false)
  })
})

describe('dependencyState', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dependencies-'))
    write('package-lock.json', JSON.stringify(lock))
    write('node_modules/.package-lock.json', JSON.stringify(hidden))
    write('node_modules/node/bin/node', '#!/bin/sh\nexit 1\n')
    chmodSync(join(root, 'node_modules/node/bin/node'), 0o755)
    write('node_modules/keytar/build/Release/keytar.node', '')
    write('node_modules/.stakewatch-stamp.json', JSON.stringify(stampOf(root)))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  it('is fresh when stamp, versions and programs are in order', async () => {
    expect(await dependencyState(root)).toBe('fresh')
  })

  it('is absent before the first installation', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(await dependencyState(root)).toBe('absent')
  })

  it('is stale when the lock file wants another version', async () => {
    write('package-lock.json', JSON.stringify(lock).replace('1.0.0', '1.0.1'))
    expect(await dependencyState(root)).toBe('stale')
  })

  it('is incomplete without the keychain module', async () => {
    rmSync(join(root, 'node_modules/keytar/build/Release/keytar.node'))
    expect(await dependencyState(root)).toBe('incomplete')
  })

  it('is for another machine when the stamp says so', async () => {
    write('node_modules/.stakewatch-stamp.json', JSON.stringify({ ...stampOf(root), arch: 'other' }))
    expect(await dependencyState(root)).toBe('other-machine')
  })

  it('tries the programs of a tree that carries no stamp', async () => {
    rmSync(join(root, 'node_modules/.stakewatch-stamp.json'))
    expect(await dependencyState(root)).toBe('other-machine')
    write('node_modules/node/bin/node', '#!/bin/sh\nexit 0\n')
    expect(await dependencyState(root)).toBe('fresh')
  })
})
