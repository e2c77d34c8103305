import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, isBuilt } from './build.mjs'
import { dependencyState, ensureDependencies } from './dependencies.mjs'
import { ensureBrowser, showApp } from './desktop.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { withLock } from './lock.mjs'
import { packApp } from './package.mjs'
import { dieWithChildren, handOver } from './processes.mjs'
import { compiledDirectory, projectEnv, projectNode } from './project-node.mjs'
import { say } from './say.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { runTests } from './test-run.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const oldestNode = 20
const retryWord = '--retry-runtime'
/** What the checklist ends with where it could not check; 1 would say that it found something. */
const unchecked = 8

/**
 * What a command needs before it can run, and what it then does.
 * @typedef {object} Command
 * @property {boolean} runtime Electron's runtime, where it can be had
 * @property {import('./package-table.mjs').Purpose[]} packages
 * @property {number} [broken] the exit code where it could not even begin, if that is not 1
 * @property {(args: string[], runtime: import('./electron-runtime.mjs').Runtime) => Promise<number>} act
 */

/** @param {string[]} args */
const script = (args) => handOver(projectNode(root), args, { cwd: root, env: projectEnv(root, process.env) })

/**
 * The terminal, as a status bar starts it every minute: built to one file, and what Node has made of it is kept. To
 * load its hundreds of sources took twice as long as all else that a glance does.
 * @param {string[]} args
 * @param {string} cwd
 */
const terminal = (args, cwd) =>
  handOver(projectNode(root), [join(root, 'out', 'cli.js'), ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: compiledDirectory(root), ...projectEnv(root, process.env) },
  })

/** @type {Record<string, Command>} */
const commands = {
  demo: {
    runtime: true,
    packages: [],
    act: (args, runtime) => showApp(root, { demo: true, args, runtime }),
  },
  start: {
    runtime: true,
    packages: [],
    act: (args, runtime) => showApp(root, { demo: false, args, runtime }),
  },
  test: {
    runtime: true,
    packages: ['test'],
    async act() {
      await ensureBrowser(root, { headless: true })
      return await runTests(root)
    },
  },
  glance: {
    runtime: false,
    packages: [],
    act: (args) => terminal(['glance', ...args], root),
  },
  checklist: {
    runtime: false,
    packages: [],
    broken: unchecked,
    act: (args) => terminal(['checklist', ...args], callersDirectory()),
  },
  bench: {
    runtime: false,
    packages: ['bench'],
    async act(args) {
      await ensureBrowser(root, { headless: true })
      return await script(['test/bench/run.ts', ...args])
    },
  },
  package: { runtime: true, packages: [], act: (args, runtime) => packApp(root, args, runtime) },
}

/**
 * Where the command was typed: npm changes into the project first, and folders are not meant from there. Outside
 * of the project what npm says is another script's, that was run around us.
 */
function callersDirectory() {
  const { INIT_CWD: typedIn, npm_lifecycle_event: npmScript } = process.env
  return npmScript === 'checklist' && typedIn && process.cwd() === root ? typedIn : process.cwd()
}

/**
 * Everything a command needs, put in place while nobody else does the same.
 * @param {Command} command
 * @param {boolean} retry
 * @returns {Promise<{ runtime: import('./electron-runtime.mjs').Runtime } | { failure: string }>}
 */
async function prepare(command, retry) {
  const state = await dependencyState(root)
  if (state !== 'fresh') await ensureSystemPackages(root, ['keychain', 'keychain-build'])
  await ensureSystemPackages(root, command.packages)
  const failure = (await ensureDependencies(root, state)) ?? (await ensureBuilt(root))
  if (failure) return { failure }
  return { runtime: command.runtime ? await ensureElectron(root, { retry }) : { missing: '' } }
}

/** That the dependencies are there is told sooner the next time; to build is left out, since that was just told. */
async function noteInPlace() {
  await ensureDependencies(root, 'fresh')
  return { runtime: { missing: '' } }
}

/** @param {readonly string[]} argv */
async function main([name = '', ...rest]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    say(`This is Node ${process.versions.node}; Stakewatch needs Node ${oldestNode} or newer.`)
    return command?.broken ?? 1
  }
  if (!command) {
    say(`Usage: npm run <${Object.keys(commands).join(' | ')}> [-- options]`)
    return 2
  }
  dieWithChildren()
  const args = rest.filter((word) => word !== retryWord)
  const work = () => prepare(command, rest.includes(retryWord))
  // Glance and checklist write nothing when all is in place: they must work in a folder that is read-only.
  const needsMore = command.runtime || command.packages.length > 0
  const isInPlace = !needsMore && (await dependencyState(root)) === 'fresh' && isBuilt(root)
  const prepared = isInPlace ? await noteInPlace() : await withLock(join(root, 'out', '.setup-lock'), work)
  if ('failure' in prepared) {
    say(prepared.failure)
    return command.broken ?? 1
  }
  return await command.act(args, prepared.runtime)
}

/**
 * A failure that nobody foresaw, in one sentence: what a person can pass on without reading a stack trace.
 * @param {unknown} error
 */
function unforeseen(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'bug'
  const notWritable = ['EACCES', 'EPERM', 'EROFS'].includes(code)
  if (notWritable) return 'This folder cannot be written to. Copy the project to one that is yours.'
  if (code === 'ENOSPC') return 'The disk is full. About 1 GB is needed.'
  return `The set-up itself failed (${code}): ${error instanceof Error ? error.message : String(error)}`
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say(unforeseen(error))
  process.exitCode = process.argv[2] === 'checklist' ? unchecked : 1
}
