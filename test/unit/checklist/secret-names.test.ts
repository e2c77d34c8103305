import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { runChecks } from '../../../app/checklist/run-checks.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { checkIds } from '../../../app/domain/check.ts'
import { scanRules, type ScanReport } from '../../../app/domain/scan.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeLogger } from '../../fakes/logger.ts'
import { cleanReport, contextWith, nowMs } from './context.ts'
import { folder, hitWith } from './scan-world.ts'

const token = randomBytes(48).toString('hex')
/** A file that is named after a token. */
const path = `${folder}/session-${token}.env`

const place = { kind: 'file', folder, path: `session-${token}.env`, line: 1, column: 1 } as const
const commit = { kind: 'commit', folder, commit: null, blob: 'b'.repeat(40), committedAtMs: null } as const

const sources = ['folder', 'log', 'startup', 'shell-history', 'git-history'] as const

const report: ScanReport = {
  ...cleanReport,
  hits: scanRules.flatMap((rule) =>
    sources.map((source) =>
      hitWith({
        rule,
        source,
        detail: token,
        shown: `open("${token}", verify=False)`,
        place: source === 'git-history' ? { ...commit, path: place.path, line: 1 } : place,
      }),
    ),
  ),
  folders: [...cleanReport.folders, { folder: path, outcome: 'missing' }],
  history: [
    { repository: path, outcome: 'scanned', blobs: 3, known: 0 },
    { repository: path, outcome: 'broken', blobs: 0, known: 0 },
  ],
  filesRead: [path],
  envFiles: [path],
  unread: [{ reason: 'binary', count: 1, examples: [path] }],
}

/** Everything that has a name of its own is named after the token. */
function namedAfterIt(): CheckContext {
  return contextWith({
    environment: { [`X_${token}`]: token, STAKE_ACCESS_TOKEN: token },
    dataDir: `/data/${token}`,
    scan: () => Promise.resolve(report),
    repositories: () =>
      Promise.resolve([
        {
          root: `${folder}/${token}`,
          outcome: 'read',
          envFiles: [{ path, tracked: true, ignored: null }],
          uncovered: [{ pattern: '.env', elsewhere: false }],
        },
        { root: path, outcome: 'broken', envFiles: [], uncovered: [] },
      ]),
    machine: {
      ...createDemoMachine(),
      rights: (of) =>
        Promise.resolve({ kind: 'rights', path: of, mode: 0o644, isOurs: true, isDirectory: false }),
      scanFiles: () =>
        Promise.resolve([
          { source: 'startup', path },
          { source: 'startup', path: `${path}2` },
          { source: 'log', path: `${path}3` },
        ]),
      diskEncryption: () => Promise.resolve({ kind: 'plain' }),
    },
  })
}

describe('what the checks tell', () => {
  it('has no token in it, whatever is named after one', async () => {
    const parts = { clock: createFakeClock(nowMs), log: createFakeLogger() }
    const answers = await runChecks(namedAfterIt(), parts)
    expect(answers.map(({ id }) => id)).toEqual(checkIds)
    expect(answers.flatMap(({ findings }) => findings).length).toBeGreaterThan(20)
    expect(JSON.stringify(answers)).toContain(token.slice(0, 8))
    for (const { id, ...told } of answers) {
      const text = JSON.stringify(told)
      expect([id, text.includes(token), text.includes(token.slice(10, 40))]).toEqual([id, false, false])
    }
  })
})
