import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceDateMs } from '../../../electron/source-date.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, GIT_COMMITTER_DATE: '1700000000 +0000', GIT_AUTHOR_DATE: '1600000000 +0000' },
  })

function commit(path: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), path)
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'One')
}

describe('the date of the sources', () => {
  it('is what SOURCE_DATE_EPOCH says, in seconds', () => {
    commit('app/core.ts')
    expect(sourceDateMs(root, { SOURCE_DATE_EPOCH: '1500000000' })).toBe(1_500_000_000_000)
  })

  it.each(['yesterday', '-1', '1e9', '1500000000.5', '999999999999'])(
    'is unknown where it says %j',
    (text) => {
      commit('app/core.ts')
      expect(sourceDateMs(root, { SOURCE_DATE_EPOCH: text })).toBeNull()
    },
  )

  it('is that of the last commit that touched what is built', () => {
    commit('app/core.ts')
    expect(sourceDateMs(root, {})).toBe(1_700_000_000_000)
    expect(sourceDateMs(root, { SOURCE_DATE_EPOCH: '' })).toBe(1_700_000_000_000)
  })

  it('is unknown in a repository that does not hold the sources', () => {
    commit('elsewhere/notes.txt')
    expect(sourceDateMs(root, {})).toBeNull()
  })

  it('is unknown outside of a repository', () => {
    expect(sourceDateMs(root, {})).toBeNull()
  })
})
