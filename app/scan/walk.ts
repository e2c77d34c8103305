import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { FolderOutcome } from '../domain/scan.ts'
import type { UnreadLog } from './unread.ts'
import { reasonOf } from './read-file.ts'

/** One folder's files, all of one watched folder's. */
export interface Directory {
  /** Absolute, with a separator at its end. */
  readonly path: string
  /** Relative to the watched folder, with `/` between and at the end of its parts; empty for the folder itself. */
  readonly prefix: string
  /** Of ordinary files. */
  readonly names: readonly string[]
}

export interface Walk {
  readonly directories: Generator<Directory>
  /** What the walk came upon; complete when it has ended. */
  readonly envFiles: readonly string[]
  readonly repositories: readonly string[]
}

const mostEnvFiles = 500
const mostRepositories = 200
/** Deeper than any project; without a bound a file system that loops in itself would never end. */
const mostDepth = 128

/** Git's own compressed objects: the history scan reads them. Its other files may hold addresses with a token. */
const gitData = /^(?:.*\/)?\.git\/(?:modules\/(?:.*\/)?)?(?:objects|lfs)\/$/

/** Names and sums of what is tracked, in a form of git's own. */
function isGitIndex(prefix: string, name: string): boolean {
  return name === 'index' && (prefix === '.git/' || prefix.endsWith('/.git/'))
}

const envFile = /^(?:\.env(?:\..+)?|.+\.env)$/i
const envExample = /\.(?:example|sample|template|dist|defaults?|schema)(?:\.|$)/i

/** Whether a watched folder can be walked at all. */
export function folderOutcome(folder: string): FolderOutcome {
  try {
    if (!statSync(folder).isDirectory()) return 'not-a-folder'
    readdirSync(folder)
    return 'scanned'
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'vanished' || reason === 'special' ? 'missing' : 'denied'
  }
}

/**
 * Every folder below `folder`, the folder itself first. Symbolic links are not followed, so that nothing is read
 * twice and no loop has an end to be found; each is counted.
 */
export function walk(folder: string, unread: UnreadLog): Walk {
  const envFiles: string[] = []
  const repositories: string[] = repositoryAround(folder)

  function* directories(): Generator<Directory> {
    const root = folder.endsWith(sep) ? folder : folder + sep
    const left: { path: string; prefix: string; depth: number }[] = [{ path: root, prefix: '', depth: 0 }]
    for (let at = left.pop(); at; at = left.pop()) {
      const names: string[] = []
      for (const entry of entriesOf(at.path, unread)) {
        const { name } = entry
        if (name === '.git') noteRepository(at.path)
        if (entry.isFile()) {
          if (!isGitIndex(at.prefix, name)) names.push(name)
          if (isEnvFile(name) && envFiles.length < mostEnvFiles) envFiles.push(at.path + name)
        } else if (entry.isDirectory()) {
          const prefix = `${at.prefix}${name}/`
          if (at.depth >= mostDepth) unread.note('too-deep', at.path + name)
          else if (!gitData.test(prefix))
            left.push({ path: at.path + name + sep, prefix, depth: at.depth + 1 })
        } else unread.note(entry.isSymbolicLink() ? linkReason(at.path + name) : 'special', at.path + name)
      }
      if (names.length > 0) yield { path: at.path, prefix: at.prefix, names }
    }
  }

  function noteRepository(path: string): void {
    const repository = path.length > 1 ? path.slice(0, -1) : path
    if (repositories.length < mostRepositories && !repositories.includes(repository)) {
      repositories.push(repository)
    }
  }

  return { directories: directories(), envFiles, repositories }
}

export function isEnvFile(name: string): boolean {
  return envFile.test(name) && !envExample.test(name)
}

function entriesOf(path: string, unread: UnreadLog): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    unread.note(reasonOf(error, path), path)
    return []
  }
}

function linkReason(path: string): 'link' | 'link-loop' {
  try {
    statSync(path)
    return 'link'
  } catch (error) {
    return reasonOf(error) === 'link-loop' ? 'link-loop' : 'link'
  }
}

/** The working tree that a watched folder lies in, when it is not one itself. */
function repositoryAround(folder: string): string[] {
  let real = folder
  try {
    real = realpathSync(folder)
  } catch {
    // A folder that is not there has nothing around it either; its own outcome says so.
    return []
  }
  for (let at = dirname(real); ; at = dirname(at)) {
    if (isThere(join(at, '.git'))) return [at]
    if (at === dirname(at)) return []
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
