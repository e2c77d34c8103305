import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createCore, type Core } from '../../../app/core.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'

const done = { ok: true, value: null }
const path = '/home/somebody/bot/.env'
let host: FakeHost
let core: Core

beforeEach(async () => {
  host = createFakeHost()
  core = await host.core()
  await core.start()
  await core.setup.begin(null)
})

async function keep(where: 'keychain' | 'memory' = 'keychain'): Promise<void> {
  expect(await host.settled(core.setup.verify())).toEqual(done)
  expect(await host.settled(core.setup.save(where))).toEqual(done)
  expect(core.view().setup?.step).toBe('folders')
}

function failed(kind: string, more: object = {}) {
  return { ok: false, failure: { kind, ...more } }
}

describe('importing from a file', () => {
  beforeEach(() => {
    host.imports.texts.set(
      path,
      `STAKE_ACCESS_TOKEN="${host.token}"\r\nSTAKE_BASE_URL=https://stake.bet\r\nSTAKE_TIMEOUT=45\r\n`,
    )
  })

  it('shows what was found, masked, and stores and sends none of it', async () => {
    expect(await core.setup.importDropped(path)).toEqual(done)
    const mask = `${host.token.slice(0, 8)}…${host.token.slice(-4)}`
    expect(core.view().setup).toMatchObject({
      host: 'stake.bet',
      token: { mask, source: 'file' },
      found: { source: 'file', file: 'bot/.env', mask, host: 'stake.bet', timeoutSeconds: 45, problems: [] },
      copy: null,
    })
    expect(JSON.stringify(core.view())).not.toContain(host.token)
    expect(host.sent).toEqual([])
    expect(core.settings().preferences.timeoutSeconds).toBe(30)
    expect(await host.ports.keychain.read('access_token')).toEqual({ kind: 'missing' })
  })

  it('takes host and time-out over once the token is kept, and then offers to remove the copy', async () => {
    await core.setup.importDropped(path)
    await keep()
    expect(core.settings().accounts[0]?.host).toBe('stake.bet')
    expect(core.settings().preferences.timeoutSeconds).toBe(45)
    const copy = { kind: 'file', file: 'bot/.env', lines: [1], removed: false }
    expect(core.view().setup?.copy).toEqual(copy)
    expect(host.imports.texts.get(path)).toContain(host.token)
    expect(await core.setup.removeCopy()).toEqual(done)
    expect(core.view().setup?.copy).toEqual({ ...copy, removed: true })
    expect(host.imports.texts.get(path)).not.toContain(host.token)
    expect(host.imports.texts.get(path)).toMatch(/^# .*\r\nSTAKE_BASE_URL=https:\/\/stake\.bet\r\n/)
    expect(await core.setup.removeCopy()).toEqual(failed('wrong-step'))
  })

  it('changes nothing when the person chooses no file', async () => {
    await core.setup.typeToken(host.token)
    expect(await core.setup.importFile()).toEqual(done)
    expect(core.view().setup?.token?.source).toBe('typed')
    host.imports.chosen = path
    expect(await core.setup.importFile()).toEqual(done)
    expect(core.view().setup?.token?.source).toBe('file')
  })

  it('touches a file that was changed meanwhile in no way', async () => {
    await core.setup.importDropped(path)
    await keep()
    const changed = `${host.imports.texts.get(path)}MORE=1\n`
    host.imports.texts.set(path, changed)
    expect(await core.setup.removeCopy()).toEqual(failed('copy-changed'))
    expect(host.imports.texts.get(path)).toBe(changed)
    expect(core.view().setup?.copy).toMatchObject({ removed: false })
  })

  it('says why a copy could not be removed', async () => {
    await core.setup.importDropped(path)
    await keep()
    host.imports.fileProblem = 'denied'
    expect(await core.setup.removeCopy()).toEqual(failed('copy-not-removed', { problem: 'denied' }))
  })

  it('keeps the copy when the keychain does not give the token back', async () => {
    await core.setup.importDropped(path)
    await keep()
    host.ports.keychain.read = () =>
      Promise.resolve({ kind: 'found', secret: randomBytes(48).toString('hex') })
    expect(await core.setup.removeCopy()).toEqual(failed('keychain-refused'))
    expect(host.imports.texts.get(path)).toContain(host.token)
  })

  it('offers no removal for a token of this run only, which needs its copy again', async () => {
    await core.setup.importDropped(path)
    await keep('memory')
    expect(core.view().setup?.copy).toBeNull()
    expect(await core.setup.removeCopy()).toEqual(failed('wrong-step'))
  })

  it('keeps the chosen host and says so where the address may not be used', async () => {
    host.imports.texts.set(path, `STAKE_ACCESS_TOKEN=${host.token}\nSTAKE_BASE_URL=http://stake.bet`)
    await core.setup.importDropped(path)
    const problems = [{ kind: 'address-not-https' }]
    expect(core.view().setup).toMatchObject({ host: 'stake.com', found: { host: null, problems } })
  })

  it('says what is wrong with the file, and drops the token that was taken before', async () => {
    await core.setup.typeToken(host.token)
    host.imports.texts.set(path, 'A=1')
    expect(await core.setup.importDropped(path)).toEqual(failed('import-empty', { source: 'file' }))
    expect(core.view().setup).toMatchObject({ token: null, found: null })
    host.imports.texts.set(path, `#${'x'.repeat(1024 * 1024)}`)
    expect(await core.setup.importDropped(path)).toEqual(failed('file-unreadable', { problem: 'too-large' }))
    host.imports.texts.set(path, 'STAKE_ACCESS_TOKEN=short')
    expect(await core.setup.importDropped(path)).toMatchObject(failed('token-malformed'))
    expect(core.view().setup?.found).toBeNull()
  })

  it('forgets what came with a token when another one is handed over', async () => {
    await core.setup.importDropped(path)
    await core.setup.typeToken(host.token)
    expect(core.view().setup?.found).toBeNull()
    await keep()
    expect(core.settings().preferences.timeoutSeconds).toBe(30)
    expect(core.view().setup?.copy).toBeNull()
  })
})

describe('importing from the environment', () => {
  it('takes the library’s variables, and then names those to unset', async () => {
    host.imports.environment['STAKE_ACCESS_TOKEN'] = host.token
    host.imports.environment['STAKE_SESSION_COOKIE'] = host.token
    expect(await core.setup.importEnvironment()).toEqual(done)
    await keep()
    const names = ['STAKE_ACCESS_TOKEN', 'STAKE_SESSION_COOKIE']
    expect(core.view().setup?.copy).toEqual({ kind: 'environment', names })
    expect(await core.setup.removeCopy()).toEqual(failed('wrong-step'))
  })

  it('says when there is none', async () => {
    expect(await core.setup.importEnvironment()).toEqual(failed('import-empty', { source: 'environment' }))
  })
})

describe('importing from Python’s keyring', () => {
  it('takes the entry, and then removes it when told to', async () => {
    host.imports.keyring = `${host.token}\n`
    expect(await core.setup.importPythonKeyring()).toEqual(done)
    await keep()
    expect(core.view().setup?.copy).toEqual({ kind: 'python-keyring', removed: false })
    expect(await core.setup.removeCopy()).toEqual(done)
    expect(host.imports.keyring).toBeNull()
  })

  it('leaves an entry that holds something else by now', async () => {
    host.imports.keyring = host.token
    await core.setup.importPythonKeyring()
    await keep()
    host.imports.keyring = randomBytes(48).toString('hex')
    expect(await core.setup.removeCopy()).toEqual(failed('copy-changed'))
    expect(host.imports.keyring).not.toBeNull()
  })

  it('offers no removal where the entry is the one that Stakewatch keeps', async () => {
    const pythonKeyring = { ...host.imports.pythonKeyring, isOurs: true }
    core = await host.core({ imports: { ...host.imports, pythonKeyring } })
    await core.start()
    await core.setup.begin(null)
    host.imports.keyring = host.token
    await core.setup.importPythonKeyring()
    await keep()
    expect(core.view().setup?.copy).toBeNull()
  })

  it('says why it cannot be read', async () => {
    host.imports.keyringProblem = 'windows'
    const failure = failed('python-keyring-unreadable', { cause: 'windows' })
    expect(await core.setup.importPythonKeyring()).toEqual(failure)
    host.imports.keyringProblem = null
    expect(await core.setup.importPythonKeyring()).toEqual(
      failed('import-empty', { source: 'python-keyring' }),
    )
  })
})

describe('a token that is brought while another one is being verified', () => {
  it('is never taken for the one that was verified', async () => {
    host.imports.environment['STAKE_ACCESS_TOKEN'] = randomBytes(48).toString('hex')
    await core.setup.typeToken(host.token)
    const verifying = core.setup.verify()
    await core.setup.importEnvironment()
    expect(await host.settled(verifying)).toEqual(failed('cancelled'))
    expect(core.view().setup).toMatchObject({
      verified: null,
      verifying: false,
      token: { source: 'environment' },
    })
    expect(await core.setup.save('keychain')).toEqual(failed('wrong-step'))
  })

  it('is not wanted any more once the owner has gone on', async () => {
    host.imports.keyring = randomBytes(48).toString('hex')
    await core.setup.typeToken(host.token)
    const bringing = core.setup.importPythonKeyring()
    await core.setup.goTo('verify')
    expect(await bringing).toEqual(failed('cancelled'))
    expect(core.view().setup).toMatchObject({ failure: null, token: { source: 'typed' } })
  })
})

describe('pasting', () => {
  it('notices a cURL command, and clears the clipboard while it still holds that', async () => {
    host.clipboard = `curl 'https://stake.us/_api/graphql' -H 'x-access-token: ${host.token}'`
    expect(await core.setup.pasteToken()).toEqual(done)
    expect(core.view().setup).toMatchObject({
      host: 'stake.us',
      token: { source: 'clipboard' },
      found: { source: 'clipboard', file: null, host: 'stake.us' },
    })
    await keep()
    expect(host.clipboard).toBe('')
    expect(core.view().setup?.copy).toBeNull()
  })

  it('leaves what was copied since', async () => {
    host.clipboard = `export STAKE_ACCESS_TOKEN=${host.token}`
    expect(await core.setup.pasteToken()).toEqual(done)
    host.clipboard = 'a shopping list'
    await keep()
    expect(host.clipboard).toBe('a shopping list')
  })

  it('says when a command holds no token', async () => {
    host.clipboard = 'curl https://stake.com'
    expect(await core.setup.pasteToken()).toEqual(failed('import-empty', { source: 'clipboard' }))
  })
})

describe('a host without anything to import from', () => {
  it('finds nothing, and says so', async () => {
    const { imports: _imports, ...ports } = host.ports
    const bare = await createCore(ports)
    await bare.start()
    await bare.setup.begin(null)
    expect(await bare.setup.importEnvironment()).toEqual(failed('import-empty', { source: 'environment' }))
    expect(await bare.setup.importFile()).toEqual(done)
    expect(await bare.setup.importDropped(path)).toMatchObject(failed('file-unreadable'))
    expect(await bare.setup.importPythonKeyring()).toMatchObject(failed('python-keyring-unreadable'))
  })
})

describe('the demo', () => {
  it('has a token in an environment of its own, and looks at nothing of the owner’s', async () => {
    host.imports.environment['STAKE_ACCESS_TOKEN'] = host.token
    host.imports.texts.set(path, `STAKE_ACCESS_TOKEN=${host.token}`)
    host.imports.chosen = path
    host.imports.keyring = host.token
    const demo = await host.core({ demo: true })
    await demo.start()
    await demo.setup.begin(null)
    expect(await demo.setup.importPythonKeyring()).toMatchObject(failed('import-empty'))
    expect(await demo.setup.importDropped(path)).toMatchObject(failed('file-unreadable'))
    expect(await demo.setup.importFile()).toEqual(done)
    expect(await demo.setup.importEnvironment()).toEqual(done)
    expect(demo.view().setup?.token?.mask).not.toContain(host.token.slice(0, 8))
  })
})
