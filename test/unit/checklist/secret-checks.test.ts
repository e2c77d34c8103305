import { describe, expect, it } from 'vitest'
import { tokenInCode } from '../../../app/checklist/checks/token-in-code.ts'
import { tokenInHistory } from '../../../app/checklist/checks/token-in-history.ts'
import { tokenInLogs } from '../../../app/checklist/checks/token-in-logs.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { habitats, scanRules, type ScanHit, type ScanReport } from '../../../app/domain/scan.ts'
import { hitText } from '../../../app/strings/en/evidence/scan.ts'
import { contextAfter, folder, hitWith } from './scan-world.ts'

const noFolder = 'No folder is watched. Add one in the settings.'
const nothingFound = 'No access token of Stake and no other secret was found.'
const commit: ScanHit['place'] = {
  kind: 'commit',
  folder,
  commit: '1'.repeat(40),
  blob: '2'.repeat(40),
  path: 'bot.py',
  line: 3,
  committedAtMs: 0,
}
const logFile: ScanHit['place'] = {
  kind: 'file',
  folder: null,
  path: '/home/somebody/.bash_history',
  line: 1,
  column: 1,
}
const history = { source: 'git-history', place: commit } as const
const shell = { source: 'shell-history', place: logFile } as const

const runHistory = (report: Partial<ScanReport>) => tokenInHistory.run(contextAfter(report))

describe('a finding’s text', () => {
  it('says in which guise, which token, and whether it is ours', () => {
    const hit = hitWith({ shown: '3f9c21ab…90de' })
    expect(hitText(hit)).toBe('Stake access token in a cookie, 3f9c21ab…90de.')
    expect(hitText({ ...hit, isYours: true })).toBe(
      'Stake access token in a cookie, 3f9c21ab…90de. This is the token that Stakewatch keeps.',
    )
    expect(hitText({ ...hit, rule: 'other-secret', habitat: null, detail: 'aws' })).toBe(
      'Another secret (aws), 3f9c21ab…90de.',
    )
  })

  it('is a sentence for every rule and guise', () => {
    for (const rule of scanRules) {
      for (const habitat of [...habitats, null]) {
        const shown = 'verify=False'
        // A full stop after code would look like a part of it.
        const end = scanRules.indexOf(rule) < 3 ? `, ${shown}.` : `: ${shown}`
        const text = hitText(hitWith({ rule, habitat, shown }))
        expect([text, text.endsWith(end)]).toEqual([expect.stringMatching(/^[A-Z][^\n]*$/), true])
      }
    }
  })
})

describe.each([
  ['token-in-code', tokenInCode, {}],
  ['token-in-history', tokenInHistory, history],
  ['token-in-logs', tokenInLogs, shell],
] as const)('%s', (_, check, where) => {
  const run = (report: Partial<ScanReport>) => check.run(contextAfter(report))

  it('passes where nothing was found, and says where it looked', async () => {
    const outcome = await run({})
    expect(outcome).toMatchObject({ status: 'pass', findings: [] })
    expect(outcome.evidence[0]).toBe(nothingFound)
    expect(outcome.evidence.length).toBeGreaterThan(1)
  })

  it('fails on a token of Stake', async () => {
    const hit = hitWith(where)
    expect(await run({ hits: [hit] })).toMatchObject({
      status: 'fail',
      evidence: expect.arrayContaining(['Found: 1 access token in 1 file.']),
      findings: [{ id: hit.id, severity: 'fail', place: hit.place, text: hitText(hit) }],
    })
  })

  it('warns of other secrets, and fails on those that are kept', async () => {
    const other = hitWith({ ...where, rule: 'other-secret', detail: 'aws' })
    expect(await run({ hits: [other] })).toMatchObject({
      status: 'warn',
      evidence: expect.arrayContaining(['Found: 1 secret in 1 file.']),
    })
    expect(await run({ hits: [{ ...other, isYours: true }, hitWith(where)] })).toMatchObject({
      status: 'fail',
      evidence: expect.arrayContaining([
        'Found: 1 access token and 1 other secret in 1 file.',
        'The token that Stakewatch keeps is among them. Replace it.',
      ]),
    })
  })

  it('passes what is allowed in the folder itself, and lists it', async () => {
    expect(await run({ hits: [hitWith({ ...where, allowedBy: 'comment' })] })).toMatchObject({
      status: 'pass',
      evidence: expect.arrayContaining([nothingFound, expect.stringMatching(/^1 finding is allowed/)]),
      findings: [{ allowedBy: 'comment' }],
    })
  })

  it.each([
    ['the scan was stopped', { cancelled: true }, 'The scan was stopped before it was done.'],
    [
      'a folder is gone',
      { folders: [{ folder, outcome: 'missing' }] } as const,
      `${folder} is not there, so it was not looked at.`,
    ],
    ['a folder may not be read', { folders: [{ folder, outcome: 'denied' }] } as const, 'may not be read'],
    ['more was found than is listed', { hitsLeftOut: 7 }, '7 further findings are not listed.'],
  ])('could not check where %s, unless something was found', async (_what, report, words) => {
    const evidence = expect.arrayContaining([expect.stringContaining(words)])
    expect(await run(report)).toMatchObject({ status: 'unknown', evidence })
    expect(await run({ ...report, hits: [hitWith(where)] })).toMatchObject({ status: 'fail', evidence })
  })

  it('could not check where nothing is watched, or nothing can be scanned', async () => {
    expect(await check.run(contextAfter({ folders: [] }, { folders: [] }))).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining([noFolder]),
    })
    expect(await check.run(contextAfter({}, { scan: null }))).toEqual({
      status: 'unknown',
      evidence: ['Folders cannot be scanned from here.'],
    })
  })

  it('leaves rules about code, and other places, to other checks', async () => {
    const elsewhere = [
      ...scanRules.slice(3).map((rule) => hitWith({ ...where, rule })),
      hitWith({ source: 'startup' }),
      ...[{}, history, shell].filter((each) => each !== where).map((each) => hitWith(each)),
      ...(check === tokenInCode ? [] : [hitWith()]),
    ].filter(({ source, rule }) => rule !== 'stake-token' || source !== hitWith(where).source)
    expect(elsewhere.length).toBeGreaterThan(4)
    expect(await run({ hits: elsewhere })).toMatchObject({ status: 'pass', findings: [] })
  })
})

