import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuilt, products, sourceDigest } from '../../../electron/bootstrap/build.mjs'

describe('isBuilt', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'build-'))
    for (const path of [
      'app/core.ts',
      'electron/main.ts',
      'electron/bootstrap/run.mjs',
      'renderer/page.tsx',
    ]) {
      write(path, path)
    }
    for (const path of products) write(`out/${path}`, '')
    stamp()
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  function stamp(): void {
    write('out/build.json', JSON.stringify({ sources: sourceDigest(root) }))
  }

  it('is true until a source changes, appears or moves', () => {
    expect(isBuilt(root)).toBe(true)
    write('app/core.ts', 'changed')
    expect(isBuilt(root)).toBe(false)
    stamp()
    write('renderer/new.tsx', '')
    expect(isBuilt(root)).toBe(false)
  })

  it('is not bothered by the set-up itself, nor by hidden files', () => {
    write('electron/bootstrap/run.mjs', 'changed')
    write('app/.swp', 'x')
    expect(isBuilt(root)).toBe(true)
  })

  it.each(products)('is false when %s is missing', (path) => {
    rmSync(join(root, 'out', path))
    expect(isBuilt(root)).toBe(false)
  })
})
