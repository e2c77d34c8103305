import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureElectron } from '../../../electron/bootstrap/electron-runtime.mjs'

const installed = join(import.meta.dirname, '../../../node_modules')

describe('the download of Electron’s runtime', () => {
  let root = ''
  let server: Server
  let connections = 0

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'download-'))
    mkdirSync(join(root, 'node_modules/electron'), { recursive: true })
    for (const file of ['package.json', 'install.js', 'checksums.json']) {
      cpSync(join(installed, 'electron', file), join(root, 'node_modules/electron', file))
    }
    for (const name of ['node', '@electron', '@electron-internal']) {
      symlinkSync(join(installed, name), join(root, 'node_modules', name), 'junction')
    }
    connections = 0
    server = createServer((socket) => {
      connections++
      // Read, so that the other side's end is noticed; never answer.
      socket.resume().on('error', () => socket.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve))
    rmSync(root, { recursive: true, force: true })
  })

  function download(options: { retry: boolean; nowMs?: number }) {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return ensureElectron(root, {
      ...options,
      timeoutMs: 1500,
      env: {
        PATH: process.env['PATH'],
        ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
        electron_config_cache: join(root, 'cache'),
      },
    })
  }

  it('ends when the mirror never answers, and is not tried again until asked for or hours later', async () => {
    const nowMs = Date.UTC(2026, 0, 1)
    expect(await download({ retry: false, nowMs })).toEqual({
      missing: expect.stringContaining('no end within 2 s'),
    })
    expect(connections).toBe(1)
    const again = await download({ retry: false, nowMs: nowMs + 1000 })
    expect(again).toEqual({ missing: expect.stringContaining('--retry-runtime') })
    expect(connections).toBe(1)
    await download({ retry: true, nowMs: nowMs + 2000 })
    expect(connections).toBe(2)
    await download({ retry: false, nowMs: nowMs + 7 * 3_600_000 })
    expect(connections).toBe(3)
  })

  it('names the remedies when the mirror refuses', async () => {
    server.on('connection', (socket) => socket.destroy())
    const runtime = await download({ retry: false })
    expect(runtime).toEqual({ missing: expect.stringMatching(/could not be downloaded.*ELECTRON_MIRROR/) })
  })
})
