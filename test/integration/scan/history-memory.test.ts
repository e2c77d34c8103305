import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openHistoryMemory } from '../../../app/scan/history-memory.ts'
import { codeWith, createScanWorld, type ScanWorld } from './world.ts'

let world: ScanWorld

beforeEach(() => {
  world = createScanWorld()
  world.git('init', '-q')
})
afterEach(() => {
  world.remove()
  rmSync(memoryFile(), { force: true })
  vi.unstubAllGlobals()
})

const memoryFile = () => `${world.folder}-history.json`

function commit(path: string, content: string): void {
  world.write(path, content)
  world.git('add', '-A', '-f')
  world.git('commit', '-q', '--no-gpg-sign', '-m', 'x')
}

async function scan() {
  const { history, hits } = await world.scan({ history: true, historyFile: memoryFile() })
  return { history: history[0], hits }
}

describe('a history that was read before', () => {
  it('is not read again but for what something was found in, and says the same', async () => {
    for (let index = 0; index < 50; index++) commit(`src/f${index}.py`, `x = ${index}\n`)
    commit('a.py', codeWith(world.token))
    const first = await scan()
    expect(first.history).toEqual({ repository: world.folder, outcome: 'scanned', blobs: 51, known: 0 })
    expect(first.hits.map(({ source }) => source).toSorted()).toEqual(['folder', 'git-history'])
    for (let time = 0; time < 2; time++) {
      const again = await scan()
      expect(again.hits).toEqual(first.hits)
      expect(again.history).toEqual({ ...first.history, known: 50 })
    }
  })

  it('is read as far as it is new', async () => {
    commit('a.py', 'x\n')
    await scan()
    commit('b.py', codeWith(world.token))
    rmSync(join(world.folder, 'b.py'))
    expect(await scan()).toMatchObject({ history: { blobs: 2, known: 1 }, hits: [{ source: 'git-history' }] })
  })

  it('is forgotten where it is gone', async () => {
    commit('a.py', 'x\n')
    world.git('hash-object', '-w', world.write('loose.py', 'gone soon\n'))
    await scan()
    const before = statSync(memoryFile()).size
    world.git('prune', '--expire=now')
    expect(await scan()).toMatchObject({ history: { blobs: 1, known: 1 } })
    expect(statSync(memoryFile()).size).toBe(before - 40)
  })

  it('knows ids of SHA-256 as well', async () => {
    rmSync(join(world.folder, '.git'), { recursive: true })
    world.git('init', '-q', '--object-format=sha256')
    commit('a.py', 'x\n')
    await scan()
    expect(await scan()).toMatchObject({ history: { outcome: 'scanned', blobs: 1, known: 1 } })
  })

  it('is remembered by ids alone', async () => {
    commit('secret-name.py', codeWith(world.token))
    commit('b.py', 'words = 1\n')
    await scan()
    const text = readFileSync(memoryFile(), 'utf8')
    for (const hidden of [world.token, 'words', 'secret-name']) expect(text).not.toContain(hidden)
    expect(statSync(memoryFile()).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  it.each([
    '',
    '[1]',
    { version: 0 },
    { rules: '0' },
    { repositories: [] },
    { repositories: { x: [40, 'a'] } },
  ])('is read anew where the memory is damaged, or of other rules: %j', async (damage) => {
    commit('a.py', 'x\n')
    await scan()
    const whole = JSON.parse(readFileSync(memoryFile(), 'utf8'))
    writeFileSync(memoryFile(), typeof damage === 'string' ? damage : JSON.stringify({ ...whole, ...damage }))
    expect(await scan()).toMatchObject({ history: { blobs: 1, known: 0 } })
    expect(await scan()).toMatchObject({ history: { blobs: 1, known: 1 } })
  })

  it('is read anew each time where nothing can be remembered', async () => {
    commit('a.py', 'x\n')
    const historyFile = join(world.folder, 'a.py', 'history.json')
    for (let time = 0; time < 2; time++) {
      expect((await world.scan({ history: true, historyFile })).history).toMatchObject([
        { blobs: 1, known: 0 },
      ])
    }
  })
})

const id = (digit: number) => digit.toString(16).repeat(40)

function remember(objects: string, ids: readonly string[], isWhole: boolean): void {
  const memory = openHistoryMemory(memoryFile())
  const repository = memory.of(objects)
  for (const one of ids) repository.note(one)
  if (isWhole) repository.complete()
  memory.write()
}

describe('what is remembered of histories', () => {
  beforeEach(() => vi.stubGlobal('stakewatchScanRules', 'some'))

  it('grows by what a scan has read that did not come to its end', () => {
    remember('/one', [id(1), id(2)], true)
    remember('/one', [id(3)], false)
    const known = openHistoryMemory(memoryFile()).of('/one')
    expect([1, 2, 3, 4].map((digit) => known.has(id(digit)))).toEqual([true, true, true, false])
  })

  it('is of each repository its own, and kept of those that were not looked at', () => {
    remember('/one', [id(1)], true)
    remember('/two', [id(2)], true)
    const memory = openHistoryMemory(memoryFile())
    expect(memory.of('/one').has(id(1))).toBe(true)
    expect(memory.of('/one').has(id(2))).toBe(false)
    expect(memory.of('/two').has(id(2))).toBe(true)
  })

  it('is not written again where it is the same', () => {
    remember('/one', [id(1)], true)
    const before = statSync(memoryFile()).ino
    remember('/one', [id(1)], true)
    expect(statSync(memoryFile()).ino).toBe(before)
  })

  it('has an end, and what was looked at last has the room', () => {
    const many = Array.from({ length: 400_000 }, (_, index) => index.toString(16).padStart(40, '0'))
    remember('/old', many, true)
    remember('/new', [id(1)], true)
    const memory = openHistoryMemory(memoryFile())
    expect(memory.of('/new').has(id(1))).toBe(true)
    const old = memory.of('/old')
    expect([many[0] ?? '', many.at(-1) ?? ''].map((one) => old.has(one))).toEqual([true, false])
  })
})
