import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const mostBytes = 1024 * 1024
const commits = 6
const toolsOwn = /^\.(?!bin$)/

/**
 * A tree of ordinary source files as a scan meets them: the project's installed packages, twice, under other names,
 * without programs and archives, and without what tools keep there, such as our own tests' planted secrets.
 */
export function makeTree(directory: string): string {
  const tree = join(directory, 'tree')
  mkdirSync(tree)
  const packages = join(root, 'node_modules')
  const isKept = (path: string) => dirname(path) === packages && toolsOwn.test(basename(path))
  const filter = (path: string) => !isKept(path)
  for (const name of ['one', 'two']) {
    cpSync(packages, join(tree, name), { recursive: true, verbatimSymlinks: true, filter })
  }
  const unwanted = ['find', tree, '(', '-size', `+${mostBytes / 512}b`, '-o', '-name', '*.node', ')']
  run([...unwanted, '-type', 'f', '-delete'])
  return tree
}

/** A repository with the tree's first half in its history, in several commits, and no file checked out. */
export function makeRepository(directory: string, tree: string): string {
  const repository = join(directory, 'repository')
  const half = join(tree, 'one')
  run(['git', 'init', '-q', repository])
  const git = ['git', `--git-dir=${join(repository, '.git')}`, `--work-tree=${half}`]
  const names = readdirSync(half)
  const step = Math.ceil(names.length / commits)
  for (let at = 0; at < names.length; at += step) {
    run([...git, '-c', 'core.excludesFile=', 'add', '-f', '--', ...names.slice(at, at + step)], half)
    const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.invalid', '-c', 'gc.auto=0']
    run([...git, ...identity, 'commit', '-q', '--no-gpg-sign', '-m', `part ${at}`], half)
  }
  run([...git, 'gc', '-q'], half)
  return repository
}

/**
 * Secretlint's command line, put into the bench's own folder when it is not there yet: it is measured against, and
 * no part of the project.
 */
export function installSecretlint(directory: string): string {
  const program = join(directory, 'node_modules/secretlint/bin/secretlint.js')
  if (existsSync(program)) return program
  mkdirSync(directory, { recursive: true })
  const packages = ['secretlint@13.0.6', '@secretlint/secretlint-rule-preset-recommend@13.1.0']
  run(['npm', 'install', '--prefix', directory, '--ignore-scripts', '--no-audit', '--no-fund', ...packages])
  return program
}

export function removeTree(directory: string): void {
  rmSync(directory, { recursive: true, force: true })
}

function run([program = '', ...args]: readonly string[], cwd?: string): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' })
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${error?.message ?? stderr}`)
}
