import { basename, join } from 'node:path'
import type { Fix } from '../../domain/check.ts'
import type { RepositoryFacts } from '../../domain/repository.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  envUnaskedText,
  ignoredElsewhereText,
  ignoredText,
  noEnvFileText,
  notIgnoredText,
  outsideText,
  trackedText,
} from '../../strings/en/evidence/git.ts'
import { statusFor } from '../check-outcome.ts'
import type { Check, FoundFinding } from '../context.ts'
import { findingDigest } from '../finding-id.ts'
import { ruleForName } from '../ignore-lines.ts'
import { innermost, placeOfFile } from '../paths.ts'
import { gapsOf, scannedFolders } from '../scan-findings.ts'

const { title, why } = checkTexts['env-files-ignored']

type EnvFile = RepositoryFacts['envFiles'][number]

/** git ignores every `.env` file, by a rule that everybody has who has the repository, and tracks none. */
export const envFilesIgnored: Check = {
  id: 'env-files-ignored',
  title,
  why,
  async run(context) {
    const scanned = await scannedFolders(context)
    if ('outcome' in scanned) return scanned.outcome
    const { envFiles } = scanned.report
    const facts = await context.repositories()
    const known = new Map(facts.flatMap((each) => each.envFiles).map((file) => [file.path, file]))
    const roots = facts.map(({ root }) => root)
    const findings = [...known.values()].flatMap((file) => findingOf(file, context.folders))
    const gaps = [
      ...gapsOf(scanned.report),
      ...unasked(
        facts,
        envFiles.filter((path) => !known.has(path)),
      ),
    ]
    return {
      status: statusFor(findings, gaps.length === 0),
      evidence: [
        ...findings.map(({ text }) => text),
        ...gaps,
        ...wellOf([...known.values()]),
        ...outsideOf(envFiles.filter((path) => innermost(roots, path) === null).length),
        ...(envFiles.length === 0 ? [noEnvFileText] : []),
      ],
      findings,
      fixes: fixesFor([...known.values()], roots),
    }
  },
}

function findingOf(file: EnvFile, folders: readonly string[]): readonly FoundFinding[] {
  const { path, tracked, ignored } = file
  if (!tracked && ignored === 'gitignore') return []
  const how = tracked ? 'tracked' : ignored === null ? 'open' : 'elsewhere'
  const text = {
    tracked: trackedText(path, ignored !== null),
    open: notIgnoredText(path),
    elsewhere: ignoredElsewhereText(path),
  }[how]
  const severity = tracked ? 'fail' : 'warn'
  return [{ id: findingDigest('env', how, path), severity, text, place: placeOfFile(path, folders) }]
}

function wellOf(files: readonly EnvFile[]): readonly string[] {
  const well = files.filter(({ tracked, ignored }) => !tracked && ignored === 'gitignore').length
  return well > 0 ? [ignoredText(well)] : []
}

function outsideOf(count: number): readonly string[] {
  return count > 0 ? [outsideText(count)] : []
}

/** The files in a repository that git gave no answer about, by repository. */
function unasked(facts: readonly RepositoryFacts[], paths: readonly string[]): readonly string[] {
  const roots = facts.map(({ root }) => root)
  return facts.flatMap(({ root, outcome }) => {
    const count = paths.filter((path) => innermost(roots, path) === root).length
    return count > 0 ? [envUnaskedText(root, outcome, count)] : []
  })
}

/** One for each repository: a rule for every name that its `.gitignore` does not know. */
function fixesFor(files: readonly EnvFile[], roots: readonly string[]): readonly Fix[] {
  const open = files.filter(({ ignored }) => ignored !== 'gitignore')
  return roots.flatMap((root) => {
    const names = open.filter(({ path }) => innermost(roots, path) === root).map(({ path }) => basename(path))
    if (names.length === 0) return []
    const lines = [...new Set(names.map(ruleForName))]
    return [{ kind: 'ignore-lines', id: findingDigest('env', root), file: join(root, '.gitignore'), lines }]
  })
}
