import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { appHardened } from '../../../app/checklist/checks/app-hardened.ts'
import { policyGaps } from '../../../app/checklist/content-policy.ts'
import type { AppFacts, FuseName, FuseState } from '../../../app/domain/app-facts.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { securityHeaders } from '../../../electron/security/headers.ts'
import { contextWith, goodApp, nowMs } from './context.ts'

const look = (change: Partial<AppFacts> = {}) =>
  appHardened.run(contextWith({ appFacts: () => Promise.resolve({ ...goodApp, ...change }) }))
const gaps = ({ findings = [] }: Awaited<ReturnType<typeof look>>) =>
  findings.map(({ id, severity }) => `${severity} ${id.replace('app-hardened:', '')}`)

const goodPage = goodApp.page ?? { sandbox: null, contextIsolation: false, nodeIntegration: true, csp: null }
const lookAtPage = (change: Partial<typeof goodPage>) => look({ page: { ...goodPage, ...change } })
const goodStates = goodApp.fuses.kind === 'read' ? goodApp.fuses.states : {}
const lookAtFuse = (name: FuseName, state: FuseState) =>
  look({ fuses: { kind: 'read', states: { ...goodStates, [name]: state } } })

describe('app-hardened', () => {
  it('passes with everything as it should be, and says each of it', async () => {
    const found = await look()
    expect(found.status).toBe('pass')
    expect(found.findings).toEqual([])
    expect(found.evidence).toEqual([
      'Stakewatch 0.1.0 on Electron 45.4.1, with Chromium 156.0.0.0 and Node 24.21.0.',
      'It was built from sources of 5 Jun 2026. Whether there is a newer one cannot be known without asking the network.',
      'The system holds the page’s process in a sandbox.',
      'The page’s scripts and those that speak with the app have worlds of their own.',
      'The page’s scripts have no Node.',
      expect.stringContaining("content security policy: default-src 'none'; script-src 'self'"),
      expect.stringMatching(/as read from it: RunAsNode off, EnableCookieEncryption on, /),
      'The app’s archive is checked against the executable: a changed one does not start.',
      'This system can keep the window out of screenshots.',
    ])
  })

  it.each([
    [{ sandbox: false }, 'no-sandbox'],
    [{ contextIsolation: false }, 'no-isolation'],
    [{ nodeIntegration: true }, 'node-in-page'],
    [{ csp: null }, 'no-policy'],
    [{ csp: "default-src 'self'; require-trusted-types-for 'script'" }, 'policy-default'],
  ])('fails with a page that has %j', async (change, gap) => {
    const found = await lookAtPage(change)
    expect(found.status).toBe('fail')
    expect(gaps(found)).toEqual([`fail ${gap}`])
  })

  it.each<[FuseName, FuseState, string]>([
    ['RunAsNode', 'on', 'fail'],
    ['EnableNodeOptionsEnvironmentVariable', 'on', 'fail'],
    ['EnableNodeCliInspectArguments', 'on', 'fail'],
    ['EnableEmbeddedAsarIntegrityValidation', 'off', 'fail'],
    ['OnlyLoadAppFromAsar', 'inherit', 'fail'],
    ['EnableCookieEncryption', 'off', 'warn'],
    ['LoadBrowserProcessSpecificV8Snapshot', 'on', 'warn'],
    ['GrantFileProtocolExtraPrivileges', 'on', 'warn'],
  ])('takes %s %s for a %s', async (name, state, status) => {
    const found = await lookAtFuse(name, state)
    expect(found.status).toBe(status)
    expect(gaps(found)).toEqual([`${status} fuse-${name}`])
  })

  it('leaves alone what Electron has taken away, and switches that we do not set', async () => {
    expect((await lookAtFuse('LoadBrowserProcessSpecificV8Snapshot', 'removed')).status).toBe('pass')
    expect((await lookAtFuse('WasmTrapHandlers', 'off')).status).toBe('pass')
  })

  it('fails where the executable is too old to have a switch', async () => {
    const found = await look({
      fuses: { kind: 'read', states: { ...goodStates, OnlyLoadAppFromAsar: undefined } as never },
    })
    expect(gaps(found)).toEqual(['fail fuse-OnlyLoadAppFromAsar'])
  })

  it.each([
    ['checked', 'pass'],
    ['not-offered', 'pass'],
    ['off', 'fail'],
    ['no-archive', 'fail'],
  ] as const)('with an archive that is %s, %s', async (asarIntegrity, status) => {
    expect((await look({ asarIntegrity })).status).toBe(status)
  })

  it('says what the system cannot offer, without blaming the app', async () => {
    const found = await look({ asarIntegrity: 'not-offered', contentProtection: 'not-offered' })
    expect(found.status).toBe('pass')
    expect(found.evidence.slice(-2)).toEqual([
      'This system offers no check of the app’s archive against the executable.',
      'This system cannot keep a window out of screenshots.',
    ])
  })

  it.each([
    [24 * 7 * dayMs, 'pass'],
    [25 * 7 * dayMs - 1, 'pass'],
    [25 * 7 * dayMs, 'warn'],
    [-400 * dayMs, 'pass'],
  ])('with a build of %i ms, %s', async (ageMs, status) => {
    expect((await look({ builtAtMs: nowMs - ageMs })).status).toBe(status)
  })

  it('says how old an old build is, and what that means', async () => {
    const found = await look({ builtAtMs: nowMs - 30 * 7 * dayMs })
    expect(gaps(found)).toEqual(['warn old-build'])
    expect(found.findings?.[0]?.text).toMatch(/30 weeks old.*Electron 45 is no longer supported, or soon/)
  })

  it('passes a build that does not know its age, and says so', async () => {
    const found = await look({ builtAtMs: null })
    expect(found.status).toBe('pass')
    expect(found.evidence).toContain('The build does not tell how old it is.')
  })

  it('warns of running from source, once, and not of what only a package can have', async () => {
    const found = await look({
      isPackaged: false,
      electron: '',
      chromium: '',
      fuses: { kind: 'none' },
      asarIntegrity: 'no-archive',
      builtAtMs: nowMs - 400 * dayMs,
    })
    expect(found.status).toBe('warn')
    expect(gaps(found)).toEqual(['warn from-source'])
    expect(found.evidence[0]).toBe('Stakewatch 0.1.0, without Electron, on Node 24.21.0.')
    expect(found.evidence).toContain('The executable has none of Electron’s switches.')
  })

  it('fails from source too, where the page is open', async () => {
    const page = { ...goodPage, sandbox: false }
    expect(gaps(await look({ isPackaged: false, page }))).toEqual(['fail no-sandbox', 'warn from-source'])
  })

  it.each<[Partial<AppFacts>, string]>([
    [{ page: null }, 'could not be looked at'],
    [{ page: { ...goodPage, sandbox: null } }, 'the system does not tell'],
    [{ fuses: { kind: 'unreadable' } }, 'could not be read'],
    [{ fuses: { kind: 'none' } }, 'none of Electron’s switches'],
  ])('does not know with %j, and says why', async (change, words) => {
    const found = await look(change)
    expect(found.status).toBe('unknown')
    expect(found.evidence.join('\n')).toContain(words)
  })

  it('does not know without a window to look at', async () => {
    expect(await appHardened.run(contextWith({ appFacts: null }))).toEqual({
      status: 'unknown',
      evidence: ['There is no window here to look at: run this in the app.'],
    })
  })
})

