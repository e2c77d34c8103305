import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { onPath } from './files.mjs'

/**
 * How to start npm: the one that started us, else the one on PATH; null where there is none. A script of
 * npm's is run by the machine's Node, because `npm ci` deletes the project's own while it runs.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ program: string, args: string[] } | null}
 */
export function findNpm(root, env) {
  const script = env['npm_execpath']
  if (script && /^npm(-cli)?\.c?js$/.test(basename(script)) && existsSync(script)) {
    return { program: machineNode(root, env), args: [script] }
  }
  const found = onPath('npm', env)
  if (!found) return null
  if (!found.endsWith('.cmd')) return { program: found, args: [] }
  // Windows starts a .cmd through a shell only; the script that it calls needs none.
  const beside = join(dirname(found), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return existsSync(beside) ? { program: machineNode(root, env), args: [beside] } : null
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
function machineNode(root, env) {
  const inside = join(root, 'node_modules') + sep
  const ours = [env['npm_node_execpath'], process.execPath, onPath('node', env)]
  return ours.find((path) => path && !realpath(path).startsWith(inside)) ?? process.execPath
}

/** @param {string} path */
function realpath(path) {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * The words after npm for an exact, bounded and silent installation.
 */
export const installArgs = [
  'ci',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/** The words after npm that ask the registry for a sign of life. */
export const pingArgs = ['ping', '--loglevel=error', '--fetch-retries=0', '--fetch-timeout=15000']

const noWay = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ERR_SOCKET_TIMEOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
])

/**
 * Whether a ping shows that there is no way to the registry. A registry that does not know the question
 * answers, too.
 * @param {import('./processes.mjs').Ran} ping
 */
export function isUnreachable(ping) {
  return ping.timedOut || noWay.has(errorCode(ping.output))
}

/** @param {string} output */
function errorCode(output) {
  return /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? ''
}

/**
 * Where the headers of the machine's Node stand, so that compiling a native module need not download them;
 * null when they are not beside it.
 * @param {string} nodePath
 */
export function headersBeside(nodePath) {
  const prefix = dirname(dirname(realpath(nodePath)))
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null
}

const remedies =
  'Check the network; behind a proxy, set it with "npm config set proxy URL"; ' +
  'with a registry of your own, "npm config set registry URL"; then run the command again.'

/**
 * npm's error codes, as it prints them, in words.
 * @type {Record<string, string>}
 */
const causes = {
  ENOTFOUND: `the registry’s name was not found (offline?). ${remedies}`,
  EAI_AGAIN: `the registry’s name could not be looked up (offline?). ${remedies}`,
  ECONNREFUSED: `the registry refused the connection. ${remedies}`,
  ECONNRESET: `the connection to the registry broke. ${remedies}`,
  ETIMEDOUT: `the registry did not answer in time. ${remedies}`,
  ERR_SOCKET_TIMEOUT: `the registry did not answer in time. ${remedies}`,
  ENETUNREACH: `there is no network. ${remedies}`,
  EHOSTUNREACH: `there is no way to the registry. ${remedies}`,
  E401: 'the registry wants a login. Log in with "npm login", or choose another registry.',
  E403: `the registry refused a package. ${remedies}`,
  E404: 'the registry lacks a package. Choose a complete one with "npm config set registry URL".',
  E407: 'the proxy wants a login. Put it into the proxy’s URL: "npm config set proxy URL".',
  SELF_SIGNED_CERT_IN_CHAIN:
    'a proxy replaces certificates. Name its authority: "npm config set cafile FILE".',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'a certificate has no known authority. Name it: "npm config set cafile FILE".',
  CERT_HAS_EXPIRED: 'the registry’s certificate has expired, or this machine’s clock is wrong.',
  ENOSPC: 'the disk is full. About 1 GB is needed.',
  EACCES: 'this folder, or npm’s cache, is not writable. Give it to your user.',
  EPERM: 'a file is in use or protected. Close what runs from this folder, and run "npm ci" once by hand.',
  EBUSY: 'a file is in use. Close what runs from this folder, and run "npm ci" once by hand.',
  EROFS: 'this folder is read-only. Copy the project to a writable one.',
  EINTEGRITY: 'a package is not what the lock file says. Empty npm’s cache with "npm cache clean --force".',
  EUSAGE: 'package.json and package-lock.json do not fit together. Run "npm install" once.',
  ERESOLVE: 'package.json and package-lock.json do not fit together. Run "npm install" once.',
  EBADENGINE: 'this Node is too old. Install Node 20 or newer.',
}

/**
 * Why npm failed and what helps, in one sentence or two, from the error code that it printed.
 * @param {import('./processes.mjs').Ran} ran
 * @param {string | null} buildCommand what installs the compiler that the keychain module needs
 */
export function npmFailure(ran, buildCommand) {
  const start = 'The dependencies could not be installed: '
  if (!ran.started) return `${start}npm could not be started. Install it together with Node 20 or newer.`
  if (ran.timedOut) return `${start}npm did not finish in time. ${remedies}`
  const code = errorCode(ran.output)
  const cause = causes[code]
  if (cause) return start + cause
  if (/^npm (?:error|ERR!) path .*[\\/]keytar\r?$/m.test(ran.output)) {
    const how = buildCommand
      ? `Type: ${buildCommand}`
      : 'Install a C++ compiler, make, Python 3 and libsecret.'
    return `${start}the keychain module could neither be downloaded nor compiled. ${how}`
  }
  return `${start}npm ended with ${code ? `error ${code}` : `exit code ${ran.code}`}. ${remedies}`
}
