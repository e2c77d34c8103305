import { describe, expect, it } from 'vitest'
import { envFilesIgnored } from '../../../app/checklist/checks/env-files-ignored.ts'
import { gitignoreComplete } from '../../../app/checklist/checks/gitignore-complete.ts'
import { guidePatterns, type RepositoryFacts } from '../../../app/domain/repository.ts'
import { contextAfter, contextOfGit, folder } from './scan-world.ts'

type EnvFile = RepositoryFacts['envFiles'][number]

const fileWith = (name: string, change: Partial<EnvFile> = {}): EnvFile => ({
  path: `${folder}/${name}`,
  ignored: 'gitignore',
  tracked: false,
  ...change,
})
const missing = (...patterns: readonly (typeof guidePatterns)[number][]) =>
  patterns.map((pattern) => ({ pattern, elsewhere: false }))

const run = (files: readonly EnvFile[]) => envFilesIgnored.run(contextOfGit([{ envFiles: files }]))
const ids = async (change: Partial<EnvFile>) =>
  (await run([fileWith('.env', change)])).findings?.map(({ id }) => id)

describe.each([
  ['env-files-ignored', envFilesIgnored],
  ['gitignore-complete', gitignoreComplete],
] as const)('%s', (_, check) => {
  it('could not check where nothing is watched, or nothing can be scanned', async () => {
    expect(await check.run(contextAfter({}, { folders: [] }))).toEqual({
      status: 'unknown',
      evidence: ['No folder is watched. Add one in the settings.'],
    })
    expect(await check.run(contextAfter({}, { scan: null }))).toMatchObject({ status: 'unknown' })
  })

  it.each([
    [{ cancelled: true }, 'was stopped'],
    [{ folders: [{ folder, outcome: 'denied' }] } as const, 'may not be read'],
  ])('could not check after the scan of %j', async (report, words) => {
    expect(await check.run(contextOfGit([{}], report))).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining([expect.stringContaining(words)]),
    })
  })

  it.each([
    ['no-git', 'it is not installed'],
    ['refused', 'it refuses a repository that belongs to another user'],
    ['broken', 'it cannot read this repository'],
  ] as const)('could not check where git says nothing: %s', async (outcome, words) => {
    const context = contextOfGit([{ outcome }], { envFiles: [`${folder}/.env`] })
    expect(await check.run(context)).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining([expect.stringContaining(words)]),
    })
  })
})

describe('env-files-ignored', () => {
  it('passes where git ignores every one, and where there is none', async () => {
    expect(await run([fileWith('.env'), fileWith('a/.env.local')])).toEqual({
      status: 'pass',
      evidence: ['git ignores 2 .env files, by a rule in the repository itself.'],
      findings: [],
      fixes: [],
    })
    expect(await run([])).toMatchObject({
      status: 'pass',
      evidence: ['There is no .env file in the watched folders.'],
    })
  })

  it('passes what lies in no repository, and says so', async () => {
    expect(await envFilesIgnored.run(contextOfGit([], { envFiles: [`${folder}/.env`] }))).toMatchObject({
      status: 'pass',
      evidence: ['1 .env file lies in no git repository.'],
    })
  })

  it('warns of one that git does not ignore, with a fix', async () => {
    const outcome = await run([fileWith('a/.env', { ignored: null }), fileWith('b.env')])
    expect(outcome).toMatchObject({
      status: 'warn',
      findings: [
        {
          severity: 'warn',
          text: `git does not ignore ${folder}/a/.env: “git add .” would publish it.`,
          place: { kind: 'file', folder, path: 'a/.env', line: null, column: null },
        },
      ],
      fixes: [{ kind: 'ignore-lines', file: `${folder}/.gitignore`, lines: ['.env'] }],
    })
  })

  it('warns of one that is ignored on this machine only, with a fix', async () => {
    expect(await run([fileWith('.env', { ignored: 'elsewhere' })])).toMatchObject({
      status: 'warn',
      findings: [{ text: expect.stringContaining('on this machine only') }],
      fixes: [{ lines: ['.env'] }],
    })
  })

  it('fails on one that git tracks, whether or not a rule ignores it', async () => {
    expect(await run([fileWith('.env', { tracked: true })])).toMatchObject({
      status: 'fail',
      findings: [{ severity: 'fail', text: expect.stringContaining('although a rule ignores it') }],
      fixes: [],
    })
    expect(await run([fileWith('.env', { tracked: true, ignored: null })])).toMatchObject({
      status: 'fail',
      fixes: [{ lines: ['.env'] }],
    })
  })

  it('offers one fix for each repository, in the one that holds the file', async () => {
    const sub = `${folder}/sub`
    const inSub = fileWith('sub/x.env', { ignored: null })
    const facts = [
      { envFiles: [fileWith('.env', { ignored: null }), inSub, fileWith('b/.env', { ignored: null })] },
      { root: sub, envFiles: [inSub] },
    ]
    const { fixes, findings } = await envFilesIgnored.run(contextOfGit(facts))
    expect(fixes).toMatchObject([
      { file: `${folder}/.gitignore`, lines: ['.env'] },
      { file: `${sub}/.gitignore`, lines: ['x.env'] },
    ])
    expect(findings?.length).toBe(3)
    expect(new Set(fixes?.map(({ id }) => id)).size).toBe(2)
    expect(fixes?.every(({ id }) => /^[\w.:-]{1,64}$/.test(id))).toBe(true)
  })

  it('could not check a file that git was silent about, in a repository that it did answer for', async () => {
    const context = contextOfGit([{ envFiles: [fileWith('.env')] }], {
      envFiles: [`${folder}/.env`, `${folder}/nested/.env`],
    })
    expect(await envFilesIgnored.run(context)).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining([
        `git said nothing about 1 .env file in ${folder}: a repository within it cannot be asked.`,
      ]),
    })
  })

  it('names a finding alike in every run, and others otherwise', async () => {
    expect(await ids({ ignored: null })).toEqual(await ids({ ignored: null }))
    expect(await ids({ ignored: null })).not.toEqual(await ids({ tracked: true }))
  })

  it('shows no name that is as long as a secret, and none that turns the text', async () => {
    const secret = 'ab12'.repeat(24)
    const { evidence } = await run([
      fileWith(`${secret}.env`, { ignored: null }),
      fileWith('\u202Ex\n.env', { ignored: null }),
    ])
    expect(evidence.join('\n')).not.toContain(secret)
    expect(evidence[0]).toContain('ab12ab12…ab12.env')
    expect(evidence[1]).toContain(String.raw`‹U+202E›x‹\n›.env`)
  })
})

