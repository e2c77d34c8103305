import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guidePatterns } from '../../../app/domain/repository.ts'
import { createRepositories } from '../../../app/node/repositories.ts'
import { createGitWorld, type GitWorld } from './world.ts'

const isRoot = process.getuid?.() === 0
const isWindows = process.platform === 'win32'
let world: GitWorld

beforeEach(() => {
  world = createGitWorld()
  mkdirSync(world.path('bot'))
  world.git('bot', 'init', '-q')
})

afterEach(() => rmSync(world.directory, { recursive: true, force: true }))

const look = (root: string, ...files: readonly string[]) =>
  world.repositories.look(
    world.path(root),
    files.map((file) => world.path(file)),
  )

/** What git says of one file. */
async function said(root: string, file: string) {
  const { envFiles } = await look(root, file)
  expect(envFiles.map(({ path }) => path)).toEqual([world.path(file)])
  return { ignored: envFiles[0]?.ignored, tracked: envFiles[0]?.tracked }
}

describe('whether git ignores a file', () => {
  it.each([
    ['by nothing', '.env', '', null],
    ['by a rule of the repository', '.env', '.env\n', 'gitignore'],
    ['by a pattern', 'prod.env', '*.env\n', 'gitignore'],
    ['by a rule for its folder', 'secret/.env', 'secret/\n', 'gitignore'],
    ['not any more, by a rule that takes it back', '.env', '.env\n!.env\n', null],
    ['but for one', 'keep.env', '*.env\n!keep.env\n', null],
    ['by a rule in Windows lines behind a byte order mark', '.env', '\uFEFF.env\r\n*.env\r\n', 'gitignore'],
  ])('%s', async (_, file, rules, ignored) => {
    world.write(`bot/${file}`, 'A=1')
    world.write('bot/.gitignore', rules)
    expect(await said('bot', `bot/${file}`)).toEqual({ ignored, tracked: false })
  })

  it('by a .gitignore further down, and not where that takes it back', async () => {
    world.write('bot/a/.env', '')
    world.write('bot/b/.env', '')
    world.write('bot/a/.gitignore', '.env\n')
    expect(await said('bot', 'bot/a/.env')).toEqual({ ignored: 'gitignore', tracked: false })
    world.write('bot/.gitignore', '.env\n')
    world.write('bot/b/.gitignore', '!.env\n')
    expect(await said('bot', 'bot/b/.env')).toEqual({ ignored: null, tracked: false })
  })

  it('on this machine only, by the owner’s own list or the clone’s', async () => {
    world.write('bot/.env', '')
    world.write('bot/.git/info/exclude', '.env\n')
    expect(await said('bot', 'bot/.env')).toMatchObject({ ignored: 'elsewhere' })
    world.write('bot/.git/info/exclude', '')
    world.write('home/.gitignore', '.env\n')
    world.git('bot', 'config', '--global', 'core.excludesFile', '~/.gitignore')
    expect(await said('bot', 'bot/.env')).toMatchObject({ ignored: 'elsewhere' })
    world.write('bot/.gitignore', '.env\n')
    expect(await said('bot', 'bot/.env')).toMatchObject({ ignored: 'gitignore' })
  })
})

describe('whether git tracks a file', () => {
  it('as soon as it is added, and whether or not it is ignored', async () => {
    world.write('bot/.env', 'A=1')
    world.git('bot', 'add', '-N', '.env')
    expect(await said('bot', 'bot/.env')).toEqual({ ignored: null, tracked: true })
    world.git('bot', 'add', '.env')
    world.write('bot/.gitignore', '.env\n')
    expect(await said('bot', 'bot/.env')).toEqual({ ignored: 'gitignore', tracked: true })
    world.git('bot', 'commit', '-qm', 'x')
    world.git('bot', 'rm', '-q', '--cached', '.env')
    expect(await said('bot', 'bot/.env')).toEqual({ ignored: 'gitignore', tracked: false })
  })

  it('of more files than fit into one command, each for itself', async () => {
    const names = Array.from({ length: 130 }, (_, index) => `bot/${index}.env`)
    for (const name of names) world.write(name, '')
    world.git('bot', 'add', '7.env', '129.env')
    const { envFiles } = await look('bot', ...names, ...names)
    expect(envFiles.length).toBe(130)
    expect(envFiles.filter(({ tracked }) => tracked).map(({ path }) => path)).toEqual([
      world.path('bot/7.env'),
      world.path('bot/129.env'),
    ])
  })
})

