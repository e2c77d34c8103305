import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

export interface SecretService {
  /** What a child process needs to find it and nothing else of this machine's desktop. */
  readonly env: Readonly<Record<string, string>>
  /** Through the Secret Service itself, as a desktop's "lock keyring" does. */
  lock(): Promise<void>
  /** Undoes `lock` without a prompt. */
  unlock(): Promise<void>
  /** The daemon stays on the bus and answers nothing more. */
  freeze(): void
  stop(): Promise<void>
}

export interface SecretServiceOptions {
  /**
   * `kept`: the usual one, on disk. `none`: a daemon that nobody has logged in to, so it has no default
   * collection. `session`: the default leads to the collection that ends with the session.
   */
  readonly defaultCollection?: 'kept' | 'none' | 'session'
}

const programs = ['dbus-daemon', 'gnome-keyring-daemon', 'busctl', 'secret-tool']
const bus = 'org.freedesktop.secrets'
const root = '/org/freedesktop/secrets'
const readyBoundMs = 10_000
const pollMs = 25
const run = promisify(execFile)

/** Why tests with a real Secret Service cannot run here, for `skip`; null when they can. */
export function secretServiceAvailable(): string | null {
  if (process.platform !== 'linux') return 'the Secret Service is for Linux'
  const places = (process.env['PATH'] ?? '').split(delimiter)
  const missing = programs.filter((name) => !places.some((place) => existsSync(join(place, name))))
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`
}

/**
 * A GNOME Keyring of its own, on a session bus of its own, in a home directory of its own. Both end with
 * `stop`, and with this process.
 */
export async function startSecretService({
  defaultCollection = 'kept',
}: SecretServiceOptions = {}): Promise<SecretService> {
  const home = await mkdtemp(join(tmpdir(), 'secret-service-'))
  const children: ChildProcess[] = []
  async function stop(): Promise<void> {
    await Promise.all(children.map(endProcess))
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }

  try {
    const places = await makeHome(home)
    const busProcess = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      env: places,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    children.push(busProcess)
    const env = { ...places, DBUS_SESSION_BUS_ADDRESS: await firstLine(busProcess) }
    const keyring = startKeyring(env, defaultCollection !== 'none')
    children.push(keyring, startKeeper(home, [busProcess, keyring]))
    await until(() => isReady(env, defaultCollection !== 'none'))
    if (defaultCollection === 'session') await leadDefaultToSession(env)
    return {
      env,
      lock: () => lockDefault(env),
      unlock: () => unlockDefault(env),
      freeze: () => void keyring.kill('SIGSTOP'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Ends the daemons when this process ends, however it does: no handler of ours runs when it is killed, but
 * the keeper's standard input ends.
 */
function startKeeper(home: string, kept: readonly ChildProcess[]): ChildProcess {
  const pids = kept.map(({ pid }) => String(pid))
  const script = 'cat; home=$1; shift; kill -KILL "$@"; rm -rf "$home"'
  return spawn('sh', ['-c', script, 'keeper', home, ...pids], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A Ctrl-C in the terminal is for the tests, not for the keeper.
    detached: true,
  })
}

type Env = Readonly<Record<string, string>>

async function makeHome(home: string): Promise<Env> {
  const env = {
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  }
  await Promise.all(Object.values(env).map((place) => mkdir(place, { recursive: true, mode: 0o700 })))
  await chmod(env.XDG_RUNTIME_DIR, 0o700)
  return { PATH: process.env['PATH'] ?? '', ...env }
}

const password = 'a password of this test run'

function startKeyring(env: Env, loggedIn: boolean): ChildProcess {
  const words = ['--foreground', '--components=secrets', ...(loggedIn ? ['--unlock'] : [])]
  const child = spawn('gnome-keyring-daemon', words, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  // All of it is the password, a line break too; with nothing the daemon makes no collection.
  child.stdin.end(password)
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the session bus ended before it said where it is')
}

/** Waits for a real condition, and gives up with an error. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + readyBoundMs
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error('the Secret Service did not come up')
    await delay(pollMs)
  }
}

async function ask(env: Env, words: readonly string[]): Promise<unknown> {
  const { stdout } = await run('busctl', ['--user', '--json=short', ...words], { env, timeout: readyBoundMs })
  return stdout.trim() === '' ? null : (JSON.parse(stdout) as { data: unknown }).data
}

/** Asked of the bus first: a call to an absent service would make the bus start another daemon. */
async function isReady(env: Env, withCollection: boolean): Promise<boolean> {
  const dbus = 'org.freedesktop.DBus'
  const owned = await ask(env, ['call', dbus, '/org/freedesktop/DBus', dbus, 'NameHasOwner', 's', bus])
  if (String(owned) !== 'true') return false
  return !withCollection || (await defaultPath(env)) !== '/'
}

async function defaultPath(env: Env): Promise<string> {
  return String(
    await ask(env, ['call', bus, root, 'org.freedesktop.Secret.Service', 'ReadAlias', 's', 'default']),
  )
}

async function isLocked(env: Env): Promise<boolean> {
  const words = ['get-property', bus, await defaultPath(env), 'org.freedesktop.Secret.Collection', 'Locked']
  return (await ask(env, words)) === true
}

async function lockDefault(env: Env): Promise<void> {
  const path = await defaultPath(env)
  await ask(env, ['call', bus, root, 'org.freedesktop.Secret.Service', 'Lock', 'ao', '1', path])
  await until(() => isLocked(env))
}

const unlockRequest = 1

/**
 * By the daemon's control socket, as PAM unlocks it at login: one byte for the credentials, then lengths and
 * numbers of 32 bits. It answers its own length and 0.
 */
async function unlockDefault(env: Env): Promise<void> {
  const socket = connect(join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'))
  const text = Buffer.from(password)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(12 + text.length, 1)
  head.writeUInt32BE(unlockRequest, 5)
  head.writeUInt32BE(text.length, 9)
  socket.write(Buffer.concat([head, text]))
  await once(socket, 'data')
  socket.destroy()
  await until(async () => !(await isLocked(env)))
}

async function leadDefaultToSession(env: Env): Promise<void> {
  const session = `${root}/collection/session`
  const words = ['org.freedesktop.Secret.Service', 'SetAlias', 'so', 'default', session]
  await ask(env, ['call', bus, root, ...words])
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
