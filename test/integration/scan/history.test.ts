import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeWith, createScanWorld, newToken, type ScanWorld } from './world.ts'

let world: ScanWorld

beforeEach(() => {
  world = createScanWorld()
  world.git('init', '-q')
})
afterEach(() => world.remove())

function commit(path: string, content: string): string {
  world.write(path, content)
  world.git('add', '-A', '-f')
  world.git('commit', '-q', '--no-gpg-sign', '-m', 'x')
  return world.git('rev-parse', 'HEAD').trim()
}

const historyHits = async () => {
  const report = await world.scan({ history: true })
  return {
    report,
    places: report.hits.filter((hit) => hit.source === 'git-history').map(({ place }) => place),
  }
}

describe('a scan of a git history', () => {
  it('finds what was deleted long ago, and names commit, path and line', async () => {
    commit('README', 'x\n')
    const leak = commit('src/we"ird\nnäme.py', `a\nb\n${codeWith(world.token)}`)
    rmSync(join(world.folder, 'src'), { recursive: true })
    commit('README', 'y\n')
    const { report, places } = await historyHits()
    expect(places).toMatchObject([
      { kind: 'commit', commit: leak, path: 'src/we"ird\nnäme.py', line: 3, folder: world.folder },
    ])
    expect(report.history).toEqual([{ repository: world.folder, outcome: 'scanned', blobs: 3, known: 0 }])
    expect(JSON.stringify(report)).not.toContain(world.token)
  })

  it('reads each blob once, however many commits and paths it has', async () => {
    const first = commit('a.py', codeWith(world.token))
    commit('b/a.py', codeWith(world.token))
    const { report, places } = await historyHits()
    expect(places).toMatchObject([{ commit: first }])
    expect(report.history[0]?.blobs).toBe(1)
  })

  it('finds what only a stash, a reflog, the index or nothing reaches', async () => {
    commit('README', 'x\n')
    commit('amended.py', codeWith(world.token))
    world.git('reset', '-q', '--hard', 'HEAD~1')
    world.write('README', codeWith(newToken()))
    world.git('stash', '-q')
    world.write('staged.py', codeWith(newToken()))
    world.git('add', 'staged.py')
    const loose = world.write('loose.py', codeWith(newToken()))
    world.git('hash-object', '-w', loose)
    rmSync(loose)
    const { places } = await historyHits()
    const paths = places.map((place) => place.path ?? '').toSorted((one, other) => one.localeCompare(other))
    expect(paths).toEqual(['', '', 'amended.py', 'README'])
  })

  it('reads packed objects as well as loose ones, and working trees that share them once', async () => {
    commit('a.py', codeWith(world.token))
    world.git('gc', '-q')
    commit('b.py', codeWith(newToken()))
    world.git('worktree', 'add', '-q', join(world.folder, 'tree'))
    const { report, places } = await historyHits()
    expect(places.length).toBe(2)
    expect(report.repositories.length).toBe(2)
    expect(report.history.length).toBe(1)
  })

  it('knows a lock file by the name it had', async () => {
    const sums = Array.from({ length: 5 }, () => `${newToken()}  release.tar.gz`).join('\n')
    commit('SHA384SUMS', sums)
    expect((await historyHits()).places).toEqual([])
  })

  it('says that a repository is broken, and goes on', async () => {
    commit('a.py', codeWith(world.token))
    world.write('inner/.git/HEAD', 'nonsense')
    const { report, places } = await historyHits()
    expect(places.length).toBe(1)
    const outcomes = Object.fromEntries(
      report.history.map(({ repository, outcome }) => [repository, outcome]),
    )
    expect(outcomes[world.folder]).toBe('scanned')
  })

  it('runs nothing that a repository asks for', async () => {
    commit('a.py', codeWith(world.token))
    const marker = join(world.folder, 'was-run')
    for (const key of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'gpg.program'])
      world.git('config', key, `touch ${marker}`)
    world.git('config', 'log.showSignature', 'true')
    world.git('config', 'diff.x.textconv', `touch ${marker}`)
    world.write('.gitattributes', '*.py diff=x filter=x\n')
    expect((await historyHits()).places.length).toBe(1)
    expect(existsSync(marker)).toBe(false)
  })

  it('finds what stands in large blobs, however many of them come together', async () => {
    const filling = 'words that mean nothing at all\n'.repeat(20_000)
    for (let index = 0; index < 6; index++)
      world.write(`f${index}.py`, `${index}${filling}${codeWith(newToken())}`)
    commit('a.py', codeWith(newToken()))
    expect((await historyHits()).places.length).toBe(7)
  })

  it('finds what stands in many blobs, whichever thread reads them', async () => {
    for (let index = 0; index < 700; index++)
      world.write(`f${index}.py`, `n = ${index}\n${codeWith(newToken())}`)
    commit('a.py', 'x\n')
    const { report, places } = await historyHits()
    expect(places.length).toBe(700)
    expect(report.history).toEqual([{ repository: world.folder, outcome: 'scanned', blobs: 701, known: 0 }])
  })

  it('names where each of many comes from, by no command that a system would refuse', async () => {
    for (let index = 0; index < 620; index++) world.write(`f${index}.py`, codeWith(newToken()))
    const leak = commit('a.py', 'x\n')
    const bin = mkdtempSync(join(tmpdir(), 'git-'))
    const lengths = join(bin, 'lengths')
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    const program = join(bin, 'git')
    writeFileSync(program, `#!/bin/sh\necho "$*" | wc -c >> '${lengths}'\nexec '${real}' "$@"\n`)
    chmodSync(program, 0o755)
    vi.stubEnv('PATH', `${bin}:${process.env['PATH']}`)
    try {
      const { places } = await historyHits()
      const named = places.flatMap((place) =>
        place.kind === 'commit' && place.commit === leak ? [place.path] : [],
      )
      expect(new Set(named).size).toBe(620)
      const longest = Math.max(...readFileSync(lengths, 'utf8').trim().split('\n').map(Number))
      expect(longest).toBeGreaterThan(100)
      expect(longest).toBeLessThan(32_767)
    } finally {
      vi.unstubAllEnvs()
      rmSync(bin, { recursive: true, force: true })
    }
  })

  it('says that objects are broken, and finds what can be read', async () => {
    commit('a.py', codeWith(world.token))
    commit('b.py', 'x\n')
    const blob = world.git('rev-parse', 'HEAD:b.py').trim()
    const path = join(world.folder, '.git/objects', blob.slice(0, 2), blob.slice(2))
    chmodSync(path, 0o600)
    writeFileSync(path, 'no object')
    const { report, places } = await historyHits()
    expect(report.history).toMatchObject([{ outcome: 'broken' }])
    expect(places).toMatchObject([{ path: 'a.py' }])
  })

  it('is not read unless it was asked for', async () => {
    commit('a.py', 'x\n')
    expect((await world.scan()).history).toEqual([])
  })

  it('ends when it is cancelled', async () => {
    for (let index = 0; index < 40; index++) world.write(`f${index}`, `${index}`.repeat(5000))
    commit('a.py', 'x\n')
    const controller = new AbortController()
    controller.abort()
    const report = await world.scan({ history: true }, { signal: controller.signal })
    expect(report.cancelled).toBe(true)
    expect(report.history.every(({ outcome }) => outcome === 'cancelled')).toBe(true)
  })
})