describe('a repository within, beside and behind another', () => {
  it('asks a submodule about its own files, also through the outer root', async () => {
    mkdirSync(world.path('library'))
    world.git('library', 'init', '-q')
    world.write('library/.env', 'A=1')
    world.git('library', 'add', '.env')
    world.git('library', 'commit', '-qm', 'x')
    world.git('bot', 'submodule', '--quiet', 'add', world.path('library'), 'sub')
    world.write('bot/.gitignore', '*.env\n')
    world.write('bot/sub/new.env', '')
    for (const root of ['bot', 'bot/sub']) {
      expect(await said(root, 'bot/sub/.env')).toEqual({ ignored: null, tracked: true })
      expect(await said(root, 'bot/sub/new.env')).toEqual({ ignored: null, tracked: false })
    }
  })

  it('reads the index of a working tree that was added, and the list that it shares', async () => {
    world.git('bot', 'commit', '-q', '--allow-empty', '-m', 'x')
    world.git('bot', 'worktree', 'add', '-q', world.path('second'))
    world.write('second/.env', '')
    world.write('bot/.env', '')
    world.git('second', 'add', '.env')
    expect(await said('second', 'second/.env')).toEqual({ ignored: null, tracked: true })
    expect(await said('bot', 'bot/.env')).toEqual({ ignored: null, tracked: false })
    world.write('bot/.git/info/exclude', '.env\n')
    expect(await said('second', 'second/.env')).toEqual({ ignored: 'elsewhere', tracked: true })
  })

  it('takes a root, a folder and a file that are links', async () => {
    world.write('bot/real/.env', '')
    world.write('bot/.gitignore', 'real/\n')
    symlinkSync('bot', world.path('link'))
    symlinkSync('real', world.path('bot/shortcut'))
    symlinkSync('real/.env', world.path('bot/prod.env'))
    const facts = await look('link', 'link/real/.env', 'bot/shortcut/.env', 'link/prod.env')
    expect(facts).toMatchObject({ root: world.path('link'), outcome: 'read' })
    expect(facts.envFiles.toSorted((one, other) => one.path.localeCompare(other.path))).toEqual([
      { path: world.path('bot/shortcut/.env'), ignored: 'gitignore', tracked: false },
      { path: world.path('link/prod.env'), ignored: null, tracked: false },
      { path: world.path('link/real/.env'), ignored: 'gitignore', tracked: false },
    ])
  })

  it('leaves out what is gone, and what lies in no repository', async () => {
    world.write('loose/.env', '')
    expect(await look('bot', 'bot/gone/.env', 'loose/.env')).toMatchObject({ outcome: 'read', envFiles: [] })
  })

  it('takes what git does for a folder with an empty .git in it: the repository around counts', async () => {
    mkdirSync(world.path('bot/odd/.git'), { recursive: true })
    world.write('bot/odd/.env', '')
    world.write('bot/.gitignore', '/odd/.env\n')
    expect(await said('bot', 'bot/odd/.env')).toEqual({ ignored: 'gitignore', tracked: false })
  })
})

describe.skipIf(isWindows)('hostile names', () => {
  it.each([
    'a\nb.env',
    '-rf.env',
    '"q\'`$(x);.env',
    ':(exclude)x.env',
    '*.env',
    '[x].env',
    'é ü.env',
    '\\.env',
  ])('are names: %j', async (name) => {
    world.write(`bot/${name}`, '')
    world.write('bot/other.env', '')
    world.git('bot', 'add', 'other.env')
    expect(await said('bot', `bot/${name}`)).toEqual({ ignored: null, tracked: false })
    world.git('bot', '--literal-pathspecs', 'add', '--', name)
    expect(await said('bot', `bot/${name}`)).toEqual({ ignored: null, tracked: true })
    world.write('bot/.gitignore', '*.env\n')
    expect(await said('bot', `bot/${name}`)).toEqual({ ignored: 'gitignore', tracked: true })
  })

  it('do not hide each other', async () => {
    for (const name of [':(exclude)*.env', '.env']) world.write(`bot/${name}`, '')
    world.git('bot', 'add', '.env')
    expect((await look('bot', 'bot/:(exclude)*.env', 'bot/.env')).envFiles).toEqual([
      { path: world.path('bot/:(exclude)*.env'), ignored: null, tracked: false },
      { path: world.path('bot/.env'), ignored: null, tracked: true },
    ])
  })

  it('that are no text do not disturb the others', async () => {
    const raw = Buffer.concat([Buffer.from(`${world.path('bot')}/`), Buffer.from([0xff, 0xfe])])
    mkdirSync(raw)
    world.write('bot/.env', '')
    const odd = `bot/${Buffer.from([0xff, 0xfe]).toString()}/.env`
    expect((await look('bot', odd, 'bot/.env')).envFiles).toEqual([
      { path: world.path('bot/.env'), ignored: null, tracked: false },
    ])
  })
})

