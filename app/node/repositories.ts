import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import {
  guidePatterns,
  type GuidePattern,
  type IgnoredBy,
  type RepositoryFacts,
} from '../domain/repository.ts'
import { secondMs } from '../domain/time.ts'
import type { Repositories } from '../ports/repositories.ts'
import { createGit, type GitParts, type RunGit } from './git.ts'

/** All that is asked of git about one working tree, with the ones inside of it. */
const lookBoundMs = 30 * secondMs
/** Names in one command line: far from the 32 767 characters that Windows allows. */
const namesAtOnce = 50

/** A path that each of the guide's patterns would ignore. */
const samples: Readonly<Record<GuidePattern, string>> = {
  '.env': '.env',
  '*.env': 'stakewatch-any-name.env',
  '.env.local': '.env.local',
  '.env.production': '.env.production',
  'config.py': 'config.py',
  'secrets.py': 'secrets.py',
  'credentials.json': 'credentials.json',
  '.idea/': '.idea/workspace.xml',
  '.vscode/settings.json': '.vscode/settings.json',
}

type EnvFile = RepositoryFacts['envFiles'][number]
type Ask = (
  directory: string,
  words: readonly string[],
  input?: string,
) => Promise<{ readonly code: number; readonly output: string } | 'no-git' | 'no-answer'>

/**
 * git itself, asked through `app/node/git.ts`. A file in a repository within the repository (a submodule, say) is
 * asked about there. One that git gave no answer about, or that is gone by now, is left out of `envFiles`. A bare
 * repository has no files, so nothing of it is uncovered. One that is too slow, or cancelled, counts as broken.
 */
export function createRepositories(parts: GitParts = {}): Repositories {
  const run = createGit(parts)
  return {
    async look(root, envFiles, signal) {
      const bound = AbortSignal.timeout(lookBoundMs)
      const ask = askWith(run, signal ? AbortSignal.any([signal, bound]) : bound)
      const kind = await kindOf(ask, root)
      if (kind === 'bare') return { root, outcome: 'read', envFiles: [], uncovered: [] }
      if (kind !== 'work-tree') return { root, outcome: kind, envFiles: [], uncovered: [] }
      const uncovered = await uncoveredIn(ask, root)
      if (!uncovered) return { root, outcome: 'broken', envFiles: [], uncovered: [] }
      return { root, outcome: 'read', envFiles: await envFilesIn(ask, envFiles), uncovered }
    },
  }
}

function askWith(run: RunGit, signal: AbortSignal): Ask {
  return async (directory, words, input = '') => {
    if (signal.aborted) return 'no-answer'
    const answer = await run({ directory, words, input, signal })
    return answer.kind === 'ended' ? answer : answer.kind
  }
}

async function kindOf(
  ask: Ask,
  root: string,
): Promise<'work-tree' | 'bare' | Exclude<RepositoryFacts['outcome'], 'read'>> {
  const question = ['rev-parse', '--is-inside-work-tree', '--is-bare-repository']
  const answer = await ask(root, question)
  if (answer === 'no-git') return 'no-git'
  if (answer === 'no-answer') return 'broken'
  if (answer.code !== 0) return (await isRefused(ask, root)) ? 'refused' : 'broken'
  const [isInside, isBare] = answer.output.split('\n')
  if (isBare === 'true') return 'bare'
  // Its config puts the working tree elsewhere: of the files here, git says nothing.
  return isInside === 'true' ? 'work-tree' : 'broken'
}

/**
 * Whether git refuses because the repository is somebody else's: then it answers as soon as every owner is good
 * enough. The question is one that opens the repository and does nothing with it. A git from before 2.38 does not
 * take the word of a command line for it, and the repository counts as broken.
 */
async function isRefused(ask: Ask, root: string): Promise<boolean> {
  const answer = await ask(root, ['-c', 'safe.directory=*', 'rev-parse', '--is-bare-repository'])
  return typeof answer === 'object' && answer.code === 0
}

async function uncoveredIn(ask: Ask, root: string): Promise<RepositoryFacts['uncovered'] | null> {
  const asked: GuidePattern[] = []
  for (const pattern of guidePatterns) {
    // git does not look beyond a link, so nothing can be added from there.
    if (!(await leadsBeyondLink(root, samples[pattern]))) asked.push(pattern)
  }
  const rules = await ignoredBy(
    ask,
    root,
    asked.map((pattern) => samples[pattern]),
  )
  return (
    rules &&
    asked.flatMap((pattern, index) => {
      const by = rules[index] ?? null
      return by === 'gitignore' ? [] : [{ pattern, elsewhere: by === 'elsewhere' }]
    })
  )
}

