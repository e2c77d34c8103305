import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  downloadEnv,
  downloadFailure,
  electronPath,
  rememberedRefusal,
} from '../../../electron/bootstrap/electron-runtime.mjs'

const hour = 3_600_000

describe('electronPath', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'runtime-'))
    write('node_modules/electron/package.json', '{"version":"45.0.0"}')
    write('node_modules/electron/dist/version', 'v45.0.0')
    write('node_modules/electron/dist/electron', '')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  it('is the downloaded runtime of the right version', () => {
    expect(electronPath(root, {}, 'linux')).toBe(join(root, 'node_modules/electron/dist/electron'))
  })

  it('is none when the version differs or the executable is missing', () => {
    expect(electronPath(root, {}, 'win32')).toBeNull()
    write('node_modules/electron/dist/version', '44.9.0')
    expect(electronPath(root, {}, 'linux')).toBeNull()
  })

  it('is the one that ELECTRON_OVERRIDE_DIST_PATH names, and no other', () => {
    write('mine/electron', '')
    const mine = join(root, 'mine')
    expect(electronPath(root, { ELECTRON_OVERRIDE_DIST_PATH: mine }, 'linux')).toBe(join(mine, 'electron'))
    expect(electronPath(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'no') }, 'linux')).toBeNull()
  })
})

describe('a refused download', () => {
  const memory = { reason: 'no network.', route: 'r', atMs: 10 * hour }

  it('is remembered for six hours on the same route', () => {
    expect(rememberedRefusal(memory, 'r', 15 * hour)).toBe('no network.')
    expect(rememberedRefusal(memory, 'r', 16 * hour)).toBeNull()
    expect(rememberedRefusal(memory, 'another mirror', 11 * hour)).toBeNull()
  })

  it('is forgotten when the clock went back behind it, or the file makes no sense', () => {
    expect(rememberedRefusal(memory, 'r', 9 * hour)).toBeNull()
    expect(rememberedRefusal({ reason: 1 }, 'r', 9 * hour)).toBeNull()
    expect(rememberedRefusal(null, 'r', 9 * hour)).toBeNull()
  })
})

describe('downloadFailure', () => {
  const ended = { code: 1, output: '', timedOut: false, started: true }

  it.each([
    ['Error: getaddrinfo ENOTFOUND x', 'name was not found'],
    ['HTTPError: Response code 404 (Not Found) for x', 'answered 404'],
    ['TypeError: fetch failed\n    at x', 'no connection'],
    ['what?', 'exit code 1'],
  ])('says of %j: %s', (output, words) => {
    const sentence = downloadFailure({ ...ended, output }, 30_000)
    expect(sentence).toContain(words)
    expect(sentence).not.toContain('\n')
  })

  it('says how long was waited', () => {
    expect(downloadFailure({ ...ended, code: null, timedOut: true }, 30_000)).toContain('within 30 s')
  })
})

describe('downloadEnv', () => {
  it('takes npm’s proxy where the environment names none', () => {
    const env = downloadEnv('root', { npm_config_proxy: 'http://proxy.test:1' })
    expect(env['HTTPS_PROXY']).toBe('http://proxy.test:1')
    expect(env['NODE_USE_ENV_PROXY']).toBe('1')
  })

  it('prefers the environment’s own, and sets nothing without one', () => {
    const both = { npm_config_proxy: 'http://npm.test:1', https_proxy: 'http://mine.test:2' }
    expect(downloadEnv('root', both)['HTTPS_PROXY']).toBe('http://mine.test:2')
    expect(downloadEnv('root', {})['NODE_USE_ENV_PROXY']).toBeUndefined()
  })
})
