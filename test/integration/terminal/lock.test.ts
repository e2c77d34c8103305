import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import { hashPassphrase } from '../../../app/lock/passphrase.ts'
import { createNodeClock } from '../../../app/node/clock.ts'
import { createNodeFiles } from '../../../app/node/files.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import { passphrasePrompt } from '../../../app/strings/en/terminal.ts'
import { cheapCost } from '../../fakes/cheap-cost.ts'
import { cli, oneSentence, runGlance, type GlanceRun } from './run-glance.ts'

const passphrase = randomBytes(12).toString('hex')
const noToken = 3
const locked = 7

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'terminal-lock-'))
  const hash = await hashPassphrase(passphrase, cheapCost)
  const settings = await openSettings({ files: createNodeFiles(), directory, clock: createNodeClock() })
  await settings.change((now) => ({ ...now, lock: { hash, options: firstLockOptions, sealed: false } }))
})
afterEach(async () => {
  await rm(directory, { recursive: true })
})

function glance(given?: string, ...args: readonly string[]): Promise<GlanceRun> {
  const words = ['glance', '--data-dir', directory, ...args]
  if (given === undefined) return runGlance({ args: words })
  return runGlance({ args: [...words, '--passphrase-fd', '3'], passphrase: given })
}

describe('a terminal where a passphrase is set', () => {
  test('ends with 7 and says why, when nobody is there to give it', async () => {
    const { code, stdout, stderr } = await glance()
    expect({ code, stdout }).toEqual({ code: locked, stdout: '' })
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain('locked')
  })

  test('ends with 7 when the descriptor is not there', async () => {
    const { code } = await runGlance({
      args: ['glance', '--data-dir', directory, '--passphrase-fd', '47'],
    })
    expect(code).toBe(locked)
  })

  test.each(['\n', '', '\r\nanother line'])('goes on with the right one, ended by %j', async (ending) => {
    // The lock is open: what is missing now is the token.
    expect(await glance(`${passphrase}${ending}`)).toMatchObject({ code: noToken, stdout: '' })
  })

  test('tells a status bar that it is locked', async () => {
    const { code, stdout } = await glance(undefined, '--format', 'waybar')
    expect(code).toBe(locked)
    expect(JSON.parse(stdout)).toMatchObject({ text: '—', class: 'locked' })
  })

  test('ends with 7 after a wrong one, and makes the next ones wait, over all runs', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect(await glance('a wrong passphrase')).toMatchObject({ code: locked, stdout: '' })
    }
    const beganMs = performance.now()
    const { code, stderr } = await glance(passphrase)
    expect(code).toBe(noToken)
    expect(stderr).toContain('waits')
    expect(performance.now() - beganMs).toBeGreaterThan(1000)
    // The right one made up for the wrong ones.
    expect((await glance(passphrase)).stderr).not.toContain('waits')
  })

  test('writes the passphrase nowhere', async () => {
    await glance(passphrase)
    await glance(`${passphrase}x`)
    const files = await readdir(directory, { recursive: true, withFileTypes: true })
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    )
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join('\n')).not.toContain(passphrase)
  })
})

/** The terminal on a terminal of its own, to which `typed` is typed; all that a person would see. */
async function onTerminal(typed: string): Promise<{ readonly code: number | null; readonly seen: string }> {
  const command = [process.execPath, cli, 'glance', '--data-dir', directory]
    .map((word) => `'${word}'`)
    .join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] })
  let seen = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    seen += chunk
    if (seen.endsWith(passphrasePrompt)) child.stdin.write(typed)
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, seen }
}

test('a person is asked, and what is typed is not shown', async () => {
  const right = await onTerminal(`${passphrase}\r`)
  expect(right.code).toBe(noToken)
  expect(right.seen).toContain(passphrasePrompt)
  expect(right.seen).not.toContain(passphrase.slice(0, 4))
  expect(await onTerminal('wrong\r')).toMatchObject({ code: locked })
  // Ctrl+C gives up.
  expect(await onTerminal('\x03')).toMatchObject({ code: locked })
})

test('the demo has no lock', async () => {
  expect(await runGlance({ args: ['glance', '--demo', '--data-dir', directory] })).toMatchObject({ code: 0 })
})