describe('token-in-code', () => {
  it('says what was read, and names the first few of what was not', async () => {
    const { evidence } = await tokenInCode.run(
      contextAfter({
        unchanged: 12,
        unread: [
          { reason: 'binary', count: 3, examples: ['/a.png', '/b\u202E.png'] },
          { reason: 'denied', count: 0, examples: [] },
        ],
      }),
    )
    expect(evidence).toEqual([
      nothingFound,
      '40 files in 1 folder were read, 123\u00a0kB. 12 of them had not changed since they were last read.',
      'Not read (not text): 3 files, such as /a.png, /b‹U+202E›.png.',
    ])
  })
})

describe('token-in-history', () => {
  it('names the repositories and how much of each was read', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      repository: `/r${index}`,
      outcome: 'scanned' as const,
      blobs: index,
      known: index === 3 ? 2 : 0,
    }))
    const { evidence } = await runHistory({ history: many })
    expect(evidence).toContain('/r1: 1 version of a file in the history, each read once.')
    expect(evidence).toContain(
      '/r3: 3 versions of files in the history, each read once. 2 of them by an earlier scan, which found nothing in them.',
    )
    expect(evidence).toContain('2 further repositories: 21 versions of files.')
    expect(evidence.length).toBe(12)
  })

  it('could not check where the histories are not asked for, or there is none', async () => {
    expect(await tokenInHistory.run(contextAfter({}, { wantsHistory: false }))).toEqual({
      status: 'unknown',
      evidence: [
        'The git histories were left out of this scan. In the window the settings add them, in a terminal --history does.',
      ],
    })
    expect(await runHistory({ history: [] })).toEqual({
      status: 'unknown',
      evidence: ['There is no git repository in the watched folders.'],
    })
  })

  it.each([
    ['no-git', 'git is not installed'],
    ['refused', 'belongs to another user'],
    ['broken', 'git cannot read it'],
    ['cancelled', 'was stopped before'],
  ] as const)('could not check where one ended as %s, unless something was found', async (outcome, words) => {
    const histories = [
      { repository: '/r', outcome: 'scanned' as const, blobs: 5, known: 0 },
      { repository: '/other', outcome, blobs: 0, known: 0 },
    ]
    const evidence = expect.arrayContaining([
      expect.stringContaining(`The history of /other was not read: `),
      expect.stringContaining(words),
    ])
    expect(await runHistory({ history: histories })).toMatchObject({ status: 'unknown', evidence })
    expect(await runHistory({ history: histories, hits: [hitWith(history)] })).toMatchObject({
      status: 'fail',
      evidence,
    })
  })

  it('counts versions of files that no commit reaches one by one', async () => {
    const lost = ['a', 'b'].map((blob) =>
      hitWith({ ...history, place: { ...commit, commit: null, path: null, blob } }),
    )
    expect(await runHistory({ hits: lost })).toMatchObject({
      evidence: expect.arrayContaining(['Found: 2 access tokens in 2 files.']),
    })
  })
})

describe('token-in-logs', () => {
  const files = [
    { source: 'startup', path: '/home/somebody/.bashrc' },
    { source: 'shell-history', path: '/home/somebody/.bash_history' },
    { source: 'log', path: '/home/somebody/.npm/_logs/x-debug-0.log' },
  ] as const
  const machine = { ...createDemoMachine(), scanFiles: () => Promise.resolve(files) }
  const run = (report: Partial<ScanReport>) => tokenInLogs.run(contextAfter(report, { machine }))
  const all = files.map(({ path }) => path)

  it('counts what was read, our own logs too, and no start-up file', async () => {
    expect(await run({ filesRead: [...all, '/data/logs/desktop.log'] })).toMatchObject({
      status: 'pass',
      evidence: expect.arrayContaining([
        '3 logs and shell histories outside of the watched folders were read.',
      ]),
    })
  })

  it('could not check where a history that is there was not read', async () => {
    expect(await run({ filesRead: all.slice(0, 1) })).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining(['/home/somebody/.bash_history could not be read.']),
    })
  })

  it('looks at histories also where no folder is watched', async () => {
    const context = contextAfter({ filesRead: all, folders: [] }, { machine, folders: [] })
    expect(await tokenInLogs.run(context)).toMatchObject({
      status: 'pass',
      evidence: expect.arrayContaining([noFolder]),
    })
  })

  it.each(['a.log', 'logs/a.LOG', 'a.log.3'])('takes %s in a watched folder for a log', async (path) => {
    const hit = hitWith({ place: { kind: 'file', folder, path, line: 1, column: 1 } })
    expect(await run({ filesRead: all, hits: [hit] })).toMatchObject({ status: 'fail' })
    expect(await tokenInCode.run(contextAfter({ hits: [hit] }))).toMatchObject({ status: 'pass' })
  })
})
