import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asObject, digest, isExecutable, readObject, readText, writeObject } from './files.mjs'
import { findNpm, headersBeside, installArgs, isUnreachable, npmFailure, pingArgs } from './npm.mjs'
import { run } from './processes.mjs'
import { projectNode } from './project-node.mjs'
import { saying } from './say.mjs'
import { commandFor } from './system-packages.mjs'

const installMs = 15 * 60_000
const pingMs = 30_000
const probeMs = 10_000

/**
 * @typedef {'fresh' | 'absent' | 'stale' | 'incomplete' | 'other-machine'} DependencyState
 */

/** @param {string} root */
const stampPath = (root) => join(root, 'node_modules', '.stakewatch-stamp.json')

/** @param {string} root */
export function stampOf(root) {
  const lock = readText(join(root, 'package-lock.json')) ?? ''
  return { lock: digest([lock]), platform: process.platform, arch: process.arch }
}

/**
 * Whether what stands in node_modules is what the lock file says. A tree that npm made without us counts
 * when it has every package in the right version and its programs run here.
 * @param {string} root
 * @returns {Promise<DependencyState>}
 */
export async function dependencyState(root) {
  const installed = readObject(join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return 'absent'
  const locked = readObject(join(root, 'package-lock.json'))
  if (!sameVersions(locked, installed)) return 'stale'
  if (!isExecutable(projectNode(root)) || !existsSync(keychainModule(root))) return 'incomplete'
  const stamp = readObject(stampPath(root))
  const now = stampOf(root)
  if (stamp?.['lock'] === now.lock) {
    return stamp['platform'] === now.platform && stamp['arch'] === now.arch ? 'fresh' : 'other-machine'
  }
  const load = ['-e', 'require(process.argv[1])', keychainModule(root)]
  const probe = await run(projectNode(root), load, { cwd: root, timeoutMs: probeMs })
  return probe.code === 0 ? 'fresh' : 'other-machine'
}

/** @param {string} root */
const keychainModule = (root) => join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node')

/**
 * Whether an installed tree (npm's hidden lock file) has every package of the lock file in its version, and
 * none besides. Packages for other platforms (optional ones) may be missing.
 * @param {Record<string, unknown> | null} locked
 * @param {Record<string, unknown>} installed
 */
export function sameVersions(locked, installed) {
  const want = asObject(locked?.['packages'])
  const have = asObject(installed['packages'])
  if (!want || !have) return false
  for (const [path, entry] of Object.entries(want)) {
    if (path === '') continue
    const { version, optional } = asObject(entry) ?? {}
    const found = asObject(have[path])
    if (found ? found['version'] !== version : optional !== true) return false
  }
  return Object.keys(have).every((path) => path in want)
}

/**
 * Installs the dependencies where they are absent or stale.
 * @param {string} root
 * @param {DependencyState} state
 * @returns {Promise<string | null>} null, or the sentence that says why not
 */
export async function ensureDependencies(root, state) {
  if (state === 'fresh') {
    rememberStamp(root)
    return null
  }
  const npm = findNpm(root, process.env)
  if (!npm) return 'npm was not found. Install it together with Node 20 or newer, and run the command again.'
  const ran = await saying(
    `Installing dependencies${why[state]}; this takes a minute or two, once`,
    install(root, npm),
  )
  if (ran.code !== 0) {
    return npmFailure(ran, commandFor('keychain-build')) + keepOutput(ran.output)
  }
  rememberStamp(root)
  return null
}

/**
 * With a dead network npm tries hundreds of packages for minutes, so it is asked for one answer first. When
 * none comes, its cache may still hold everything.
 * @param {string} root
 * @param {{ program: string, args: string[] }} npm
 */
async function install(root, npm) {
  const headers = process.env['npm_config_nodedir'] ?? headersBeside(npm.program)
  const env = { ...process.env, ...(headers === null ? {} : { npm_config_nodedir: headers }) }
  /** @param {readonly string[]} words @param {number} timeoutMs */
  const call = (words, timeoutMs) => run(npm.program, [...npm.args, ...words], { cwd: root, timeoutMs, env })
  const ping = await call(pingArgs, pingMs)
  if (!isUnreachable(ping)) return await call(installArgs, installMs)
  const fromCache = await call([...installArgs, '--offline'], installMs)
  return fromCache.code === 0 ? fromCache : ping
}

/** @type {Record<Exclude<DependencyState, 'fresh'>, string>} */
const why = {
  absent: '',
  stale: ' (the lock file has changed)',
  incomplete: ' (a part is missing)',
  'other-machine': ' (those here are for another machine)',
}

/** @param {string} root */
function rememberStamp(root) {
  const stamp = stampOf(root)
  if (JSON.stringify(readObject(stampPath(root))) === JSON.stringify(stamp)) return
  try {
    writeObject(stampPath(root), stamp)
  } catch {
    // Only a shortcut for the next time; a read-only tree does without.
  }
}

/** @param {string} output */
function keepOutput(output) {
  if (output === '') return ''
  try {
    const path = join(mkdtempSync(join(tmpdir(), 'stakewatch-')), 'npm.log')
    writeFileSync(path, output)
    return ` (npm’s own words: ${path})`
  } catch {
    return ''
  }
}
