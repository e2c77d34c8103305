import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { createAppInspection, type InspectionNeeds } from '../../../electron/adapters/app-inspection.ts'
import { securityHeaders } from '../../../electron/security/headers.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const metrics = [{ pid: 77, sandboxed: true }]
vi.mock('electron', () => ({
  app: { isPackaged: true, getVersion: () => '0.1.0', getAppMetrics: () => metrics },
}))

interface FakePage {
  readonly world: () => Promise<unknown>
  readonly policy?: string | null
  readonly isDestroyed?: boolean
}

/** A page whose world answers so; what the real one answers is an integration test's. */
function pageOf({ world, policy = "default-src 'none'", isDestroyed = false }: FakePage): WebContents {
  const headers = policy === null ? {} : { 'Content-Security-Policy': policy }
  const fake = {
    isDestroyed: () => isDestroyed,
    getOSProcessId: () => 77,
    executeJavaScript: world,
    session: {
      fetch: async (address: string) => {
        if (address !== 'app://stakewatch/') throw new Error('net::ERR_BLOCKED_BY_CLIENT')
        return new Response('<!doctype html>', { headers })
      },
    },
  }
  return fake as unknown as WebContents
}

const archive = '/opt/Stakewatch/resources/app.asar/out'
const good = { world: async () => [true, false] }

function inspection(change: Partial<InspectionNeeds> = {}) {
  const clock = createFakeClock(0)
  const needs: InspectionNeeds = {
    clock,
    platform: 'darwin',
    executable: '/nowhere/MacOS/Stakewatch',
    built: archive,
    builtAtMs: null,
    page: () => pageOf(good),
    ...change,
  }
  return { clock, look: () => createAppInspection(needs).look(), needs }
}

const pageSeen = async (page: FakePage) => (await inspection({ page: () => pageOf(page) }).look()).page

describe('the inspection', () => {
  it('takes what the page shows of its world, its policy, and its process', async () => {
    expect(await pageSeen(good)).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      csp: "default-src 'none'",
    })
    expect(await pageSeen({ ...good, policy: null })).toMatchObject({ csp: null })
    expect(securityHeaders['Content-Security-Policy']).toContain("default-src 'none'")
  })

  it.each([
    [[true, true], true, true],
    [[false, false], false, false],
    [[], false, true],
    [{}, false, true],
    [null, false, true],
    [['yes', 0], false, true],
  ])(
    'takes the world’s answer %j for no better than it is',
    async (answer, contextIsolation, nodeIntegration) => {
      expect(await pageSeen({ world: async () => answer })).toMatchObject({
        contextIsolation,
        nodeIntegration,
      })
    },
  )

  it('has no page where there is no window, or one that is gone, or one that broke', async () => {
    expect((await inspection({ page: () => null }).look()).page).toBeNull()
    expect(await pageSeen({ ...good, isDestroyed: true })).toBeNull()
    expect(await pageSeen({ world: () => Promise.reject(new Error('crashed')) })).toBeNull()
  })

  it('does not wait for a page that hangs', async () => {
    const hanging = pageOf({ world: () => new Promise(() => undefined) })
    const { clock, look } = inspection({ page: () => hanging })
    const looking = look()
    await clock.advance(5000)
    expect((await looking).page).toBeNull()
  })

  it('keeps what the last page showed, and reads a new one anew', async () => {
    let page: WebContents | null = pageOf(good)
    const { needs } = inspection({ page: () => page })
    const once = createAppInspection(needs)
    const first = await once.look()
    page = null
    expect((await once.look()).page).toEqual(first.page)
    page = pageOf({ world: async () => [true, true] })
    expect((await once.look()).page).toMatchObject({ nodeIntegration: true })
  })

  it.each([
    ['linux', archive, 'not-offered'],
    // Without a fuse that says so.
    ['darwin', archive, 'off'],
    ['win32', 'C:\\Stakewatch\\resources\\app.asar\\out', 'off'],
    ['darwin', '/home/somebody/stakewatch/out', 'no-archive'],
    ['linux', '/home/somebody/stakewatch.asar-notes/out', 'no-archive'],
  ] as const)('says of the archive on %s, run from %s: %s', async (platform, built, integrity) => {
    expect((await inspection({ platform, built }).look()).asarIntegrity).toBe(integrity)
  })

  it('believes the fuse, read once from the executable, that the archive is checked', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'inspection-'))
    const executable = join(directory, 'Stakewatch.exe')
    try {
      writeFileSync(executable, 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009010011000')
      const once = createAppInspection(inspection({ platform: 'win32', executable }).needs)
      const first = await once.look()
      expect(first.asarIntegrity).toBe('checked')
      writeFileSync(executable, 'another one')
      expect((await once.look()).fuses).toEqual(first.fuses)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })

  it.each([
    ['linux', 'not-offered'],
    ['darwin', 'in-part'],
    ['win32', 'offered'],
  ] as const)('says what %s offers against screenshots: %s', async (platform, offer) => {
    expect((await inspection({ platform }).look()).contentProtection).toBe(offer)
  })
})
