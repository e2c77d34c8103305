import { basename, join } from 'node:path'
import type { Fix } from '../../domain/check.ts'
import type { GuidePattern, RepositoryFacts } from '../../domain/repository.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  coveredText,
  noRepositoryText,
  repositoryGapText,
  uncoveredFileText,
  uncoveredText,
} from '../../strings/en/evidence/git.ts'
import { statusFor } from '../check-outcome.ts'
import type { Check, FoundFinding } from '../context.ts'
import { findingDigest } from '../finding-id.ts'
import { placeOfFile } from '../paths.ts'
import { gapsOf, scannedFolders } from '../scan-findings.ts'

const { title, why } = checkTexts['gitignore-complete']

/** Every repository ignores what the StakeAPI security guide lists, whether or not it is there yet. */
export const gitignoreComplete: Check = {
  id: 'gitignore-complete',
  title,
  why,
  async run(context) {
    const scanned = await scannedFolders(context)
    if ('outcome' in scanned) return scanned.outcome
    const facts = await context.repositories()
    const gaps = [
      ...gapsOf(scanned.report),
      ...facts.flatMap(({ root, outcome }) => (outcome === 'read' ? [] : [repositoryGapText(root, outcome)])),
    ]
    if (facts.length === 0) return { status: 'unknown', evidence: [noRepositoryText, ...gaps] }
    const open = facts.filter(({ uncovered }) => uncovered.length > 0)
    const findings = open.map((each) => findingOf(each, context.folders))
    const covered = facts.filter(
      ({ outcome, uncovered }) => outcome === 'read' && uncovered.length === 0,
    ).length
    return {
      status: statusFor(findings, gaps.length === 0),
      evidence: [
        ...open.flatMap((each) => [
          uncoveredText(each.root, split(each)),
          ...exposed(each).map(uncoveredFileText),
        ]),
        ...gaps,
        ...(covered > 0 ? [coveredText(covered)] : []),
      ],
      findings,
      fixes: open.map(fixFor),
    }
  },
}

function findingOf(facts: RepositoryFacts, folders: readonly string[]): FoundFinding {
  return {
    id: findingDigest('gitignore', facts.root),
    severity: exposed(facts).length > 0 ? 'fail' : 'warn',
    text: uncoveredText(facts.root, split(facts)),
    place: placeOfFile(join(facts.root, '.gitignore'), folders),
  }
}

function split({ uncovered }: RepositoryFacts) {
  return {
    missing: uncovered.filter(({ elsewhere }) => !elsewhere).map(({ pattern }) => pattern),
    elsewhere: uncovered.filter(({ elsewhere }) => elsewhere).map(({ pattern }) => pattern),
  }
}

/** Files that a missing rule would keep out, and that are there. */
function exposed(facts: RepositoryFacts): readonly string[] {
  const { missing } = split(facts)
  return facts.envFiles
    .filter(
      ({ ignored, path }) => ignored === null && missing.some((pattern) => fits(pattern, basename(path))),
    )
    .map(({ path }) => path)
}

function fits(pattern: GuidePattern, name: string): boolean {
  return pattern === '*.env' ? name.endsWith('.env') : name === pattern
}

function fixFor({ root, uncovered }: RepositoryFacts): Fix {
  const lines = uncovered.map(({ pattern }) => pattern)
  return { kind: 'ignore-lines', id: findingDigest('gitignore', root), file: join(root, '.gitignore'), lines }
}
