import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { gitArguments, gitEnvironment } from '../domain/git.ts'
import { secondMs } from '../domain/time.ts'
import { fileErrorCode } from './file-error.ts'

/** A repository can make git wait for ever, with a pipe in the place of a `.gitignore`. */
const callBoundMs = 10 * secondMs
const mostOutputBytes = 8 * 1024 * 1024

export interface GitCall {
  /** Absolute path of the folder that is asked about. */
  readonly directory: string
  /** The command and what it is given. */
  readonly words: readonly string[]
  readonly input?: string
  readonly signal?: AbortSignal | undefined
}

export type GitAnswer =
  | { readonly kind: 'ended'; readonly code: number; readonly output: string }
  | { readonly kind: 'no-git' }
  /** Too slow, too long, or cancelled. */
  | { readonly kind: 'no-answer' }

export interface GitParts {
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** For one call. */
  readonly boundMs?: number
}

export type RunGit = (call: GitCall) => Promise<GitAnswer>

/**
 * Asks git, without a shell, bounded in time and output; never rejects. Nothing that the repository configures is
 * run. Git starts where Node lies and goes to `directory` by itself: Windows, and a `PATH` with a dot in it, would
 * take a program named git out of the folder that the call is made from.
 */
export function createGit({ environment = process.env, boundMs = callBoundMs }: GitParts = {}): RunGit {
  return ({ directory, words, input, signal }) =>
    new Promise((resolve) => {
      const options = {
        cwd: dirname(process.execPath),
        env: gitEnvironment(environment),
        timeout: boundMs,
        maxBuffer: mostOutputBytes,
        killSignal: 'SIGKILL',
        windowsHide: true,
        encoding: 'utf8',
        ...(signal && { signal }),
      } as const
      const child = execFile(
        'git',
        [...gitArguments, '-C', directory, ...words],
        options,
        (error, output) => {
          if (!error) resolve({ kind: 'ended', code: 0, output })
          else if (typeof error.code === 'number') resolve({ kind: 'ended', code: error.code, output })
          else resolve({ kind: fileErrorCode(error) === 'ENOENT' ? 'no-git' : 'no-answer' })
        },
      )
      // One that ends before it has read everything is not a problem of ours: its exit code says what it is.
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(input ?? '')
    })
}
