import { readText, onPath } from './files.mjs'
import { installCommand, managerOf, parseOsRelease } from './os-release.mjs'
import { packageTable } from './package-table.mjs'
import { run } from './processes.mjs'
import { saying, say } from './say.mjs'

/**
 * @typedef {import('./os-release.mjs').Manager} Manager
 * @typedef {import('./package-table.mjs').Purpose} Purpose
 * @typedef {import('./package-table.mjs').SystemPackage} SystemPackage
 */

const queryMs = 20_000
const updateMs = 180_000
const installMs = 600_000

/** apt asks nobody, waits for another apt, and does not try a dead network for minutes. */
const aptOptions = [
  '-o',
  'Acquire::Retries=1',
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'DPkg::Lock::Timeout=120',
]

/**
 * The packages that `dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n'` reports as installed.
 * @param {string} output
 * @returns {Set<string>}
 */
export function installedPackages(output) {
  const lines = output.split('\n').map((line) => line.trim().split(/\s+/))
  return new Set(lines.flatMap(([name, status]) => (name && status?.startsWith('ii') ? [name] : [])))
}

/**
 * Those of `wanted` that are not installed, under either name of a library renamed to `…t64`.
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} installed
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

/**
 * Those of `wanted` that apt can install, by the output of `apt-cache policy`; a renamed library by its new name.
 * @param {readonly string[]} wanted
 * @param {string} policy
 */
export function installablePackages(wanted, policy) {
  /** @type {Set<string>} */
  const candidates = new Set()
  let name = ''
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line)
    if (heading) name = heading[1] ?? ''
    else if (/^\s+Candidate:\s+(?!\(none\))\S/.test(line)) candidates.add(name)
  }
  return wanted.flatMap((each) => [each, `${each}t64`].find((one) => candidates.has(one)) ?? [])
}

/**
 * Sees to the system packages for `purposes`: on Debian-likes, as root, installs what is missing; otherwise
 * says what to type. Never ends the set-up: what needs a missing package says so itself.
 * @param {string} root
 * @param {readonly Purpose[]} purposes
 */
export async function ensureSystemPackages(root, purposes) {
  if (process.platform !== 'linux') return
  const manager = managerOf(parseOsRelease(readText('/etc/os-release') ?? ''))
  for (const purpose of purposes) {
    const { why, packages } = packageTable[purpose]
    const missing = await missingFor(root, manager, packages)
    if (missing.length === 0) continue
    if (manager === 'apt' && process.getuid?.() === 0) await aptInstall(root, why, missing)
    else say(askForPackages(manager, why, missing))
  }
}

/**
 * What a person is told when packages are missing that we may not install.
 * @param {Manager | null} manager
 * @param {string} why
 * @param {readonly string[]} missing
 */
export function askForPackages(manager, why, missing) {
  const how = manager
    ? `Type: ${installCommand(manager, missing)}`
    : 'Install them with your package manager.'
  return `System packages are missing, needed ${why}: ${missing.join(', ')}. ${how}`
}

/**
 * The command that installs everything for `purpose` on this machine, or null where that is not known.
 * @param {Purpose} purpose
 * @returns {string | null}
 */
export function commandFor(purpose) {
  const manager = managerOf(parseOsRelease(readText('/etc/os-release') ?? ''))
  if (!manager) return null
  return installCommand(manager, [...new Set(packageTable[purpose].packages.map((each) => each[manager]))])
}

/**
 * @param {string} root
 * @param {Manager | null} manager
 * @param {readonly SystemPackage[]} packages
 * @returns {Promise<readonly string[]>}
 */
async function missingFor(root, manager, packages) {
  if (manager !== 'apt') {
    const missing = packages.filter(({ command }) => command && !onPath(command, process.env))
    return [...new Set(missing.map((each) => each[manager ?? 'apt']))]
  }
  const names = packages.map(({ apt }) => apt)
  const both = names.flatMap((name) => (name.startsWith('lib') ? [name, `${name}t64`] : [name]))
  const query = ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...both]
  const { output } = await run('dpkg-query', query, { cwd: root, timeoutMs: queryMs })
  return missingPackages(names, installedPackages(output))
}

/**
 * @param {string} root
 * @param {string} why
 * @param {readonly string[]} missing
 */
async function aptInstall(root, why, missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const work = async () => {
    // A list that cannot be brought up to date may still be good enough: what counts is the installation.
    await run('apt-get', ['update', '-qq', ...aptOptions], { cwd: root, env, timeoutMs: updateMs })
    const policy = await run('apt-cache', ['policy', ...missing.flatMap((name) => [name, `${name}t64`])], {
      cwd: root,
      env: { ...env, LC_ALL: 'C' },
      timeoutMs: queryMs,
    })
    const known = installablePackages(missing, policy.output)
    const args = ['install', '-y', '-qq', '--no-install-recommends', ...aptOptions, ...known]
    const installed =
      known.length > 0 && (await run('apt-get', args, { cwd: root, env, timeoutMs: installMs }))
    return known.length === missing.length && installed !== false && installed.code === 0
  }
  if (await saying(`Installing system packages ${why}: ${missing.join(', ')}`, work())) return
  say(
    `Some of them could not be installed; going on without. With a network, or a mirror in ` +
      `/etc/apt/sources.list, type: ${installCommand('apt', missing).replaceAll('sudo ', '')}`,
  )
}
