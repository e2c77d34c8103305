import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exitCodeOfBug, runTerminal } from '../../../app/cli/terminal.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { firstAccountSettings, type Settings } from '../../../app/domain/settings.ts'
import { hashPassphrase } from '../../../app/lock/passphrase.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import { lockedText, stoppedText } from '../../../app/strings/en/terminal-checklist.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'
import { createFakeTerminal } from '../../fakes/terminal.ts'

const passphrase = 'four common words here'
let folder: string
let host: FakeHost
let files: FakeFiles
let keychain: FakeKeychain

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checklist-'))
  host = createFakeHost()
  files = createFakeFiles()
  keychain = createFakeKeychain()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function terminal(given?: string) {
  const ports = { ...host.ports, files, keychain }
  return createFakeTerminal(ports, { workingDir: folder, passphrase: given ?? null })
}

async function change(edit: (now: Settings) => Settings): Promise<void> {
  const settings = await openSettings({ files, directory: host.ports.dataDir, clock: host.clock })
  await settings.change(edit)
  files.changes.length = 0
}

async function lock(): Promise<void> {
  const hash = await hashPassphrase(passphrase)
  await change((now) => ({ ...now, lock: { hash, options: firstLockOptions, sealed: false } }))
}

async function knowAccount(): Promise<void> {
  keychain.entries.set('access_token', host.token)
  await change((now) => ({
    ...now,
    accounts: [
      {
        id: firstAccountId,
        host: defaultHost,
        userId: null,
        name: null,
        token: { storedAtMs: host.clock.now(), expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
        unfinished: false,
        rotation: null,
        rotationNotice: null,
        reminders: null,
        ...firstAccountSettings,
      },
    ],
  }))
}

describe('a checklist of named folders', () => {
  it('asks for no passphrase, no keychain and no network, and writes nothing but the log', async () => {
    await lock()
    await knowAccount()
    const asked = terminal(passphrase)
    await runTerminal(['checklist', folder], asked)
    expect(asked.asked).toEqual([])
    expect(keychain.calls).toEqual([])
    expect(host.sent).toEqual([])
    expect(files.changes.filter((made) => !made.includes('/data/logs/'))).toEqual([])
    expect(asked.printed.join('\n')).toContain(folder)
  })

  it('takes each folder once, by its real path, and none that lies in another one', async () => {
    mkdirSync(join(folder, 'inside'))
    const asked = terminal()
    await runTerminal(['checklist', '--json', folder, 'inside', '.', `${folder}/inside/..`], asked)
    expect(JSON.parse(asked.printed[0] ?? '')).toMatchObject({ folders: [{ path: folder, problem: null }] })
  })

  it('says in a sentence which of them could not be looked at, and ends with 8', async () => {
    writeFileSync(join(folder, 'file'), '')
    const asked = terminal()
    expect(await runTerminal(['checklist', '--json', 'gone', 'file'], asked)).toBe(8)
    expect(asked.errors).toEqual([
      `${join(folder, 'gone')} could not be checked: it is not there.`,
      `${join(folder, 'file')} could not be checked: it is not a folder.`,
    ])
    expect(JSON.parse(asked.printed[0] ?? '')).toMatchObject({ outcome: 'unchecked' })
  })
})

describe('a checklist of the watched folders', () => {
  it('ends with 8 where it is locked and nobody is there to give the passphrase', async () => {
    await lock()
    const asked = terminal()
    expect(await runTerminal(['checklist', '--json'], asked)).toBe(8)
    expect(asked).toMatchObject({ printed: [], errors: [lockedText], asked: [null] })
  })

  it('ends with 8 and the reason where the passphrase is wrong', async () => {
    await lock()
    const asked = terminal('another passphrase')
    expect(await runTerminal(['checklist', '--passphrase-fd', '3'], asked)).toBe(8)
    expect(asked.asked).toEqual([3])
    expect(asked.printed).toEqual([])
    expect(asked.errors).toHaveLength(1)
  })

  it('goes on with the right one', async () => {
    await lock()
    const asked = terminal(passphrase)
    expect(await runTerminal(['checklist'], asked)).toBe(0)
    expect(asked.errors).toEqual([])
  })

  it('reads the account first, and what it writes is not the window’s', async () => {
    await knowAccount()
    const asked = terminal()
    const run = runTerminal(['checklist', '--json'], asked)
    await host.clock.advance(60_000)
    await run
    expect(host.sent.map(({ operation }) => operation)).toContain('UserBalances')
    const { checks } = JSON.parse(asked.printed[0] ?? '') as { checks: { id: string; status: string }[] }
    expect(checks.find(({ id }) => id === 'two-factor')?.status).not.toBe('unknown')
    expect(
      files.changes.filter((made) => !made.includes('/data/logs/') && !made.includes('settings.json')),
    ).toEqual([])
  })
})

describe('a checklist that is interrupted', () => {
  it('ends with the signal’s code, says so, and prints nothing, then or later', async () => {
    await knowAccount()
    const release = keychain.hold('read')
    const asked = terminal()
    const run = runTerminal(['checklist', '--json'], asked)
    while (keychain.calls.length === 0) await host.clock.advance(0)
    asked.interrupt(130)
    expect(await run).toBe(130)
    release()
    await host.clock.advance(10_000)
    expect(asked).toMatchObject({ printed: [], errors: [stoppedText] })
    expect(asked.progressLines.at(-1) ?? '').toBe('')
  })
})

describe('the SARIF file', () => {
  it('is written beside the text, as a whole', async () => {
    const asked = terminal()
    await runTerminal(['checklist', folder, '--sarif', 'report.sarif'], asked)
    const text = readFileSync(join(folder, 'report.sarif'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { version: '1.2.3' } } }],
    })
    expect(text.endsWith('}\n')).toBe(true)
    expect(asked.printed.join('\n')).toMatch(/^Checklist/)
  })

  it('goes alone to standard output where it is to', async () => {
    const asked = terminal()
    await runTerminal(['checklist', folder, '--sarif', '-'], asked)
    expect(JSON.parse(asked.printed.join('\n'))).toMatchObject({ version: '2.1.0' })
  })

  it('that cannot be written is told in a sentence, with 8', async () => {
    const asked = terminal()
    expect(await runTerminal(['checklist', '--demo', '--sarif', 'no/such/folder.sarif'], asked)).toBe(8)
    expect(asked.errors).toEqual([
      `${join(folder, 'no/such/folder.sarif')} was not written: its folder is not there.`,
    ])
    expect(asked.printed.join('\n')).toMatch(/^Checklist/)
  })
})

describe('a bug', () => {
  it('does not look like a finding', () => {
    expect(exitCodeOfBug(['checklist', '.'])).toBe(8)
    expect(exitCodeOfBug(['glance'])).toBe(1)
  })
})

it('is in colours only where there are some', async () => {
  const asked = terminal()
  await runTerminal(['checklist', '--demo'], asked)
  expect(asked.printed.join('\n')).not.toContain('\u001B')
  const coloured = { ...terminal(), colours: true }
  await runTerminal(['checklist', '--demo'], coloured)
  expect(coloured.printed.join('\n')).toContain('\u001B[32mpass   \u001B[39m')
  expect(existsSync(join(folder, '.stakewatch-baseline.json'))).toBe(false)
})
