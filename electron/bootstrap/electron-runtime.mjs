import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { digest, readObject, readText, writeObject } from './files.mjs'
import { run } from './processes.mjs'
import { projectEnv, projectNode } from './project-node.mjs'
import { saying } from './say.mjs'

/** The whole of what a try may cost, whatever the network does. */
const downloadMs = 30_000
/** So long a failed try is remembered: a closed network is not asked again by every command. */
const rememberedMs = 6 * 60 * 60_000
const probeMs = 10_000

/**
 * @typedef {{ path: string } | { missing: string }} Runtime the executable, or the sentence that says why not
 */

/** Settings of the machine that lead the download elsewhere: when one changes, a new try is worth it. */
const routes = [
  'ELECTRON_MIRROR',
  'npm_config_electron_mirror',
  'ELECTRON_CUSTOM_DIR',
  'electron_config_cache',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'http_proxy',
  'https_proxy',
  'NO_PROXY',
  'npm_config_proxy',
  'npm_config_https_proxy',
]

/** @param {NodeJS.Platform} platform */
function executableName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * The runtime's executable, judged as the `electron` package does itself: the directory that
 * ELECTRON_OVERRIDE_DIST_PATH names, else its own `dist` when that holds the package's version.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {string | null}
 */
export function electronPath(root, env, platform = process.platform) {
  const home = join(root, 'node_modules', 'electron')
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) {
    const named = [readText(join(home, 'path.txt')), executableName(platform), 'electron']
    const found = named
      .flatMap((name) => (name ? [join(override, name)] : []))
      .find((path) => existsSync(path))
    return found ?? null
  }
  const version = readObject(join(home, 'package.json'))?.['version']
  if (
    readText(join(home, 'dist', 'version'))
      ?.replace(/^v/, '')
      .trim() !== version
  )
    return null
  const path = join(home, 'dist', executableName(platform))
  return existsSync(path) ? path : null
}

/**
 * The runtime, downloaded when it is absent and was not lately refused.
 * @param {string} root
 * @param {{ retry: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv, nowMs?: number }} options
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron(root, { retry, timeoutMs = downloadMs, env = process.env, nowMs }) {
  const there = electronPath(root, env)
  if (there) return { path: there }
  if (env['ELECTRON_OVERRIDE_DIST_PATH']) {
    return { missing: 'ELECTRON_OVERRIDE_DIST_PATH names a directory that holds no Electron.' }
  }
  const memory = join(root, 'node_modules', '.cache', 'stakewatch', 'runtime-refused.json')
  const now = nowMs ?? Date.now()
  const route = digest(routes.map((name) => env[name] ?? ''))
  const before = retry ? null : rememberedRefusal(readObject(memory), route, now)
  if (before) return { missing: `${before} ${remedies} (Not tried again for now; "--retry-runtime" does.)` }
  const reason = await download(root, env, timeoutMs)
  const path = electronPath(root, env)
  if (path) return { path }
  writeObject(memory, { reason, route, atMs: now })
  return { missing: `${reason} ${remedies}` }
}

const remedies =
  'Remedies: a mirror (ELECTRON_MIRROR), a proxy (HTTPS_PROXY), ' +
  'or an unpacked Electron (ELECTRON_OVERRIDE_DIST_PATH).'

/**
 * The reason of an earlier failure while it still counts: not older than six hours, on the same route.
 * @param {Record<string, unknown> | null} memory
 * @param {string} route
 * @param {number} nowMs
 * @returns {string | null}
 */
export function rememberedRefusal(memory, route, nowMs) {
  const { reason, route: then, atMs } = memory ?? {}
  if (typeof reason !== 'string' || typeof atMs !== 'number' || then !== route) return null
  return nowMs >= atMs && nowMs - atMs < rememberedMs ? reason : null
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutMs
 * @returns {Promise<string>} the reason, when it failed
 */
async function download(root, env, timeoutMs) {
  const script = join(root, 'node_modules', 'electron', 'install.js')
  const ran = await saying(
    `Downloading Electron’s runtime, for at most ${Math.ceil(timeoutMs / 1000)} s`,
    run(projectNode(root), [script], { cwd: root, timeoutMs, env: downloadEnv(root, env) }),
  )
  return downloadFailure(ran, timeoutMs)
}

/**
 * npm's proxy counts for the download too, and Node's own `fetch` heeds a proxy only when told so.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function downloadEnv(root, env) {
  const https =
    env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['npm_config_https_proxy'] ?? env['npm_config_proxy']
  const http = env['HTTP_PROXY'] ?? env['http_proxy'] ?? env['npm_config_proxy']
  const through = {
    ...(https ? { HTTPS_PROXY: https } : {}),
    ...(http ? { HTTP_PROXY: http } : {}),
    ...(https || http ? { NODE_USE_ENV_PROXY: '1' } : {}),
  }
  return { ...projectEnv(root, env), ...through, ELECTRON_GET_NO_PROGRESS: '1' }
}

/**
 * Error codes as they appear in what the installer prints; it leaves out the cause of a failed fetch.
 * @type {[RegExp, string][]}
 */
const causes = [
  [/\b(?:ENOTFOUND|EAI_AGAIN)\b/, 'the server’s name was not found'],
  [/\bECONNREFUSED\b/, 'the connection was refused'],
  [/\b(?:ENETUNREACH|EHOSTUNREACH)\b/, 'there is no way to the server'],
  [/\b(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)\b/, 'the server did not answer'],
  [/\b(?:ECONNRESET|UND_ERR_SOCKET)\b/, 'the connection broke'],
  [/\bENOSPC\b/, 'the disk is full'],
  [/\b(?:EACCES|EPERM|EROFS)\b/, 'a directory is not writable'],
  [/\b(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)\b/, 'the certificate is not trusted'],
  [/fetch failed/, 'no connection to the download server'],
]

/**
 * @param {import('./processes.mjs').Ran} ran
 * @param {number} timeoutMs
 */
export function downloadFailure(ran, timeoutMs) {
  const status = /Response code (\d{3})/.exec(ran.output)?.[1]
  const cause = ran.timedOut
    ? `no end within ${Math.ceil(timeoutMs / 1000)} s`
    : (causes.find(([form]) => form.test(ran.output))?.[1] ??
      (status ? `the server answered ${status}` : `the installer ended with exit code ${ran.code}`))
  return `Electron’s runtime could not be downloaded (${cause}).`
}

/**
 * Whether the runtime's shared libraries are there: it starts as bare Node, which needs no display.
 * @param {string} root
 * @param {string} path
 */
export async function electronLoads(root, path) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const ran = await run(path, ['-e', '0'], { cwd: root, timeoutMs: probeMs, env })
  return ran.code === 0
}
