import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { securityHeaders } from '../../../electron/security/headers.ts'
import { findChromium } from '../../standin/browser.ts'

const root = join(import.meta.dirname, '../../..')

describe.skipIf(findChromium() === null)('the inspection of the running app (needs a Chromium)', () => {
  let seen: Record<string, unknown> = {}

  beforeAll(async () => {
    const words = [
      '--import',
      join(root, 'test/standin/register.mjs'),
      join(import.meta.dirname, 'inspect-once.ts'),
    ]
    const env = { ...process.env, STAKEWATCH_HEADLESS: '1' }
    const { stdout } = await promisify(execFile)(process.execPath, words, { env, timeout: 60_000 })
    seen = JSON.parse(stdout) as Record<string, unknown>
  })

  const page = {
    contextIsolation: true,
    nodeIntegration: false,
    csp: securityHeaders['Content-Security-Policy'],
    // The stand-in's Chromium runs without one, and the system says so.
    sandbox: process.platform === 'linux' ? false : null,
  }

  it('shows the page as it is: what its world holds, its policy as served, its process as the system sees it', () => {
    expect(seen['during']).toMatchObject({
      page,
      isPackaged: false,
      asarIntegrity: 'no-archive',
      builtAtMs: 1000,
    })
  })

  it('shows that Node’s executable has no fuses', () => {
    expect(seen['during']).toMatchObject({
      fuses: { kind: 'none' },
      electron: '',
      node: process.versions.node,
    })
  })

  it('shows no page before there is one, and what the last one showed after it has gone', () => {
    expect(seen['before']).toMatchObject({ page: null })
    expect(seen['after']).toMatchObject({ page })
  })
})
