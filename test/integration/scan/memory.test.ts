import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScanReport, ScanRequest } from '../../../app/domain/scan.ts'
import { codeWith, createScanWorld, knownOf, newToken, placesOf, type ScanWorld } from './world.ts'

let world: ScanWorld

beforeEach(() => {
  world = createScanWorld()
})
afterEach(() => {
  world.remove()
  rmSync(cacheFile(), { force: true })
})

const cacheFile = () => `${world.folder}-cache.json`

const scan = async (request: Partial<ScanRequest> = {}) => {
  const { tookMs: _, ...report } = await world.scan({ cacheFile: cacheFile(), ...request })
  return report
}

const asFirst = (report: Omit<ScanReport, 'tookMs'>) => ({ ...report, unchanged: 0 })

/** A password in an address, which the general rules find. */
const address = () => `db = 'postgres://admin:${newToken().slice(0, 20)}@db.example.invalid/x'\n`

describe('a scan that was made before', () => {
  it('leaves out what has not changed, and says the same of it', async () => {
    for (let index = 0; index < 600; index++) world.write(`src/f${index}.py`, `x = ${index}\n`)
    world.write('a.py', codeWith(world.token))
    world.write('src/b.py', `\n${address()}fetch(u, { rejectUnauthorized: false })\n${codeWith(newToken())}`)
    world.write('picture.png', Buffer.from([1, 0, 2, 0, 0, 3]))
    const first = await scan()
    expect(first).toMatchObject({ files: 602, unchanged: 0, unread: [{ reason: 'binary', count: 1 }] })
    expect(placesOf({ ...first, tookMs: 0 })).toEqual(['a.py:1', 'src/b.py:2', 'src/b.py:3', 'src/b.py:4'])
    for (let time = 0; time < 2; time++) {
      const again = await scan()
      expect(asFirst(again)).toEqual(first)
      expect(again.unchanged).toBe(602)
    }
  })

  it('says the same with as many threads as there are', async () => {
    for (let index = 0; index < 6000; index++) {
      world.write(`d${index % 60}/f${index}.py`, index % 50 === 0 ? codeWith(world.token) : `x = ${index}\n`)
    }
    const many = createScanWorld(3)
    try {
      const request = { folders: [world.folder], cacheFile: cacheFile() }
      const { unchanged, tookMs, ...first } = await many.scan(request)
      expect(await many.scan(request)).toMatchObject({ ...first, unchanged: 6000 })
      expect([unchanged, tookMs > 0]).toEqual([0, true])
    } finally {
      many.remove()
    }
  })

  it('reads a file that holds a kept token every time, and looks for a newly kept one in all that it found', async () => {
    world.write('a.py', codeWith(world.token))
    world.write('b.py', codeWith(newToken()))
    expect(await scan()).toMatchObject({ hits: [{ isYours: false }, { isYours: false }] })
    expect(await scan()).toMatchObject({ unchanged: 2 })
    const known = () => ({ known: knownOf(world.token) })
    expect(await scan(known())).toMatchObject({ unchanged: 0, hits: [{ isYours: true }, { isYours: false }] })
    expect(await scan(known())).toMatchObject({ unchanged: 1, hits: [{ isYours: true }, { isYours: false }] })
    expect(await scan()).toMatchObject({ unchanged: 0, hits: [{ isYours: false }, { isYours: false }] })
  })

  it('looks for a newly kept token also in what it found nothing in', async () => {
    world.write('test/fixtures/a.json', `{"x-access-token":"${world.token}"}`)
    expect(await scan()).toMatchObject({ hits: [] })
    expect(await scan()).toMatchObject({ unchanged: 1, hits: [] })
    const known = { known: knownOf(world.token) }
    expect(await scan(known)).toMatchObject({ unchanged: 0, hits: [{ isYours: true }] })
    expect(await scan()).toMatchObject({ hits: [] })
    expect(await scan(known)).toMatchObject({ unchanged: 0, hits: [{ isYours: true }] })
  })

  it('heeds a baseline and a comment that came since', async () => {
    world.write('a.py', codeWith(world.token))
    world.write('b.py', codeWith(newToken()))
    const { hits } = await scan()
    const findings = hits.slice(0, 1).map(({ id }) => ({ id }))
    world.write('.stakewatch-baseline.json', JSON.stringify({ stakewatch: 'baseline', version: 1, findings }))
    world.write('b.py', `# stakewatch:allow\n${codeWith(newToken())}`)
    expect(await scan()).toMatchObject({
      unchanged: 1,
      hits: [{ allowedBy: 'baseline' }, { allowedBy: 'comment' }],
    })
  })

  it('reads a file anew where it goes by another path, since what counts in it may be something else', async () => {
    world.write('node_modules/p/index.js', `fetch(u, { rejectUnauthorized: false })\n`)
    expect(await scan()).toMatchObject({ hits: [] })
    const installed = join(world.folder, 'node_modules/p')
    const both = { folders: [world.folder, installed] }
    expect(await scan(both)).toMatchObject({ unchanged: 1, hits: [{ rule: 'no-certificate-check' }] })
    expect(await scan(both)).toMatchObject({ unchanged: 2, hits: [{ rule: 'no-certificate-check' }] })
  })

  it('reads what was no text, and is now', async () => {
    world.write('a.py', Buffer.from([1, 0, 2, 0, 0, 3]))
    await scan()
    world.write('a.py', codeWith(world.token))
    expect(await scan()).toMatchObject({ unread: [], hits: [{}] })
  })

  it('keeps what it knows of a folder in which files came and went, however large it is', async () => {
    for (let index = 0; index < 700; index++) world.write(`src/f${index}.py`, `x = ${index}\n`)
    await scan()
    rmSync(join(world.folder, 'src/f0.py'))
    world.write('src/c.py', codeWith(world.token))
    expect(await scan()).toMatchObject({ files: 700, unchanged: 699, hits: [{}] })
    expect(await scan()).toMatchObject({ files: 700, unchanged: 700, hits: [{}] })
  })

  it('sees a change that keeps size and time, and a file that took another’s place', async () => {
    const path = world.write('a.py', codeWith('-'.repeat(96)))
    world.write('b.py', 'y\n')
    await scan()
    world.write('a.py', codeWith(world.token))
    utimesSync(path, 1_000_000, 1_000_000)
    renameSync(world.write('c.py', codeWith(world.token)), join(world.folder, 'b.py'))
    expect(placesOf({ ...(await scan()), tookMs: 0 })).toEqual(['a.py:1', 'b.py:1'])
  })

  it('remembers nothing of a file’s content but what its findings show', async () => {
    const password = newToken().slice(0, 20)
    world.write(
      'a.py',
      `words = 'around it'\n${codeWith(world.token)}db = 'postgres://me:${password}@h.invalid/x'\n`,
    )
    await scan()
    const text = readFileSync(cacheFile(), 'utf8')
    expect(text).toContain(`${world.token.slice(0, 8)}…${world.token.slice(-4)}`)
    for (const hidden of [world.token, password, 'around it', 'x-access-token'])
      expect(text).not.toContain(hidden)
  })

  it('reads everything anew under other rules', async () => {
    world.write('a.py', codeWith(world.token))
    await scan()
    const { rules, ...rest } = JSON.parse(readFileSync(cacheFile(), 'utf8'))
    writeFileSync(cacheFile(), JSON.stringify({ ...rest, rules: rules === '0' ? '1' : '0' }))
    expect(await scan()).toMatchObject({ unchanged: 0, hits: [{}] })
  })

  it.each([
    '',
    '{',
    '[1]',
    '{"version":2}',
    { version: 2 },
    { label: 1 },
    { stamps: 'AAAA' },
    { folders: [[1, 1, 'a.py']] },
    { folders: [['folder 0 /', -1, 'a.py']] },
    { remarks: [[0, 0, 'text']] },
    { remarks: [[0, 0, [{ rule: 'stake-token' }]]] },
    { remarks: [[0.5, 0, []]] },
  ])('reads everything anew where its memory is damaged: %j', async (damage) => {
    world.write('a.py', codeWith(world.token))
    await scan()
    const whole = JSON.parse(readFileSync(cacheFile(), 'utf8'))
    writeFileSync(cacheFile(), typeof damage === 'string' ? damage : JSON.stringify({ ...whole, ...damage }))
    expect(await scan()).toMatchObject({ unchanged: 0, hits: [{}] })
    expect(await scan()).toMatchObject({ unchanged: 1, hits: [{}] })
  })

  it('reads a folder anew whose names and numbers do not match', async () => {
    world.write('a.py', codeWith(world.token))
    await scan()
    const whole = JSON.parse(readFileSync(cacheFile(), 'utf8'))
    const [[key]] = whole.folders
    const stamps = Buffer.alloc(2 * 32).toString('base64')
    writeFileSync(cacheFile(), JSON.stringify({ ...whole, folders: [[key, 2, 'a.py']], stamps }))
    expect(await scan()).toMatchObject({ unchanged: 0, hits: [{}] })
  })

  it('goes on where nothing can be remembered', async () => {
    world.write('a.py', codeWith(world.token))
    expect(await scan({ cacheFile: join(world.folder, 'a.py', 'cache.json') })).toMatchObject({ hits: [{}] })
  })
})
