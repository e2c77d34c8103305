import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { secondMs } from '../domain/time.ts'
import type { KeychainProblem } from '../ports/keychain.ts'

export interface SecretServiceState {
  readonly problem: KeychainProblem | 'open'
  /** For a person, e.g. `GNOME Keyring`. */
  readonly backend: string
  /** False for a collection that ends with the session; null when there is none to ask. */
  readonly persistent: boolean | null
}

const callBoundMs = 3 * secondMs
const bus = 'org.freedesktop.secrets'
const root = '/org/freedesktop/secrets'

/**
 * How the freedesktop Secret Service is, without unlocking anything: keytar cannot tell a locked collection
 * from an empty one. Asks the session bus through systemd's `busctl`, bounded in time; null where there is no
 * `busctl`. https://specifications.freedesktop.org/secret-service-spec/
 */
export async function inspectSecretService(): Promise<SecretServiceState | null> {
  const alias = await call(['call', bus, root, 'org.freedesktop.Secret.Service', 'ReadAlias', 's', 'default'])
  if (alias === 'no-busctl') return null
  const backend = await backendName()
  if (alias === 'silent') return absent(backend, 'no-answer')
  const collection = firstText(alias)
  if (collection === null) return absent(backend, 'no-service')
  // `/` stands for "no such collection": there is nothing that could keep a token.
  if (collection === '/') return absent(backend, 'no-service')
  const locked = await call(['get-property', bus, collection, 'org.freedesktop.Secret.Collection', 'Locked'])
  if (typeof locked === 'string') return absent(backend, 'no-answer')
  return {
    problem: locked.data === true ? { kind: 'locked' } : 'open',
    backend,
    persistent: !collection.endsWith('/session'),
  }
}

function absent(backend: string, cause: 'no-service' | 'no-answer'): SecretServiceState {
  return { problem: { kind: 'unavailable', cause }, backend, persistent: null }
}

interface BusAnswer {
  readonly data: unknown
}

/** `busctl` prints `{"type":…,"data":…}`. It is run without a shell and with fixed words of our own. */
function call(words: readonly string[]): Promise<BusAnswer | 'failed' | 'silent' | 'no-busctl'> {
  const options = { timeout: callBoundMs, killSignal: 'SIGKILL', windowsHide: true } as const
  return new Promise((resolve) => {
    execFile('busctl', ['--user', '--json=short', ...words], options, (error, stdout) => {
      if (!error) resolve(parseAnswer(stdout))
      else if (error.code === 'ENOENT') resolve('no-busctl')
      else resolve(error.killed ? 'silent' : 'failed')
    })
  })
}

function parseAnswer(text: string): BusAnswer | 'failed' {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'data' in value ? { data: value.data } : 'failed'
  } catch {
    return 'failed'
  }
}

function firstText(answer: BusAnswer | 'failed'): string | null {
  if (answer === 'failed' || !Array.isArray(answer.data)) return null
  const first: unknown = answer.data[0]
  return typeof first === 'string' ? first : null
}

const backends: readonly (readonly [RegExp, string])[] = [
  [/^gnome-keyring/, 'GNOME Keyring'],
  [/^(kwalletd|ksecretd)/, 'KWallet'],
  [/^keepassxc/i, 'KeePassXC'],
  [/^oo7/, 'oo7'],
]

/** By the program that owns the bus name; its own `comm` is cut off at 15 characters. */
async function backendName(): Promise<string> {
  const unknown = 'the Secret Service'
  const answer = await call([
    'call',
    'org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus',
    'GetConnectionUnixProcessID',
    's',
    bus,
  ])
  if (typeof answer === 'string' || !Array.isArray(answer.data)) return unknown
  const pid: unknown = answer.data[0]
  if (typeof pid !== 'number') return unknown
  try {
    const name = basename((await readFile(`/proc/${pid}/comm`, 'utf8')).trim())
    return backends.find(([form]) => form.test(name))?.[1] ?? unknown
  } catch {
    return unknown
  }
}