describe('gitignore-complete', () => {
  it('passes where every repository ignores all of it', async () => {
    expect(await gitignoreComplete.run(contextOfGit([{}]))).toEqual({
      status: 'pass',
      evidence: ['The repository ignores everything that the guide lists.'],
      findings: [],
      fixes: [],
    })
    expect(await gitignoreComplete.run(contextOfGit([{}, { root: '/other' }]))).toMatchObject({
      evidence: ['All 2 repositories ignore everything that the guide lists.'],
    })
  })

  it('warns of what is missing, with a fix that appends it', async () => {
    const uncovered = [...missing('*.env', 'config.py'), { pattern: '.idea/', elsewhere: true } as const]
    expect(await gitignoreComplete.run(contextOfGit([{ uncovered }, { root: '/other' }]))).toMatchObject({
      status: 'warn',
      evidence: [
        `${folder}: no rule ignores *.env and config.py; .idea/ only on this machine.`,
        'The repository ignores everything that the guide lists.',
      ],
      findings: [{ severity: 'warn', place: { folder, path: '.gitignore' } }],
      fixes: [
        { kind: 'ignore-lines', file: `${folder}/.gitignore`, lines: ['*.env', 'config.py', '.idea/'] },
      ],
    })
  })

  it.each([
    ['.env', '.env', 'fail'],
    ['*.env', 'a/prod.env', 'fail'],
    ['.env.local', 'a/.env.local', 'fail'],
    ['.env', 'prod.env', 'warn'],
    ['.env.local', '.env.production', 'warn'],
  ] as const)('where %s is missing and %s is there: %s', async (pattern, name, status) => {
    const facts = { uncovered: missing(pattern), envFiles: [fileWith(name, { ignored: null })] }
    const outcome = await gitignoreComplete.run(contextOfGit([facts]))
    expect(outcome.status).toBe(status)
    expect(
      outcome.evidence.includes(`${folder}/${name} is there, and nothing keeps it out of the repository.`),
    ).toBe(status === 'fail')
  })

  it('warns only, where another rule ignores the file that is there', async () => {
    const facts = { uncovered: missing('.env'), envFiles: [fileWith('a/.env')] }
    expect(await gitignoreComplete.run(contextOfGit([facts]))).toMatchObject({ status: 'warn' })
  })

  it('could not check where there is no repository', async () => {
    expect(await gitignoreComplete.run(contextOfGit([]))).toEqual({
      status: 'unknown',
      evidence: ['There is no git repository in the watched folders.'],
    })
  })

  it('says what it found, also where git was silent elsewhere', async () => {
    const facts = [{ uncovered: missing('.env') }, { root: '/other', outcome: 'refused' as const }]
    expect(await gitignoreComplete.run(contextOfGit(facts))).toMatchObject({
      status: 'warn',
      evidence: [expect.anything(), expect.stringContaining('git said nothing about /other')],
    })
  })
})
