import {
  checkIds,
  groupOf,
  type AppliedFix,
  type CheckId,
  type CheckMoment,
  type CheckResult,
  type CheckStatus,
  type Finding,
  type FindingId,
  type Place,
} from '../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs } from '../../app/domain/time.ts'
import type { ChecklistRun, ChecklistView } from '../../app/domain/view.ts'
import { exampleChecks, exampleMask, nowMs } from './views.ts'

/** Examples of what a run of the checklist can end with, one for every state that its view has a design for. */
export const exampleFolder = '/home/somebody/projects/bot'

const deep =
  'packages/server/src/integrations/providers/stake/settings/generated/a-file-with-a-rather-long-name-that-goes-on.production.config.ts'

export function inFile(
  path: string,
  line: number | null = null,
  folder: string | null = exampleFolder,
): Place {
  return { kind: 'file', folder, path, line, column: line === null ? null : 18 }
}

export function inCommit(path: string, line: number): Place {
  return {
    kind: 'commit',
    folder: exampleFolder,
    commit: 'a1b2c3d4'.repeat(5),
    blob: 'd4c3b2a1'.repeat(5),
    path,
    line,
    committedAtMs: nowMs - 99 * dayMs,
  }
}

const lost: Place = {
  kind: 'commit',
  folder: exampleFolder,
  commit: null,
  blob: 'd4c3b2a1'.repeat(5),
  path: null,
  line: 4,
  committedAtMs: null,
}

/** A finding, named by its number. */
export function finding(number: number, rest: Partial<Finding>): Finding {
  return {
    id: `finding-${number}` as FindingId,
    severity: 'fail',
    text: `A token in an assignment: ${exampleMask}`,
    place: null,
    acceptance: null,
    ...rest,
  }
}

/** The example results, some of them different. */
export function checksWith(changes: Partial<Record<CheckId, Partial<CheckResult>>>): readonly CheckResult[] {
  return exampleChecks().map((check) => ({ ...check, ...changes[check.id] }))
}

/** One moment a day, the last one today: `+` pass, `!` warn, `x` fail, `?` unknown. */
export function moments(signs: string): readonly CheckMoment[] {
  const statuses: Readonly<Record<string, CheckStatus>> = {
    '+': 'pass',
    '!': 'warn',
    x: 'fail',
    '?': 'unknown',
  }
  return signs.split('').map((sign, index) => ({
    atMs: nowMs - (signs.length - 1 - index) * dayMs - 3 * minuteMs,
    status: statuses[sign] ?? 'unknown',
  }))
}

const applied: readonly AppliedFix[] = [
  {
    id: 'applied-2',
    check: 'file-permissions',
    kind: 'restrict-mode',
    path: `${exampleFolder}/.env`,
    atMs: nowMs - minuteMs,
  },
  {
    id: 'applied-1',
    check: 'gitignore-complete',
    kind: 'ignore-lines',
    path: `${exampleFolder}/${deep}/.gitignore`,
    atMs: nowMs - 2 * dayMs,
  },
]

const codeFindings = [
  finding(1, { text: `Your token in a header: ${exampleMask}`, place: inFile('src/config.py', 12) }),
  finding(2, { severity: 'warn', text: 'A private key (PEM)', place: inFile(deep, 118) }),
  finding(3, { place: inFile('/home/somebody/.config/a-tool/settings.yaml', 3, null) }),
  finding(4, {
    place: inFile('test/fixtures/tokens.json', 40),
    acceptance: {
      kind: 'accepted',
      reason: 'Made up for the tests, and never valid.',
      untilMs: nowMs + 80 * dayMs,
    },
  }),
  finding(5, {
    place: inFile('notes.md', 2),
    acceptance: { kind: 'snoozed', reason: 'The bot is shut down next week.', untilMs: nowMs + 6 * dayMs },
  }),
  finding(6, {
    place: inFile('docs/example.md', 9),
    acceptance: { kind: 'comment', reason: '', untilMs: null },
  }),
]

