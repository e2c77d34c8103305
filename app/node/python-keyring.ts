import { execFile } from 'node:child_process'
import type { PythonKeyringProblem } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { secondMs } from '../domain/time.ts'
import type { Keychain } from '../ports/keychain.ts'
import type { PythonKeyring } from '../ports/python-keyring.ts'

/** Long enough for somebody to type the keyring's password. */
const callBoundMs = 30 * secondMs
/** The user that the library gives; on macOS both programs' items are told apart by service and user alone. */
const user = 'access_token'
const item = ['service', 'stakeapi', 'username', user]

/**
 * The StakeAPI library's entry. On Linux Python's keyring names its attributes otherwise than keytar does, so
 * libsecret's own `secret-tool` is asked, without a shell and bounded in time; on macOS it is our own item.
 */
export function createPythonKeyring(
  keychain: Keychain,
  platform: NodeJS.Platform = process.platform,
): PythonKeyring {
  if (platform === 'linux') {
    return { isOurs: false, read: () => lookUp(keychain), remove: () => clear(keychain) }
  }
  // Removed as a copy it would take our own token with it.
  if (platform === 'darwin') {
    return { isOurs: true, read: () => readOurs(keychain), remove: () => fail('refused') }
  }
  return { isOurs: false, read: () => fail('windows'), remove: () => fail('windows') }
}

function fail(problem: PythonKeyringProblem): Promise<Result<null, PythonKeyringProblem>> {
  return Promise.resolve(err(problem))
}

async function readOurs(keychain: Keychain): Promise<Result<string | null, PythonKeyringProblem>> {
  const answer = await keychain.read(user)
  if (answer.kind === 'found') return ok(answer.secret)
  if (answer.kind === 'missing') return ok(null)
  return err(answer.kind === 'locked' ? 'locked' : 'refused')
}

async function lookUp(keychain: Keychain): Promise<Result<string | null, PythonKeyringProblem>> {
  const answer = await call('lookup')
  if (!answer.ok) return answer
  return answer.value === '' ? await reallyMissing(keychain) : ok(answer.value)
}

/** A locked collection gives nothing, and `secret-tool` does not say why. */
async function reallyMissing(keychain: Keychain): Promise<Result<null, PythonKeyringProblem>> {
  const state = await keychain.inspect()
  return state !== null && state !== 'open' && state.kind === 'locked' ? err('locked') : ok(null)
}

async function clear(keychain: Keychain): Promise<Result<null, PythonKeyringProblem>> {
  const answer = await call('clear')
  if (!answer.ok) return answer
  const left = await lookUp(keychain)
  if (!left.ok) return left
  return left.value === null ? ok(null) : err('refused')
}

/** What `secret-tool` prints. It ends with 1 and says nothing where there is no such item. */
function call(command: 'lookup' | 'clear'): Promise<Result<string, PythonKeyringProblem>> {
  const options = { timeout: callBoundMs, killSignal: 'SIGKILL', windowsHide: true } as const
  return new Promise((resolve) => {
    execFile('secret-tool', [command, ...item], options, (error, stdout, stderr) => {
      if (!error || (error.code === 1 && stderr === '')) resolve(ok(stdout))
      else if (error.code === 'ENOENT') resolve(err('no-tool'))
      else resolve(err(error.killed ? 'no-answer' : 'refused'))
    })
  })
}
