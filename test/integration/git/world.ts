import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRepositories } from '../../../app/node/repositories.ts'
import type { Repositories } from '../../../app/ports/repositories.ts'

export interface GitWorld {
  /** Absolute, without a link in it. */
  readonly directory: string
  /** The environment of an owner whose home is in `directory` too. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly repositories: Repositories
  path(...names: readonly string[]): string
  write(path: string, text: string | Uint8Array): void
  /** Runs git as the owner would, and gives what it prints. */
  git(directory: string, ...words: readonly string[]): string
}

/** A directory with an owner of its own, for real repositories. */
export function createGitWorld(): GitWorld {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'stakewatch-git-')))
  const home = join(directory, 'home')
  mkdirSync(home)
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n name = Somebody\n email = somebody@example.com\n[protocol "file"]\n allow = always\n',
  )
  const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  const path = (...names: readonly string[]) => join(directory, ...names)
  return {
    directory,
    environment,
    repositories: createRepositories({ environment, boundMs: 5000 }),
    path,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true })
      writeFileSync(path(name), text)
    },
    git: (where, ...words) =>
      execFileSync('git', ['-C', path(where), ...words], {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
  }
}
