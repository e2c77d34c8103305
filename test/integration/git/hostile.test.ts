import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitArguments, gitEnvironment } from '../../../app/domain/git.ts'
import { createGit } from '../../../app/node/git.ts'
import { createRepositories } from '../../../app/node/repositories.ts'
import { createGitWorld, type GitWorld } from './world.ts'

let world: GitWorld
/** A program that leaves a mark when it is run, as a repository's config would name one. */
let evil: string
let marks: string

beforeEach(() => {
  world = createGitWorld()
  marks = world.path('marks')
  mkdirSync(marks)
  evil = world.path('evil')
  world.write('evil', `#!/bin/sh\ntouch "${marks}/$(basename "$0").$$"\nexit 1\n`)
  chmodSync(evil, 0o700)
  mkdirSync(world.path('bot'))
  world.git('bot', 'init', '-q')
  world.write('bot/.env', 'A=1')
  world.write('bot/code.txt', 'x')
  world.git('bot', 'add', 'code.txt')
  world.git('bot', 'commit', '-qm', 'x')
})

afterEach(() => rmSync(world.directory, { recursive: true, force: true }))

/** Every setting known to name a program, or to lead to one. */
function arm(): void {
  for (const [name, value] of Object.entries({
    'core.fsmonitor': evil,
    'core.sshCommand': evil,
    'core.gitProxy': evil,
    'core.askPass': evil,
    'core.pager': evil,
    'core.editor': evil,
    'core.alternateRefsCommand': evil,
    'core.hooksPath': world.path('hooks'),
    'pager.ls-files': evil,
    'pager.rev-parse': evil,
    'alias.check-ignore': `!${evil}`,
    'alias.ls-files': `!${evil}`,
    'alias.rev-parse': `!${evil}`,
    'credential.helper': `!${evil}`,
    'diff.external': evil,
    'diff.evil.textconv': evil,
    'diff.evil.command': evil,
    'filter.evil.clean': evil,
    'filter.evil.smudge': evil,
    'filter.evil.process': evil,
    'merge.evil.driver': evil,
    'gpg.program': evil,
    'log.showSignature': 'true',
    'sequence.editor': evil,
    'uploadpack.packObjectsHook': evil,
    'trace2.eventTarget': world.path('marks/trace'),
    'extensions.partialClone': 'evil',
    'core.repositoryFormatVersion': '1',
    'remote.evil.promisor': 'true',
    'remote.evil.url': `ext::${evil}`,
    'remote.evil.uploadpack': evil,
    'protocol.allow': 'always',
    'protocol.ext.allow': 'always',
    'protocol.file.allow': 'always',
  })) {
    world.git('bot', 'config', name, value)
  }
  world.write('bot/.gitattributes', '* diff=evil filter=evil merge=evil\n')
  for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman']) {
    world.write(`hooks/${hook}`, readFileSync(evil))
    chmodSync(world.path('hooks', hook), 0o700)
  }
}

const marked = () => readdirSync(marks)

