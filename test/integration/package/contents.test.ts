import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packApp } from '../../../electron/bootstrap/package.mjs'

const root = join(import.meta.dirname, '../../..')

describe.skipIf(process.platform !== 'linux')('the package (placeholder runtime: Linux only)', () => {
  let output = ''
  let files: string[] = []
  const app = () => join(output, 'linux-unpacked')
  const asar = () => join(app(), 'resources/app.asar')

  beforeAll(async () => {
    output = mkdtempSync(join(tmpdir(), 'package-'))
    await packApp(root, ['--linux', '--dir'], { missing: 'Packed for a test.' }, output)
    files = listPackage(asar(), { isPack: false })
  }, 120_000)
  afterAll(() => rmSync(output, { recursive: true, force: true }))

  it('holds what was built for each of the three parts', () => {
    expect(files).toContain('/out/main/main.js')
    expect(files).toContain('/out/preload/preload.cjs')
    expect(files).toContain('/out/renderer/index.html')
    expect(files.filter((path) => /^\/out\/renderer\/.*\.(?:js|css)$/.test(path)).length).toBeGreaterThan(1)
  })

  it('holds no folder besides the built parts and the native module', () => {
    const tops = new Set(files.map((path) => path.split('/')[1]))
    expect(tops).toEqual(new Set(['node_modules', 'out', 'package.json']))
    const modules = files.filter((path) => /^\/node_modules\/[^/]+$/.test(path))
    expect(modules).toEqual(['/node_modules/keytar'])
  })

  it('holds no source, test, source map, or text for developers', () => {
    expect(files.filter((path) => /\.(?:tsx?|map|md|cc|h|gyp|o)$/.test(path))).toEqual([
      '/node_modules/keytar/LICENSE.md',
    ])
    expect(files.filter((path) => /(?:^|\/)(?:tests?|src|build\.json)(?:\/|$)/.test(path))).toEqual([])
  })

  it('leaves the native module outside of the archive, where it can be loaded', () => {
    const native = join(app(), 'resources/app.asar.unpacked/node_modules/keytar/build/Release')
    expect(readdirSync(native)).toEqual(['keytar.node'])
  })

  it('tells nothing about how it was made', () => {
    const packed = JSON.parse(extractFile(asar(), 'package.json').toString()) as Record<string, unknown>
    expect(packed['main']).toBe('out/main/main.js')
    expect(packed['scripts']).toBeUndefined()
    expect(packed['devDependencies']).toBeUndefined()
  })

  it('brings the executable with every fuse as the configuration has it', async () => {
    const executable = join(app(), 'stakewatch')
    expect(existsSync(executable)).toBe(true)
    const wire = await getCurrentFuseWire(executable)
    const enabled = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const disabled = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    expect(enabled.map((fuse) => wire[fuse])).toEqual(enabled.map(() => FuseState.ENABLE))
    expect(disabled.map((fuse) => wire[fuse])).toEqual(disabled.map(() => FuseState.DISABLE))
  })
})
