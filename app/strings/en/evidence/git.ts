import type { GuidePattern, RepositoryFacts } from '../../../domain/repository.ts'
import { counted, listed } from '../../quantity.ts'
import { shownText } from '../../visible.ts'

export const noRepositoryText = 'There is no git repository in the watched folders.'
export const noEnvFileText = 'There is no .env file in the watched folders.'

export function trackedText(path: string, isIgnored: boolean): string {
  return isIgnored
    ? `git tracks ${shownText(path)}, although a rule ignores it.`
    : `git tracks ${shownText(path)}, and no rule ignores it.`
}

export function notIgnoredText(path: string): string {
  return `git does not ignore ${shownText(path)}: “git add .” would publish it.`
}

export function ignoredElsewhereText(path: string): string {
  return `git ignores ${shownText(path)} on this machine only: the rule is not in the repository.`
}

export function ignoredText(count: number): string {
  return `git ignores ${counted(count, '.env file')}, by a rule in the repository itself.`
}

export function outsideText(count: number): string {
  return `${counted(count, '.env file lies', '.env files lie')} in no git repository.`
}

/** Why git was not heard about some of the files in a repository; `read` of a repository within it. */
export function envUnaskedText(root: string, outcome: RepositoryFacts['outcome'], count: number): string {
  return `git said nothing about ${counted(count, '.env file')} in ${shownText(root)}: ${outcomeText[outcome]}.`
}

export function repositoryGapText(
  root: string,
  outcome: Exclude<RepositoryFacts['outcome'], 'read'>,
): string {
  return `git said nothing about ${shownText(root)}: ${outcomeText[outcome]}.`
}

const outcomeText: Readonly<Record<RepositoryFacts['outcome'], string>> = {
  read: 'a repository within it cannot be asked',
  'no-git': 'it is not installed',
  refused: 'it refuses a repository that belongs to another user',
  broken: 'it cannot read this repository',
}

export function coveredText(repositories: number): string {
  return repositories === 1
    ? 'The repository ignores everything that the guide lists.'
    : `All ${repositories} repositories ignore everything that the guide lists.`
}

/** What the rules of one repository leave open. */
export function uncoveredText(
  root: string,
  {
    missing,
    elsewhere,
  }: { readonly missing: readonly GuidePattern[]; readonly elsewhere: readonly GuidePattern[] },
): string {
  const parts = [
    ...(missing.length > 0 ? [`no rule ignores ${listed(missing)}`] : []),
    ...(elsewhere.length > 0 ? [`${listed(elsewhere)} only on this machine`] : []),
  ]
  return `${shownText(root)}: ${parts.join('; ')}.`
}

export function uncoveredFileText(path: string): string {
  return `${shownText(path)} is there, and nothing keeps it out of the repository.`
}