describe('the guide’s patterns', () => {
  it('are all uncovered where there is no .gitignore', async () => {
    expect((await look('bot')).uncovered).toEqual(
      guidePatterns.map((pattern) => ({ pattern, elsewhere: false })),
    )
  })

  it('are covered by the guide’s own list', async () => {
    world.write('bot/.gitignore', guidePatterns.join('\n'))
    expect((await look('bot')).uncovered).toEqual([])
  })

  it('are judged by what git does, not by how the rules are written', async () => {
    world.write('bot/.gitignore', '*env*\n!*.env\n/.vscode/*\n.idea\nconfig.p[y]\nsecrets.*\n')
    world.write('bot/.git/info/exclude', 'credentials.json\n')
    expect((await look('bot')).uncovered).toEqual([
      { pattern: '.env', elsewhere: false },
      { pattern: '*.env', elsewhere: false },
      { pattern: 'credentials.json', elsewhere: true },
    ])
  })

  it('count as covered behind a link, where git never looks', async () => {
    symlinkSync('/', world.path('bot/.idea'))
    const { outcome, uncovered } = await look('bot')
    expect(outcome).toBe('read')
    expect(uncovered.map(({ pattern }) => pattern)).toEqual(guidePatterns.filter((each) => each !== '.idea/'))
  })
})

describe('where git gives no answer', () => {
  const nothing = { envFiles: [], uncovered: [] }

  it('says so where there is no git', async () => {
    const without = createRepositories({ environment: { PATH: world.path('nowhere') } })
    expect(await without.look(world.path('bot'), [world.path('bot/.env')])).toEqual({
      root: world.path('bot'),
      outcome: 'no-git',
      ...nothing,
    })
  })

  it('has nothing to say of a bare repository', async () => {
    mkdirSync(world.path('bare'))
    world.git('bare', 'init', '-q', '--bare')
    expect(await look('bare')).toEqual({ root: world.path('bare'), outcome: 'read', ...nothing })
  })

  it.each([
    ['is not one', () => mkdirSync(world.path('other'))],
    ['is gone', () => undefined],
    ['has a damaged config', () => world.write('other/.git/config', '[[[')],
    ['leads nowhere', () => world.write('other/.git', 'gitdir: /nowhere\n')],
    ['has a .git that is no text', () => world.write('other/.git', Buffer.from([0, 1, 2]))],
  ])('calls a repository broken that %s', async (_, make) => {
    make()
    expect(await look('other')).toEqual({ root: world.path('other'), outcome: 'broken', ...nothing })
  })

  it('calls one broken whose config puts the working tree elsewhere', async () => {
    world.git('bot', 'config', 'core.worktree', world.path('home'))
    expect(await look('bot')).toMatchObject({ outcome: 'broken' })
  })

  it('asks on where the working tree lies around the repository', async () => {
    world.write('bot/.env', '')
    world.write('bot/.gitignore', '.env\n')
    world.git('bot', 'config', 'core.worktree', world.directory)
    expect(await said('bot', 'bot/.env')).toEqual({ ignored: 'gitignore', tracked: false })
  })

  it.skipIf(!isRoot)(
    'says that git refuses a repository of somebody else’s, until the owner allows it',
    async () => {
      world.write('bot/.env', '')
      mkdirSync(world.path('bot/nested'))
      world.git('bot/nested', 'init', '-q')
      world.write('bot/nested/.env', '')
      chownSync(world.path('bot/nested/.git'), 65_534, 65_534)
      expect(await look('bot', 'bot/.env', 'bot/nested/.env')).toMatchObject({
        outcome: 'read',
        envFiles: [{ path: world.path('bot/.env') }],
      })
      chownSync(world.path('bot/.git'), 65_534, 65_534)
      expect(await look('bot', 'bot/.env')).toMatchObject({ outcome: 'refused', ...nothing })
      world.git('home', 'config', '--global', 'safe.directory', world.path('bot'))
      expect(await look('bot', 'bot/.env')).toMatchObject({ outcome: 'read', envFiles: [{ ignored: null }] })
    },
  )

  it.skipIf(isWindows)('waits no longer than it must for a pipe in the place of a .gitignore', async () => {
    execFileSync('mkfifo', [world.path('bot/.gitignore')])
    const impatient = createRepositories({ environment: world.environment, boundMs: 300 })
    expect(await impatient.look(world.path('bot'), [])).toMatchObject({ outcome: 'broken' })
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    stop.abort()
    const stopped = world.repositories.look(world.path('bot'), [], stop.signal)
    expect(await stopped).toMatchObject({ outcome: 'broken' })
  })

  it.skipIf(isWindows)('stops in the middle of a call', async () => {
    execFileSync('mkfifo', [world.path('bot/.gitignore')])
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const stopped = world.repositories.look(world.path('bot'), [], stop.signal)
    expect(await stopped).toMatchObject({ outcome: 'broken' })
  })
})
