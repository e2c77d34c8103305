import { randomBytes } from 'node:crypto'
import type { CheckContext } from '../../../app/checklist/context.ts'
import type { FindingId } from '../../../app/domain/check.ts'
import type { RepositoryFacts } from '../../../app/domain/repository.ts'
import type { ScanHit, ScanReport } from '../../../app/domain/scan.ts'
import { maskSecret } from '../../../app/domain/token.ts'
import { cleanReport, contextWith } from './context.ts'

export const folder = '/home/somebody/bot'

/** A hit of the scan: a token of Stake in a cookie, and what a test changes about it. */
export function hitWith(change: Partial<ScanHit> = {}): ScanHit {
  return {
    rule: 'stake-token',
    source: 'folder',
    habitat: 'cookie',
    detail: null,
    isYours: false,
    place: { kind: 'file', folder, path: 'bot.py', line: 3, column: 9 },
    shown: maskSecret(randomBytes(48).toString('hex')),
    id: randomBytes(8).toString('hex') as FindingId,
    allowedBy: null,
    ...change,
  }
}

export function contextAfter(report: Partial<ScanReport>, change: Partial<CheckContext> = {}): CheckContext {
  return contextWith({ scan: () => Promise.resolve({ ...cleanReport, ...report }), ...change })
}

/** After a scan that found these `.env` files, and what git says of the repositories. */
export function contextOfGit(
  facts: readonly Partial<RepositoryFacts>[],
  report: Partial<ScanReport> = {},
): CheckContext {
  const whole = facts.map((each): RepositoryFacts => ({
    root: folder,
    outcome: 'read',
    envFiles: [],
    uncovered: [],
    ...each,
  }))
  const envFiles = whole.flatMap((each) => each.envFiles).map(({ path }) => path)
  return contextAfter({ envFiles, ...report }, { repositories: () => Promise.resolve(whole) })
}
