import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanRulesDigest } from '../../../electron/scan-rules.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rules-'))
  write('app/scan/rules/own.ts', 'one\ntwo\n')
  write('app/domain/token.ts', 'three\n')
  write('package-lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('the name of the scan’s rules', () => {
  it('is the same for the same sources, wherever they lie and however their lines end', () => {
    const name = scanRulesDigest(root)
    expect(name).toMatch(/^[0-9a-f]{16}$/)
    write('app/scan/rules/own.ts', 'one\r\ntwo\r\n')
    const other = mkdtempSync(join(tmpdir(), 'rules-'))
    cpSync(root, other, { recursive: true })
    expect(scanRulesDigest(other)).toBe(name)
    rmSync(other, { recursive: true })
  })

  it.each(['app/scan/rules/own.ts', 'app/scan/rules/new.ts', 'app/domain/token.ts', 'package-lock.json'])(
    'is another one when %s changes',
    (path) => {
      const name = scanRulesDigest(root)
      write(path, 'other')
      expect(scanRulesDigest(root)).not.toBe(name)
    },
  )
})
