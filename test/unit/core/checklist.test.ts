import { createHmac, randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { quickChecks } from '../../../app/checklist/all-checks.ts'
import type { Core, CorePorts } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { checkIds, parseFindingId, type CheckId, type FindingId } from '../../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeScanner, type FakeScanner } from '../../fakes/scanner.ts'

const folder = '/home/somebody/bot'
const path = '/data/checklist.json'
const tfa = parseFindingId('two-factor') as FindingId

let host: FakeHost
let files: FakeFiles
let scanner: FakeScanner
let core: Core

async function settled<Value>(work: Promise<Value>): Promise<Value> {
  await host.clock.advance(5000)
  return await work
}

async function start(change: Partial<CorePorts> = {}): Promise<void> {
  core = await host.core({ files, scanner, ...change })
  await core.start()
}

async function restart(change: Partial<CorePorts> = {}): Promise<void> {
  await core.close()
  await start(change)
}

/** A window's core, as it is after its first run, which takes as many turns as its exercises give way. */
async function watch(): Promise<void> {
  core.watch()
  await host.clock.advance(10 * secondMs)
  while (core.view().checklist.running) await host.clock.advance(0)
}

async function setUp(): Promise<void> {
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await settled(core.setup.verify())
  await core.setup.declare({ kind: 'in', days: 90 }, null)
  await settled(core.setup.save('keychain'))
  await core.setup.cancel()
  await host.clock.advance(5 * secondMs)
}

beforeEach(async () => {
  host = createFakeHost()
  files = createFakeFiles()
  scanner = createFakeScanner()
  host.imports.folders.set(folder, folder)
  await start()
})

/** What Stake says of two-factor authentication from the next reading on. */
function setTfa(isOn: boolean): void {
  const user = { id: '00000000-0000-4000-8000-0000000de300', hasTfaEnabled: isOn, hasEmailVerified: true }
  const body = JSON.stringify({ data: { user } })
  host.answerWith((operation) =>
    operation === 'UserProtection'
      ? { status: 200, headers: { 'content-type': 'application/json' }, body }
      : null,
  )
}

/** Until the account's protection has been read again. */
const pass = () => host.clock.advance(12 * minuteMs)

const result = (id: CheckId) => core.view().checklist.results.find((found) => found.id === id)
const status = (id: CheckId) => result(id)?.status
const notices = () => host.notices.map(({ title, body }) => `${title}. ${body}`)
const kept = () => files.texts.get(path) ?? ''

describe('a run', () => {
  it('comes a little after the start, then once a day, and not again after a restart', async () => {
    core.watch()
    await host.clock.advance(4 * secondMs)
    expect(scanner.requests).toHaveLength(0)
    await host.clock.advance(2 * secondMs)
    expect(scanner.requests).toHaveLength(1)
    expect(core.view().checklist.results.map(({ id }) => id)).toEqual(checkIds)
    await restart()
    await watch()
    await host.clock.advance(23 * hourMs)
    expect(scanner.requests).toHaveLength(1)
    await host.clock.advance(2 * hourMs)
    expect(scanner.requests).toHaveLength(2)
  })

  it('that takes its time is not owed a second time', async () => {
    await watch()
    const release = scanner.hold()
    await host.clock.advance(dayMs + 3 * minuteMs)
    expect(scanner.requests).toHaveLength(2)
    expect(core.view().checklist.running).not.toBeNull()
    release()
    await host.clock.advance(hourMs)
    expect(core.view().checklist.running).toBeNull()
    expect(scanner.requests).toHaveLength(2)
  })

  it('comes after a sleep of more than a day, and where the clock was wrong by more', async () => {
    await watch()
    host.clock.jump(2 * dayMs)
    core.wake()
    await host.clock.advance(secondMs)
    expect(scanner.requests).toHaveLength(2)
    host.clock.jump(-400 * dayMs)
    await host.clock.advance(minuteMs)
    expect(scanner.requests).toHaveLength(3)
  })

  it('is not repeated for whoever asks while it runs', async () => {
    const release = scanner.hold()
    const both = Promise.all([core.checklist.run(), core.checklist.run()])
    await host.clock.advance(secondMs)
    release()
    expect(await both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(scanner.requests).toHaveLength(1)
  })

  it('works without account and keychain', async () => {
    await core.checklist.run()
    expect(core.view().checklist.results).toHaveLength(checkIds.length)
    expect(status('two-factor')).toBe('unknown')
    expect(scanner.requests[0]?.known).toBeNull()
  })

  it('tells how far it is, at most four times a second', async () => {
    const release = scanner.hold()
    const seen: unknown[] = []
    core.subscribe((view) => void seen.push(view.checklist.running?.scan?.files ?? null))
    const running = core.checklist.run()
    await host.clock.advance(secondMs)
    seen.length = 0
    for (let tick = 0; tick < 100; tick += 1) {
      scanner.progress({ phase: 'files', files: tick, bytes: 0, blobs: 0, hits: 0 })
      await host.clock.advance(10)
    }
    await host.clock.advance(secondMs)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.length).toBeLessThanOrEqual(5)
    expect(seen.at(-1)).toBe(99)
    expect(core.view().checklist.running).toMatchObject({ total: checkIds.length, scan: { files: 99 } })
    release()
    await running
    expect(core.view().checklist.running).toBeNull()
  })

  it('that is stopped leaves what was found before', async () => {
    await setUp()
    await watch()
    const before = core.view().checklist.results
    const release = scanner.hold()
    await host.clock.advance(minuteMs)
    const running = core.checklist.run()
    await host.clock.advance(secondMs)
    expect(await core.checklist.stop()).toEqual({ ok: true, value: null })
    await running
    expect(scanner.stopped).toBe(1)
    const now = core.view().checklist.results
    expect(now.map((one) => one.status)).toEqual(before.map((one) => one.status))
    expect(now.map(({ evidence }) => evidence.join())).not.toContainEqual(expect.stringContaining('stopped'))
    release()
  })

  it('does not come by itself before anybody watches', async () => {
    await host.clock.advance(2 * dayMs)
    expect(scanner.requests).toHaveLength(0)
  })

  it('has the scan look for the tokens that are kept, by digests under a new key each time', async () => {
    await setUp()
    for (let turn = 0; turn < 2; turn += 1) await core.checklist.run()
    const known = scanner.requests.map((request) => request.known)
    expect(new Set(known.map((one) => one?.keyHex)).size).toBe(2)
    for (const one of known) {
      const key = Buffer.from(one?.keyHex ?? '', 'hex')
      expect(one?.digests).toEqual([createHmac('sha256', key).update(host.token).digest('hex')])
    }
    expect(JSON.stringify(scanner.requests)).not.toContain(host.token)
  })

  it('has the scan read our own logs, and remember what has not changed beside them', async () => {
    files.texts.set('/data/logs/terminal.1.log', '{}')
    files.texts.set('/data/logs/notes.txt', '{}')
    const machine = { ...host.ports.machine }
    machine.scanFiles = () => Promise.resolve([{ source: 'startup', path: '/home/somebody/.bashrc' }])
    await restart({ machine })
    await core.checklist.run()
    const [request] = scanner.requests
    expect(request?.files).toEqual([
      { source: 'startup', path: '/home/somebody/.bashrc' },
      { source: 'log', path: '/data/logs/test.log' },
      { source: 'log', path: '/data/logs/terminal.1.log' },
    ])
    expect(request).toMatchObject({ folders: [], history: true, cacheFile: '/data/scan-cache.json' })
  })

  it('comes again when what it looks at was changed', async () => {
    await watch()
    await core.changePreferences({ scanHistory: false })
    await host.clock.advance(secondMs)
    expect(scanner.requests.map(({ history }) => history)).toEqual([true, false])
    await core.changePreferences({ timeoutSeconds: 90 })
    await host.clock.advance(secondMs)
    expect(scanner.requests).toHaveLength(3)
    expect(await core.changePreferences({ theme: 'dark' })).toMatchObject({ ok: true })
    await host.clock.advance(secondMs)
    expect(scanner.requests).toHaveLength(3)
  })

  it('ends with the core, and leaves no timer', async () => {
    scanner.hold()
    core.watch()
    await host.clock.advance(10 * secondMs)
    await core.close()
    expect(scanner).toMatchObject({ stopped: 1, closed: true })
    expect(host.clock.pendingTimers()).toBe(0)
    expect(await core.checklist.run()).toEqual({ ok: false, failure: { kind: 'closed' } })
  })
})

describe('the checks that cost nothing', () => {
  it('run after each reading, and the others keep the time of their own', async () => {
    await setUp()
    await watch()
    const before = host.clock.now()
    await host.clock.advance(10 * minuteMs)
    for (const id of checkIds) {
      const isLater = (result(id)?.checkedAtMs ?? 0) > before
      expect([id, isLater]).toEqual([id, quickChecks.includes(id)])
    }
    expect(scanner.requests).toHaveLength(1)
  })

  it('notice a refusal with the reading that met it', async () => {
    await setUp()
    await watch()
    expect(status('token-age')).toBe('pass')
    host.answerWith(() => ({ status: 401, body: '{}' }))
    await host.clock.advance(3 * minuteMs)
    expect(status('token-age')).toBe('fail')
  })

  it('are written down only where something has changed', async () => {
    await setUp()
    await watch()
    await host.clock.advance(minuteMs)
    files.changes.length = 0
    await host.clock.advance(5 * minuteMs)
    expect(files.changes.filter((change) => change.includes('checklist'))).toEqual([])
  })

  it('say nothing of an account that is forgotten', async () => {
    await setUp()
    await watch()
    expect(status('two-factor')).toBe('pass')
    await core.forgetToken(firstAccountId)
    expect(result('two-factor')?.evidence.join() ?? '').not.toContain('is on')
    await host.clock.advance(5 * secondMs)
    expect(status('two-factor')).toBe('unknown')
    expect(kept()).not.toContain('authentication is on')
    expect(kept()).toContain('"subject":null')
  })
})

describe('a check that newly fails', () => {
  beforeEach(async () => {
    await setUp()
    await watch()
    host.notices.length = 0
  })

  it('is told of once, also across restarts, and again after it was mended', async () => {
    setTfa(false)
    await pass()
    expect(status('two-factor')).toBe('fail')
    expect(notices()).toEqual([expect.stringMatching(/^A check newly fails. Two-factor authentication/)])
    await restart()
    await watch()
    await pass()
    expect(notices()).toHaveLength(1)
    setTfa(true)
    await pass()
    setTfa(false)
    await pass()
    expect(notices()).toHaveLength(2)
  })

  it('is told of where it failed while the app was not running', async () => {
    await core.close()
    setTfa(false)
    await start()
    await watch()
    await pass()
    expect(notices()).toHaveLength(1)
  })

  it('is no news on the first run of all', async () => {
    host = createFakeHost()
    files = createFakeFiles()
    setTfa(false)
    await start()
    await setUp()
    await watch()
    await pass()
    expect(status('two-factor')).toBe('fail')
    expect(notices()).toEqual([])
  })

  it('is not named in privacy mode', async () => {
    await core.changePreferences({ privacy: true })
    setTfa(false)
    await pass()
    expect(notices()).toEqual(['A check newly fails. Open the checklist to see what was found.'])
  })

  it('is gathered with the others that fail at the same time', async () => {
    host.answerWith((operation) => {
      const user = { id: 'x', hasTfaEnabled: false, hasEmailVerified: false }
      return operation === 'UserProtection' ? { status: 200, body: JSON.stringify({ data: { user } }) } : null
    })
    await pass()
    expect(host.notices.length).toBe(1)
  })

  it('is not told of a second time where the reminder of the token’s end tells it', async () => {
    host.clock.jump(91 * dayMs)
    core.wake()
    await host.clock.advance(10 * secondMs)
    expect(status('token-age')).toBe('fail')
    expect(host.notices.map(({ title }) => title)).toEqual(['The access token has expired'])
  })
})

describe('the owner’s word', () => {
  const year = { kind: 'accepted', reason: 'A throw-away account', days: 365 } as const

  beforeEach(async () => {
    setTfa(false)
    await setUp()
    await watch()
  })

  it('is on a finding that is there', async () => {
    const other = parseFindingId('another') as FindingId
    expect(await core.checklist.accept(other, year)).toMatchObject({ failure: { kind: 'finding-gone' } })
  })

  it('counts at once, across restarts, and until it is withdrawn; the finding stays', async () => {
    expect(await core.checklist.accept(tfa, year)).toEqual({ ok: true, value: null })
    expect(result('two-factor')).toMatchObject({
      status: 'pass',
      findings: [{ id: 'two-factor', acceptance: { kind: 'accepted', reason: year.reason } }],
    })
    await restart()
    expect(status('two-factor')).toBe('pass')
    host.notices.length = 0
    await core.checklist.withdraw(tfa)
    await host.clock.advance(2 * minuteMs)
    expect(status('two-factor')).toBe('fail')
    expect(core.view().checklist.history['two-factor']?.map((moment) => moment.status)).toEqual([
      'fail',
      'pass',
      'fail',
    ])
    expect(host.notices).toEqual([])
  })

  it('ends by itself, which is news', async () => {
    await core.checklist.accept(tfa, { ...year, kind: 'snoozed', days: 7 })
    host.notices.length = 0
    host.clock.jump(7 * dayMs - minuteMs)
    await host.clock.advance(30 * secondMs)
    expect(status('two-factor')).toBe('pass')
    await host.clock.advance(2 * minuteMs)
    expect(status('two-factor')).toBe('fail')
    expect(notices()).toEqual([expect.stringContaining('Two-factor authentication')])
  })

  it('holds for this run, and says so, where it cannot be written', async () => {
    files.problems.set('writeAtomic', 'disk-full')
    expect(await core.checklist.accept(tfa, year)).toMatchObject({
      failure: { kind: 'settings-not-written' },
    })
    expect(status('two-factor')).toBe('pass')
  })

  it('is heeded by a terminal, which writes nothing', async () => {
    await core.checklist.accept(tfa, year)
    await core.close()
    const before = [...files.texts.keys()]
      .filter((name) => !name.includes('logs'))
      .map((name) => files.texts.get(name))
    files.changes.length = 0
    host.notices.length = 0
    await start()
    await settled(core.refresh(firstAccountId))
    await core.checklist.run({ folders: [folder], history: false, remember: false })
    expect(status('two-factor')).toBe('pass')
    expect(scanner.requests.at(-1)).toMatchObject({ folders: [folder], history: false, cacheFile: null })
    expect(files.changes.filter((change) => !change.includes('/logs/'))).toEqual([])
    expect(
      [...files.texts.keys()].filter((name) => !name.includes('logs')).map((name) => files.texts.get(name)),
    ).toEqual(before)
    expect(host.notices).toEqual([])
  })

  it('shows a terminal nothing of the runs before it', async () => {
    await core.close()
    await start()
    scanner.hold()
    expect(core.view().checklist.results).toHaveLength(checkIds.length)
    const running = core.checklist.run({ remember: false })
    await host.clock.advance(secondMs)
    await core.checklist.stop()
    await running
    expect(result('token-in-code')?.status).toBe('unknown')
  })
})

describe('the checklist while locked', () => {
  // A passphrase takes its 100 ms, and more where the machine has other work.
  vi.setConfig({ testTimeout: 30_000 })
  const passphrase = randomBytes(9).toString('hex')

  beforeEach(async () => {
    await setUp()
    await core.lock.setPassphrase(passphrase, null)
    await watch()
    host.notices.length = 0
  })

  it('shows nothing of itself, and what newly fails is not named', async () => {
    await core.folders.addDropped(folder)
    await host.clock.advance(secondMs)
    const release = scanner.hold()
    void core.checklist.run()
    await host.clock.advance(secondMs)
    core.lock.lock('asked')
    expect(core.view()).toMatchObject({
      checklist: { results: [], history: {}, running: null, applied: [] },
      folders: [],
    })
    release()
    setTfa(false)
    await pass()
    expect(notices()).toEqual(['A check newly fails. Unlock Stakewatch to see what was found.'])
  })

  it('goes on only where watching does', async () => {
    await core.lock.changeOptions({ keepWatching: false })
    const release = scanner.hold()
    const running = core.checklist.run()
    await host.clock.advance(secondMs)
    core.lock.lock('asked')
    await running
    release()
    const before = scanner.requests.length
    expect(scanner.stopped).toBe(1)
    await host.clock.advance(3 * dayMs)
    expect(scanner.requests).toHaveLength(before)
    await core.lock.unlock({ by: 'passphrase', passphrase })
    await host.clock.advance(5 * secondMs)
    expect(scanner.requests).toHaveLength(before + 1)
  })
})

describe('a lock that is set', () => {
  it('is seen by the checklist at once', async () => {
    await watch()
    const before = result('machine-guarded')?.checkedAtMs ?? 0
    await host.clock.advance(minuteMs)
    await core.lock.setPassphrase(randomBytes(9).toString('hex'), null)
    await host.clock.advance(secondMs)
    expect(result('machine-guarded')?.checkedAtMs).toBeGreaterThan(before)
    expect(scanner.requests).toHaveLength(1)
  })
})

describe('the file', () => {
  it('has no secret in it, whatever was found and pasted', async () => {
    setTfa(false)
    await setUp()
    await watch()
    await core.checklist.accept(tfa, { kind: 'accepted', reason: `it is ${host.token}`, days: 7 })
    await host.clock.advance(hourMs)
    expect(kept()).toContain('"acceptances":[{')
    expect(kept()).not.toContain(host.token)
    expect(kept()).not.toContain(host.token.slice(8, 40))
    expect(JSON.stringify(core.view())).not.toContain(host.token)
  })

  it('is not written any more once everything is forgotten, also where a run was under way', async () => {
    await setUp()
    await watch()
    scanner.hold()
    const running = core.checklist.run()
    await host.clock.advance(secondMs)
    await settled(core.forget.everything())
    await running
    await host.clock.advance(2 * dayMs)
    await core.checklist.run()
    expect([...files.texts.keys()].filter((name) => name.startsWith('/data'))).toEqual([])
    expect(core.view().checklist.results).toEqual([])
  })
})

describe('the demo', () => {
  it('has folders, and findings of several kinds in them', async () => {
    const demo = await host.core({ demo: true })
    await demo.start()
    demo.watch()
    await host.clock.advance(10 * secondMs)
    const { folders, checklist } = demo.view()
    expect(folders).toEqual(['/home/demo/dice-bot', '/home/demo/notebooks'])
    expect(checklist.results).toHaveLength(checkIds.length)
    await demo.folders.choose()
    expect(demo.view().folders).toHaveLength(3)
    await demo.folders.remove('/home/demo/dice-bot')
    expect(demo.view().folders).toEqual(['/home/demo/notebooks', '/home/demo/old-scripts'])
    await demo.close()
  })
})
