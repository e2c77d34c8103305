import {
  copyFileSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  flipFuses,
  FuseState as Letter,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
} from '@electron/fuses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fuseNames } from '../../../app/domain/app-facts.ts'
import { writePlaceholderRuntime } from '../../../electron/bootstrap/placeholder.mjs'
import { fuseFile, readFuses } from '../../../electron/security/fuses.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fuses-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const mebibyte = 1024 * 1024

/** A file with these bytes at this place and nothing but zeros around them. */
function withBytes(at: number, bytes: Buffer, size: number): string {
  const file = join(directory, 'executable')
  const descriptor = openSync(file, 'w')
  ftruncateSync(descriptor, size)
  writeSync(descriptor, bytes, 0, bytes.length, at)
  closeSync(descriptor)
  return file
}

const wire = (letters: string, version = 1, count = letters.length) =>
  Buffer.concat([Buffer.from(sentinel), Buffer.from([version, count]), Buffer.from(letters, 'latin1')])

const both = (second: string) => Buffer.concat([wire('000000000'), Buffer.alloc(9), wire(second)])

const allOff = Object.fromEntries(fuseNames.map((name) => [name, 'off']))

describe('readFuses', () => {
  it('reads what Electron’s own tool wrote', async () => {
    writePlaceholderRuntime(directory, '45.4.1')
    const file = join(directory, 'electron')
    await flipFuses(file, {
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.WasmTrapHandlers]: true,
    })
    expect(await readFuses(file)).toEqual({
      kind: 'read',
      states: {
        RunAsNode: 'off',
        EnableCookieEncryption: 'on',
        EnableNodeOptionsEnvironmentVariable: 'off',
        EnableNodeCliInspectArguments: 'off',
        EnableEmbeddedAsarIntegrityValidation: 'on',
        OnlyLoadAppFromAsar: 'on',
        LoadBrowserProcessSpecificV8Snapshot: 'off',
        GrantFileProtocolExtraPrivileges: 'off',
        WasmTrapHandlers: 'on',
      },
    })
  })

  it('knows the same names, in the same order, and the same letters', async () => {
    expect(fuseNames).toEqual(fuseNames.map((_, at) => FuseV1Options[at]))
    const letters = [Letter.DISABLE, Letter.ENABLE, Letter.REMOVED, Letter.INHERIT]
    const text = String.fromCharCode(...letters, ...letters, Letter.ENABLE)
    const file = withBytes(0, wire(text), 4096)
    const theirs = await getCurrentFuseWire(file)
    expect(fuseNames.map((_, at) => Reflect.get(theirs, at))).toEqual([...letters, ...letters, Letter.ENABLE])
    const states = ['off', 'on', 'removed', 'inherit']
    expect(await readFuses(file)).toEqual({
      kind: 'read',
      states: Object.fromEntries([...states, ...states, 'on'].map((state, at) => [fuseNames[at], state])),
    })
  })

  it.each([
    0,
    5,
    mebibyte - 40,
    mebibyte - 33,
    mebibyte - 32,
    mebibyte - 31,
    mebibyte - 16,
    mebibyte - 1,
    mebibyte,
  ])('finds them at byte %i, wherever its pieces begin and end', async (at) => {
    const file = withBytes(at, wire('000000000'), 3 * mebibyte)
    expect(await readFuses(file)).toEqual({ kind: 'read', states: allOff })
  })

  it('finds them at the very end', async () => {
    const bytes = wire('000000000')
    const file = withBytes(2 * mebibyte - bytes.length, bytes, 2 * mebibyte)
    expect(await readFuses(file)).toEqual({ kind: 'read', states: allOff })
  })

  it('leaves out what this Electron does not have yet, and passes over what it has since', async () => {
    expect(await readFuses(withBytes(0, wire('01'), 99))).toEqual({
      kind: 'read',
      states: { RunAsNode: 'off', EnableCookieEncryption: 'on' },
    })
    expect(await readFuses(withBytes(0, wire('000000000?!'), 99))).toEqual({ kind: 'read', states: allOff })
  })

  it('takes two that are alike for one, and believes none of two that are not', async () => {
    expect(await readFuses(withBytes(0, both('000000000'), 4096))).toEqual({ kind: 'read', states: allOff })
    expect(await readFuses(withBytes(0, both('100000000'), 4096))).toEqual({ kind: 'unreadable' })
  })

  it.each([
    ['another version', wire('000000000', 2)],
    ['a letter that means nothing', wire('0000x0000')],
    ['an end that comes too early', wire('0000', 1, 9)],
    ['nothing after the mark', Buffer.from(sentinel)],
  ])('believes nothing with %s', async (_, bytes) => {
    expect(await readFuses(withBytes(100, bytes, 100 + bytes.length))).toEqual({ kind: 'unreadable' })
  })

  it('finds none in Node, in an empty file, or in half a mark', async () => {
    expect(await readFuses(process.execPath)).toEqual({ kind: 'none' })
    expect(await readFuses(withBytes(0, Buffer.alloc(0), 0))).toEqual({ kind: 'none' })
    expect(await readFuses(withBytes(0, Buffer.from(sentinel.slice(0, 31)), 4096))).toEqual({ kind: 'none' })
  })

  it('cannot read what is not there, or is no file', async () => {
    expect(await readFuses(join(directory, 'none'))).toEqual({ kind: 'unreadable' })
    expect(await readFuses(directory)).toEqual({ kind: 'unreadable' })
  })

  it.skipIf(process.platform !== 'linux')('reads the file that runs (Linux shows it)', async () => {
    const copy = join(directory, 'node')
    copyFileSync('/proc/self/exe', copy)
    writeFileSync(copy, wire('000000000'), { flag: 'a' })
    expect(await readFuses(copy)).toEqual({ kind: 'read', states: allOff })
    expect(await readFuses(fuseFile('linux', copy))).toEqual({ kind: 'none' })
  })
})

describe('fuseFile', () => {
  it('is the executable, and on macOS the framework beside it', () => {
    expect(fuseFile('win32', 'C:/Stakewatch/Stakewatch.exe')).toBe('C:/Stakewatch/Stakewatch.exe')
    expect(fuseFile('darwin', '/Applications/Stakewatch.app/Contents/MacOS/Stakewatch')).toBe(
      '/Applications/Stakewatch.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
    )
  })
})
