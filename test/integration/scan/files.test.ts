import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeWith, createScanWorld, knownOf, newToken, placesOf, type ScanWorld } from './world.ts'

let world: ScanWorld

beforeEach(() => {
  world = createScanWorld()
})
afterEach(() => world.remove())

describe('a scan of folders', () => {
  it('finds a token wherever it lies, and says where, without repeating it', async () => {
    world.write('a.py', `import x\n\n${codeWith(world.token)}`)
    world.write('deep/er/and/deeper/b.js', codeWith(world.token))
    world.write('clean.txt', 'nothing here\n')
    const report = await world.scan()
    expect(placesOf(report)).toEqual(['a.py:3', 'deep/er/and/deeper/b.js:1'])
    expect(report).toMatchObject({ files: 3, cancelled: false, hitsLeftOut: 0 })
    expect(report.hits[0]).toMatchObject({ rule: 'stake-token', source: 'folder', isYours: false })
    expect(JSON.stringify(report)).not.toContain(world.token)
    expect(report.hits[0]?.shown).toBe(`${world.token.slice(0, 8)}…${world.token.slice(-4)}`)
  })

  it('knows the kept token by its keyed digest, and lets no comment or baseline allow it', async () => {
    const other = newToken()
    world.write('a.py', `# stakewatch:allow\n${codeWith(world.token)}# stakewatch:allow\n${codeWith(other)}`)
    const known = knownOf(world.token)
    const { hits } = await world.scan({ known })
    expect(hits).toMatchObject([
      { isYours: true, allowedBy: null, id: expect.stringMatching(/^yours:/) },
      { isYours: false, allowedBy: 'comment' },
    ])
    const findings = hits.map(({ id }) => ({ id }))
    world.write('.stakewatch-baseline.json', JSON.stringify({ stakewatch: 'baseline', version: 1, findings }))
    expect((await world.scan({ known })).hits[0]).toMatchObject({ isYours: true, allowedBy: null })
  })

  it('allows what a comment on the line, or the one above, or a baseline allows', async () => {
    world.write('a.py', `${codeWith(world.token).trimEnd()}  # stakewatch:allow\n`)
    world.write('b.py', `# stakewatch:allow\n${codeWith(newToken())}${codeWith(newToken())}`)
    const first = await world.scan()
    const allowed = first.hits.map(({ place, allowedBy }) => [place.kind === 'file' && place.line, allowedBy])
    expect(allowed).toEqual([
      [1, 'comment'],
      [2, 'comment'],
      [3, null],
    ])
    const findings = first.hits.filter(({ allowedBy }) => allowedBy === null).map(({ id }) => ({ id }))
    world.write('.stakewatch-baseline.json', JSON.stringify({ stakewatch: 'baseline', version: 1, findings }))
    const second = await world.scan()
    expect(second.hits.map(({ allowedBy }) => allowedBy)).toEqual(['comment', 'comment', 'baseline'])
  })

  it.each(['{', '[]', '{"stakewatch":"baseline","version":2,"findings":[]}', 'null'])(
    'takes a baseline of %j for none',
    async (text) => {
      world.write('a.py', codeWith(world.token))
      world.write('.stakewatch-baseline.json', text)
      expect((await world.scan()).hits).toMatchObject([{ allowedBy: null }])
    },
  )

  it('names a finding the same when lines move, and differently for each of several', async () => {
    world.write('a.py', `${codeWith(world.token)}${codeWith(newToken())}`)
    const before = await world.scan()
    world.write('a.py', `\n\n# moved\n${codeWith(world.token)}${codeWith(newToken())}`)
    const after = await world.scan()
    expect(after.hits.map(({ id }) => id)).toEqual(before.hits.map(({ id }) => id))
    expect(new Set(after.hits.map(({ id }) => id)).size).toBe(2)
  })

  it('reads UTF-16 as Windows writes it', async () => {
    const text = `line one\r\n${codeWith(world.token)}`
    world.write('le.ps1', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    world.write('be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]))
    expect(placesOf(await world.scan())).toEqual(['be.txt:2', 'le.ps1:2'])
  })

  it('reads files larger than its buffer, on the border of two pieces too, and counts their lines', async () => {
    const filler = `${'lorem ipsum dolor '.repeat(5)}\n`
    const mebibyte = 1024 * 1024
    const lines = Math.floor((mebibyte - 100) / filler.length)
    world.write('border.txt', filler.repeat(lines) + codeWith(world.token) + filler.repeat(lines * 2))
    world.write('late.txt', filler.repeat(lines * 3) + codeWith(world.token))
    const utf16 = filler.repeat(lines) + codeWith(world.token)
    world.write('wide.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(utf16, 'utf16le')]))
    expect(placesOf(await world.scan())).toEqual(
      [`border.txt:${lines + 1}`, `late.txt:${lines * 3 + 1}`, `wide.txt:${lines + 1}`].toSorted(),
    )
  })

  it('reads a line of many megabytes, and gives no column that it does not know', async () => {
    const half = 'x '.repeat(1_200_000)
    world.write('min.js', `${half}a("x-access-token","${world.token}")${half}`)
    const { hits } = await world.scan()
    expect(hits).toMatchObject([{ place: { line: 1, column: null } }])
  })

  it('counts and names what it does not read, and goes on', async () => {
    world.write('program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]))
    symlinkSync(world.folder, join(world.folder, 'around'))
    symlinkSync('loop-b', join(world.folder, 'loop-a'))
    symlinkSync('loop-a', join(world.folder, 'loop-b'))
    symlinkSync('/nowhere', join(world.folder, 'dangling'))
    execFileSync('mkfifo', [join(world.folder, 'pipe')])
    world.write('z.py', codeWith(world.token))
    const report = await world.scan()
    expect(placesOf(report)).toEqual(['z.py:1'])
    const counts = Object.fromEntries(report.unread.map(({ reason, count }) => [reason, count]))
    expect(counts).toEqual({ binary: 1, link: 2, 'link-loop': 2, special: 1 })
    expect(report.unread[0]?.examples).toEqual([join(world.folder, 'program')])
  })

  it('counts what it may not read', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'nothing is closed to root')
    chmodSync(world.write('secret.txt', 'x'), 0)
    mkdirSync(join(world.folder, 'closed'))
    chmodSync(join(world.folder, 'closed'), 0)
    const { unread } = await world.scan()
    chmodSync(join(world.folder, 'closed'), 0o700)
    expect(unread).toMatchObject([{ reason: 'denied', count: 2 }])
  })

  it('passes over a file that is larger than any code, by its size alone', async () => {
    const path = world.write('huge.bin', '')
    truncateSync(path, 600 * 1024 * 1024)
    expect((await world.scan()).unread).toMatchObject([{ reason: 'too-large', count: 1, examples: [path] }])
  })

  it('copes with names that nobody would choose', async () => {
    const names = [
      'new\nline.py',
      '-rf',
      'quo"te',
      "it's",
      'ünï.py',
      '$(id)',
      ' ',
      'a\tb',
      '%2e',
      'x'.repeat(200),
    ]
    for (const name of names) world.write(name, codeWith(world.token))
    expect(placesOf(await world.scan())).toEqual(names.map((name) => `${name}:1`).toSorted())
  })

  it.skipIf(process.platform !== 'linux')('says so of a name that is no text, and goes on', async () => {
    const name = Buffer.concat([Buffer.from(`${world.folder}/odd-`), Buffer.from([0xff, 0xfe])])
    writeFileSync(name, codeWith(world.token))
    world.write('z.py', codeWith(world.token))
    const report = await world.scan()
    expect(placesOf(report)).toEqual(['z.py:1'])
    expect(report.unread).toMatchObject([{ reason: 'odd-name', count: 1 }])
  })

  it('does not carry a token into what is shown by way of a file’s name', async () => {
    world.write(`session-${world.token}.json`, codeWith(newToken()))
    expect(JSON.stringify(await world.scan())).not.toContain(world.token)
  })

  it('leaves alone in installed packages what only their authors can mend', async () => {
    world.write(
      'node_modules/p/index.js',
      `fetch(u, { rejectUnauthorized: false })\n${codeWith(world.token)}`,
    )
    const { hits } = await world.scan()
    expect(hits.map(({ rule }) => rule)).toEqual(['stake-token'])
  })

  it('says which folders it could not look into', async () => {
    const file = world.write('file', '')
    const { folders } = await world.scan({ folders: [join(world.folder, 'gone'), file, world.folder] })
    expect(folders.map(({ outcome }) => outcome)).toEqual(['missing', 'not-a-folder', 'scanned'])
  })

  it('tells of environment files and repositories on its way', async () => {
    for (const name of ['.env', 'bot/.env.local', 'bot/prod.env', '.env.example', 'bot/sample.env.template'])
      world.write(name, 'A=b\n')
    world.git('init', '-q')
    const { envFiles, repositories } = await world.scan()
    const wanted = ['.env', 'bot/.env.local', 'bot/prod.env'].map((name) => join(world.folder, name))
    expect(envFiles.toSorted()).toEqual(wanted.toSorted())
    expect(repositories).toEqual([world.folder])
    expect((await world.scan({ folders: [join(world.folder, 'bot')] })).repositories).toEqual([world.folder])
  })

  it('tells logs from code, and reads single files outside of the folders', async () => {
    world.write('bot/run.log', codeWith(world.token))
    const history = world.write('home/.bash_history', `curl -H 'x-access-token: ${newToken()}'\n`)
    const request = { folders: [join(world.folder, 'bot')] }
    const files = [
      { source: 'shell-history', path: history },
      { source: 'startup', path: join(world.folder, 'home/.zshrc') },
    ] as const
    const report = await world.scan({ ...request, files })
    expect(report.hits.map(({ source, place }) => [source, place.kind === 'file' && place.path])).toEqual(
      expect.arrayContaining([
        ['log', 'run.log'],
        ['shell-history', history],
      ]),
    )
    expect(report.filesRead).toEqual([history])
  })
})

describe('a scan under way', () => {
  it('is cancelled between two files, and says so', async () => {
    for (let index = 0; index < 2000; index++) world.write(`d${index % 50}/f${index}`, 'x'.repeat(2000))
    const controller = new AbortController()
    const running = world.scan({}, { signal: controller.signal })
    controller.abort()
    const report = await running
    expect(report.cancelled).toBe(true)
  })

  it('gives the same in one thread as in three', async () => {
    for (let index = 0; index < 1200; index++) {
      world.write(`d${index % 40}/f${index}.py`, index % 7 === 0 ? codeWith(world.token) : `x = ${index}\n`)
    }
    const alone = createScanWorld(1)
    const many = createScanWorld(3)
    const request = { folders: [world.folder] }
    const [one, three] = await Promise.all([alone.scan(request), many.scan(request)])
    alone.remove()
    many.remove()
    expect({ ...three, tookMs: 0 }).toEqual({ ...one, tookMs: 0 })
    expect(one.hits.length).toBe(Math.ceil(1200 / 7))
  })
})