describe('the fuses that are wanted', () => {
  const config = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8')
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? ''
  const configured = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(
    ([, name = '', value]) =>
      [`${name[0]?.toUpperCase()}${name.slice(1)}` as FuseName, value === 'true'] as const,
  )

  it('are those that the package is made with', async () => {
    expect(configured).toHaveLength(8)
    const states = Object.fromEntries(configured.map(([name, isOn]) => [name, isOn ? 'on' : 'off']))
    expect(gaps(await look({ fuses: { kind: 'read', states } }))).toEqual([])
  })

  it.each(configured)('%s is one of them', async (name, isOn) => {
    expect(gaps(await lookAtFuse(name, isOn ? 'off' : 'on'))).toEqual([
      expect.stringContaining(`fuse-${name}`),
    ])
  })
})

describe('policyGaps', () => {
  const good = "default-src 'none'; require-trusted-types-for 'script'"

  it('finds none in the policy that the page is served with', () => {
    expect(policyGaps(securityHeaders['Content-Security-Policy'] ?? '')).toEqual([])
  })

  it.each([
    [good, []],
    [good.toUpperCase(), []],
    [` ${good} ;; `, []],
    [`${good}; script-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='`, []],
    ['', ['default', 'trusted-types']],
    ["default-src 'none' https:; require-trusted-types-for 'script'", ['default']],
    ["default-src 'none'", ['trusted-types']],
    ["default-src 'none'; require-trusted-types-for", ['trusted-types']],
    [`${good}; script-src 'self' 'unsafe-inline'`, ['unsafe', 'scripts']],
    [`${good}; style-src 'UNSAFE-INLINE'`, ['unsafe']],
    [`${good}; script-src 'wasm-unsafe-eval'`, ['unsafe', 'scripts']],
    [`${good}; script-src https://cdn.example.com`, ['scripts']],
    [`${good}; script-src-elem *`, ['scripts']],
    [`${good}; worker-src blob:`, ['scripts']],
    [`${good}; script-src 'self'; script-src *`, []],
    [`${good}; script-src *; script-src 'self'`, ['scripts']],
    [`default-src *, ${good}`, []],
    ["default-src 'none', require-trusted-types-for 'script'", []],
  ])('of %j are %j', (header, expected) => {
    expect(policyGaps(header)).toEqual(expected)
  })
})