const mixed = checksWith({
  'two-factor': {
    status: 'fail',
    evidence: ['Stake says that two-factor authentication is off. Read on 12 Jun 2026, 15:29:18.'],
    fixes: [{ kind: 'go', id: 'go-stake-security', where: 'stake-security' }],
  },
  'token-age': {
    status: 'warn',
    evidence: ['You stored this token on 1 May 2026. Its age is 41 days.'],
    fixes: [{ kind: 'go', id: 'go-replace', where: 'replace-token' }],
  },
  'token-in-code': {
    status: 'fail',
    evidence: ['1 folder was read: 1 204 files.'],
    findings: codeFindings,
    tookMs: 3412,
  },
  'token-in-history': {
    status: 'fail',
    evidence: ['The history of bot was read: 5 120 objects.'],
    findings: [
      finding(7, {
        text: `A token in a cURL command: ${exampleMask}`,
        place: inCommit('scripts/balance.sh', 7),
      }),
      finding(8, { place: lost }),
    ],
    tookMs: 12_400,
  },
  'gitignore-complete': {
    status: 'warn',
    evidence: ['bot/.gitignore has no rule for config.py, secrets.py and credentials.json.'],
    fixes: [
      {
        kind: 'ignore-lines',
        id: 'ignore-1',
        file: `${exampleFolder}/.gitignore`,
        lines: ['config.py', 'secrets.py', 'credentials.json'],
      },
    ],
  },
  'file-permissions': {
    status: 'warn',
    evidence: ['Others on this machine can read bot/.env.local.'],
    fixes: [
      { kind: 'restrict-mode', id: 'mode-1', path: `${exampleFolder}/.env.local`, from: 0o644, to: 0o600 },
      { kind: 'go', id: 'go-settings', where: 'settings' },
    ],
  },
  'https-only': { status: 'unknown', evidence: ['A handshake with stake.com could not be observed.'] },
})

const history: ChecklistView['history'] = {
  'two-factor': moments('++++++++++++xx'),
  'token-age': moments('++++++++++++++++++++++++++++++!'),
  'token-in-code': moments('x'),
  'token-in-history': moments('xxxxxxx'),
  'gitignore-complete': moments('!!x??++++!'),
  'file-permissions': moments('+++'),
}

/** Some of everything. */
export const mixedChecklist: ChecklistView = { results: mixed, history, running: null, applied }

export const allPassChecklist: ChecklistView = {
  results: exampleChecks(),
  history: { 'token-in-keychain': moments('++++++++++++++'), 'two-factor': moments('xx??+++++') },
  running: null,
  applied: [],
}

/** More than anybody reads, and names that try to look like others. */
export const longChecklist: ChecklistView = {
  results: checksWith({
    'token-in-code': {
      status: 'fail',
      evidence: Array.from(
        { length: 12 },
        (_, index) => `3 files were not read: too large, ${deep}-${index}`,
      ),
      findings: Array.from({ length: 214 }, (_, index) =>
        // The first two have one name: the page must not trip over it.
        finding(Math.max(1, index), {
          severity: index % 3 === 0 ? 'warn' : 'fail',
          place: inFile(index === 1 ? 'two\nlines\u202eyp.gifnoc' : `${deep}/${index}`, index + 1),
        }),
      ),
    },
    'gitignore-complete': {
      status: 'warn',
      evidence: [],
      fixes: Array.from({ length: 12 }, (_, index) => ({
        kind: 'ignore-lines',
        id: `ignore-${index}`,
        file: `/home/somebody/${'a-rather-long-name-'.repeat(3)}${index}/.gitignore`,
        lines: ['config.py'],
      })),
    },
  }),
  history: {},
  running: null,
  applied: [],
}

/** Without an account, and with a folder that could not be read. */
export const unknownChecklist: ChecklistView = {
  results: checkIds.map((id) => ({
    id,
    status: groupOf[id] === 'app' ? 'pass' : 'unknown',
    evidence:
      groupOf[id] === 'copies'
        ? [`${exampleFolder} may not be read.`, 'git is not installed.']
        : ['There is no token to look at. Run the set-up.'],
    findings: [],
    fixes: groupOf[id] === 'copies' ? [{ kind: 'go', id: 'go-settings', where: 'settings' }] : [],
    checkedAtMs: nowMs - 3 * hourMs,
    tookMs: 2,
  })),
  history: {},
  running: null,
  applied: [],
}

export const readingFiles: ChecklistRun = {
  done: 13,
  total: 20,
  scan: { phase: 'files', files: 12_408, bytes: 340_112_233, blobs: 0, hits: 0 },
}

export const readingHistory: ChecklistRun = {
  done: 19,
  total: 20,
  scan: { phase: 'history', files: 24_117, bytes: 1_340_112_233, blobs: 8120, hits: 3 },
}

/** As many as can be watched. */
export const manyFolders: readonly string[] = Array.from({ length: 32 }, (_, index) =>
  index === 0
    ? `/home/somebody/${'a-rather-long-name/'.repeat(9)}bot`
    : `/home/somebody/projects/bot-${index}`,
)