describe.skipIf(process.platform === 'win32')('a repository whose config names programs', () => {
  it('would have them run by a git that is asked without care', () => {
    arm()
    world.git('bot', 'ls-files')
    expect(marked()).not.toEqual([])
  })

  it('has none of them run', async () => {
    arm()
    const facts = await world.repositories.look(world.path('bot'), [world.path('bot/.env')])
    expect(facts).toMatchObject({ outcome: 'read', envFiles: [{ ignored: null, tracked: false }] })
    expect(marked()).toEqual([])
  })

  it('has nothing fetched that is missing, over whatever protocol', async () => {
    arm()
    const missing = '1'.repeat(40)
    const directory = world.path('bot')
    const bare = ['-C', directory, 'cat-file', '-p', missing]
    expect(() => execFileSync('git', bare, { env: world.environment, stdio: 'ignore' })).toThrow('failed')
    expect(marked()).not.toEqual([])
    rmSync(marks, { recursive: true })
    mkdirSync(marks)
    const run = createGit({ environment: world.environment })
    for (const url of [`ext::${evil}`, world.path('home'), 'ssh://host.invalid/x', 'git://host.invalid/x']) {
      world.git('bot', 'config', 'remote.evil.url', url)
      const answer = await run({ directory, words: ['cat-file', '-p', missing] })
      expect(answer).toMatchObject({ kind: 'ended', code: 128 })
    }
    // An older git does not know that it is to fetch nothing; the closed list of protocols holds there too.
    world.git('bot', 'config', 'remote.evil.url', `ext::${evil}`)
    const env = { ...gitEnvironment(world.environment), GIT_NO_LAZY_FETCH: '0' }
    expect(() => execFileSync('git', [...gitArguments, ...bare], { env, stdio: 'ignore' })).toThrow('failed')
    expect(marked()).toEqual([])
  })

  it('gives what was committed, not what it would have it replaced with', async () => {
    const real = world.git('bot', 'rev-parse', 'HEAD:code.txt').trim()
    world.write('bot/other', 'replaced')
    const other = world.git('bot', 'hash-object', '-w', 'other').trim()
    world.git('bot', 'replace', real, other)
    const run = createGit({ environment: world.environment })
    const answer = await run({ directory: world.path('bot'), words: ['cat-file', '-p', real] })
    expect(answer).toEqual({ kind: 'ended', code: 0, output: 'x' })
  })

  it('has no program of its own taken for git', async () => {
    world.write('bot/git', readFileSync(evil))
    chmodSync(world.path('bot/git'), 0o700)
    const environment = { ...world.environment, PATH: `.:${world.environment['PATH']}` }
    const before = process.cwd()
    process.chdir(world.path('bot'))
    try {
      const repositories = createRepositories({ environment })
      expect(await repositories.look(world.path('bot'), [])).toMatchObject({ outcome: 'read' })
    } finally {
      process.chdir(before)
    }
    expect(marked()).toEqual([])
  })
})

describe('git’s surroundings', () => {
  it('are not those of the hook that asks', async () => {
    world.write('other/.env', '')
    world.git('other', 'init', '-q')
    world.git('other', 'add', '.env')
    const environment = {
      ...world.environment,
      GIT_DIR: world.path('other/.git'),
      GIT_INDEX_FILE: world.path('other/.git/index'),
      GIT_WORK_TREE: world.path('other'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'true',
      git_prefix: 'x/',
    }
    const facts = await createRepositories({ environment }).look(world.path('bot'), [world.path('bot/.env')])
    expect(facts).toMatchObject({ outcome: 'read', envFiles: [{ tracked: false }] })
  })

  it('hold nothing of git’s or Stake’s but what is set here', () => {
    const environment = gitEnvironment({
      PATH: '/bin',
      GIT_DIR: '/x',
      Git_Ssh: 'x',
      STAKE_ACCESS_TOKEN: 'secret',
      GITHUB_ACTIONS: 'true',
      EMPTY: undefined,
    })
    expect(environment).toEqual({
      PATH: '/bin',
      GITHUB_ACTIONS: 'true',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    })
    expect(gitArguments.filter((word) => word.startsWith('core.'))).toContain('core.fsmonitor=false')
  })

  it('are left as they were: not a byte of the repository changes', async () => {
    const state = () => readFileSync(join(world.path('bot/.git'), 'index')).toString('hex')
    world.write('bot/code.txt', 'y')
    const before = state()
    await world.repositories.look(world.path('bot'), [world.path('bot/.env')])
    expect(state()).toBe(before)
    expect(existsSync(world.path('bot/.git/index.lock'))).toBe(false)
  })
})

describe('a call', () => {
  it('has no answer that is far too long, and one that ends before it was asked everything', async () => {
    const run = createGit({ environment: world.environment })
    const directory = world.path('bot')
    world.write('bot/large', Buffer.alloc(9 * 1024 * 1024, 'a'))
    const large = world.git('bot', 'hash-object', '-w', 'large').trim()
    expect(await run({ directory, words: ['cat-file', '-p', large] })).toEqual({ kind: 'no-answer' })
    // Fails at once, before it has read what it is given.
    const input = 'x'.repeat(4 * 1024 * 1024)
    expect(await run({ directory, words: ['cat-file', '--no-such-word'], input })).toMatchObject({
      code: 129,
    })
  })
})
