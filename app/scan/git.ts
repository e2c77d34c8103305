import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { gitArguments, gitEnvironment } from '../domain/git.ts'

/** How a run of git ended; `missing` when there is no git. */
export type GitEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'missing' | 'killed' }

export interface GitRun {
  readonly output: Readable
  readonly end: Promise<GitEnd>
  readonly kill: () => void
}

/** A git that is told more while it runs. */
export interface GitTalk extends GitRun {
  readonly input: Writable
}

/** Starts git in a repository, to be told more. Nothing that the repository configures is run, and nothing is fetched. */
export function talkToGit(repository: string, args: readonly string[]): GitTalk {
  const child = spawn('git', [...gitArguments, '-C', repository, ...args], {
    // Not in the repository: on Windows a program of that name in it would be taken for git.
    cwd: dirname(process.execPath),
    env: gitEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const { promise: end, resolve } = Promise.withResolvers<GitEnd>()
  child.once('error', () => resolve({ kind: 'missing' }))
  child.once('close', (code) => resolve(code === null ? { kind: 'killed' } : { kind: 'ended', code }))
  // It may end before it has read everything: how it ended says all.
  child.stdin.on('error', () => undefined)
  return { input: child.stdin, output: child.stdout, end, kill: () => void child.kill('SIGKILL') }
}

/** Starts git in a repository, as `talkToGit` does, with nothing to be told. */
export function startGit(repository: string, args: readonly string[]): GitRun {
  const { input, ...run } = talkToGit(repository, args)
  input.end()
  return run
}

export type GitAnswer =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'missing' | 'failed' }

/** All that git prints, up to a bound. */
export async function askGit(repository: string, args: readonly string[]): Promise<GitAnswer> {
  const run = startGit(repository, args)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of run.output) {
    if (!Buffer.isBuffer(piece)) continue
    length += piece.length
    if (length > mostOutput) run.kill()
    else pieces.push(piece)
  }
  const end = await run.end
  if (end.kind === 'missing') return { kind: 'missing' }
  const isAnswer = end.kind === 'ended' && end.code === 0
  return isAnswer ? { kind: 'answered', text: Buffer.concat(pieces).toString('utf8') } : { kind: 'failed' }
}

const mostOutput = 1024 * 1024