async function leadsBeyondLink(root: string, name: string): Promise<boolean> {
  const [first = '', ...rest] = name.split('/')
  if (rest.length === 0) return false
  const seen = await lstat(join(root, first)).catch(() => null)
  return seen?.isSymbolicLink() ?? false
}

async function envFilesIn(ask: Ask, paths: readonly string[]): Promise<readonly EnvFile[]> {
  const found: EnvFile[] = []
  for (const [workTree, files] of await byWorkTree(paths)) {
    const names = files.map(({ name }) => name)
    const rules = await ignoredBy(ask, workTree, names)
    const tracked = rules && (await trackedOf(ask, workTree, names))
    if (!rules || !tracked) continue
    for (const [index, { path, name }] of files.entries()) {
      found.push({ path, ignored: rules[index] ?? null, tracked: tracked.has(name.normalize()) })
    }
  }
  return found
}

interface NamedFile {
  readonly path: string
  /** Relative to its working tree, with `/`. */
  readonly name: string
}

/** The files by the innermost working tree that holds each: git refuses to look into one from another. */
async function byWorkTree(paths: readonly string[]): Promise<ReadonlyMap<string, readonly NamedFile[]>> {
  const known = new Map<string, string | null>()
  const groups = new Map<string, NamedFile[]>()
  for (const path of new Set(paths)) {
    // The file itself may be a link, and is asked about as one.
    const directory = await realpath(dirname(path)).catch(() => null)
    const workTree = directory && (await workTreeAround(directory, known))
    if (!directory || !workTree) continue
    const name = relative(workTree, join(directory, basename(path)))
      .split(sep)
      .join('/')
    const group = groups.get(workTree) ?? []
    group.push({ path, name })
    groups.set(workTree, group)
  }
  return groups
}

async function workTreeAround(directory: string, known: Map<string, string | null>): Promise<string | null> {
  const before = known.get(directory)
  if (before !== undefined) return before
  const isHere = await lstat(join(directory, '.git')).then(
    () => true,
    () => false,
  )
  const parent = dirname(directory)
  const found = isHere ? directory : parent === directory ? null : await workTreeAround(parent, known)
  known.set(directory, found)
  return found
}

/**
 * By which kind of rule each name is ignored, in their order, whether or not it is tracked; null where git gives no
 * answer. git knows no literal names here, and takes one as such once it does not begin with a colon.
 */
async function ignoredBy(
  ask: Ask,
  directory: string,
  names: readonly string[],
): Promise<readonly (IgnoredBy | null)[] | null> {
  const words = ['check-ignore', '-z', '-v', '--non-matching', '--no-index', '--stdin']
  const answer = await ask(directory, words, names.map((name) => `./${name}\0`).join(''))
  if (typeof answer === 'string' || answer.code > 1) return null
  const fields = answer.output.split('\0')
  // Four for each name: source, line, rule, name. The last is followed by nothing.
  if (fields.length !== names.length * 4 + 1) return null
  return names.map((_, index) => ruleKind(fields[index * 4] ?? '', fields[index * 4 + 2] ?? ''))
}

function ruleKind(source: string, rule: string): IgnoredBy | null {
  // The rule that decides may be one that says the opposite.
  if (rule === '' || rule.startsWith('!')) return null
  // Those in the working tree are named relative to it; a list of the owner's own is named as the config names it.
  const isInTree = /^(?!\.\.?\/)(?:[^/].*\/)?\.gitignore$/s.test(source) && !/^[A-Za-z]:/.test(source)
  return isInTree ? 'gitignore' : 'elsewhere'
}

/** Those of the names that stand in the index, whether or not they are ignored; null where git gives no answer. */
async function trackedOf(
  ask: Ask,
  directory: string,
  names: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const tracked = new Set<string>()
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const some = names.slice(at, at + namesAtOnce)
    const answer = await ask(directory, ['--literal-pathspecs', 'ls-files', '-z', '--cached', '--', ...some])
    if (typeof answer === 'string' || answer.code !== 0) return null
    // macOS may spell a letter with its accent otherwise on the disk than git does in the index.
    for (const name of answer.output.split('\0')) tracked.add(name.normalize())
  }
  return tracked
}
