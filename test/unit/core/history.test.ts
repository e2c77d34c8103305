import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Core, CorePorts } from '../../../app/core.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { usd } from '../../../app/domain/currency.ts'
import { noHistoryStatus, noRecentHistory } from '../../../app/domain/history.ts'
import { dayMs, hourMs, minuteMs } from '../../../app/domain/time.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { currency } from '../../fakes/views.ts'

const path = '/home/somebody/stakewatch-history.json'
const btc = currency('btc')

let host: FakeHost
let files: FakeFiles
let core: Core

async function open(change: Partial<CorePorts> = {}): Promise<void> {
  core = await host.core({ files, keepsHistory: 'in-memory', ...change })
  await core.start()
}

async function setUp(): Promise<void> {
  await core.setup.begin(null)
  await core.setup.typeToken(host.token)
  await host.settled(core.setup.verify())
  await host.settled(core.setup.save('keychain'))
  await core.setup.cancel()
  core.watch()
  await host.clock.advance(5000)
}

beforeEach(async () => {
  host = createFakeHost()
  files = createFakeFiles()
  host.imports.chosen = path
  await open()
})

const series = async (subject: 'total' | typeof btc = 'total') => {
  const answer = await core.history.series(firstAccountId, subject, '24h')
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value
}
const recent = () => core.view().accounts[0]?.recent

describe('the history of a watched account', () => {
  beforeEach(setUp)

  it('begins with the first reading and goes on with each', async () => {
    const begun = await series()
    expect(begun.points.at(-1)?.amount).toBe(core.view().accounts[0]?.snapshot?.total?.amount)
    await host.clock.advance(2 * hourMs)
    const { points, toMs } = await series()
    expect(points.length).toBeGreaterThan(20)
    expect(points.at(-1)?.amount).toBe(core.view().accounts[0]?.snapshot?.total?.amount)
    expect(toMs).toBe(host.clock.now())
    expect(points.some(({ amount }) => amount === null)).toBe(false)
  })

  it('tells the day’s change and a small line for each currency that moved', async () => {
    await host.clock.advance(7 * hourMs)
    const { day, sparklines } = recent() ?? noRecentHistory
    expect(day).toEqual((await series()).change)
    expect(Object.keys(sparklines)).toContain('btc')
    expect(Object.keys(sparklines)).not.toContain('bonk')
    expect(Object.keys(sparklines)).not.toContain('aave')
  })

  it('moves the day’s change on where nothing can be read', async () => {
    await host.clock.advance(3 * hourMs)
    const before = recent()?.day
    host.answerWith(() => ({ ok: false, failure: 'offline' }))
    await host.clock.advance(22 * hourMs)
    expect(recent()?.day).not.toEqual(before)
    expect(recent()?.day).toEqual((await series()).change)
  })

  it('says since when it knows an account', async () => {
    await host.clock.advance(hourMs)
    const sinceMs = core.view().history.sinceMs[firstAccountId] ?? 0
    expect(host.clock.now() - sinceMs).toBeGreaterThanOrEqual(hourMs)
    expect(core.view().history).toMatchObject({ problem: null, setAside: null, bytes: null })
  })

  it('is shown in another display currency at once, also of the time before', async () => {
    await host.clock.advance(hourMs)
    await core.changePreferences({ displayCurrency: btc })
    const { points, currency: shown } = await series()
    expect(shown).toBe('btc')
    expect(points.length).toBeGreaterThan(5)
    const total = Number(core.view().accounts[0]?.snapshot?.total?.amount)
    expect(Number(points[0]?.amount)).toBeCloseTo(total, 1)
  })

  it('has a gap for the time in which nothing could be read', async () => {
    await host.clock.advance(20 * minuteMs)
    host.answerWith(() => ({ ok: false, failure: 'offline' }))
    await host.clock.advance(3 * hourMs)
    host.answerWith(null)
    await host.settled(core.refresh(firstAccountId))
    await host.clock.advance(minuteMs)
    const gaps = (await series()).points.filter(({ amount }) => amount === null)
    expect(gaps).toHaveLength(1)
  })

  it('tells no amount in privacy mode, and hides the small lines', async () => {
    await host.clock.advance(hourMs)
    await core.changePreferences({ privacy: true })
    expect(recent()).toEqual({ day: { amount: hiddenMark, percent: hiddenMark }, sparklines: {} })
    expect(JSON.stringify((await series(btc)).points)).not.toMatch(/"amount":"\d/)
  })

  it('pauses while the clock stands far before the last entry, says so, and goes on by itself', async () => {
    await host.clock.advance(10 * minuteMs)
    host.clock.jump(-3 * dayMs)
    await host.clock.advance(3 * minuteMs)
    expect(core.view().history.problem).toEqual({ kind: 'clock-behind' })
    host.clock.jump(3 * dayMs)
    await host.clock.advance(10 * minuteMs)
    expect(core.view().history.problem).toBeNull()
    expect((await series()).points.every(({ atMs }) => atMs > host.clock.now() - hourMs)).toBe(true)
  })

  it('refuses an account that is not there', async () => {
    const failure = { kind: 'account-unknown' }
    const other = 'other' as typeof firstAccountId
    expect(await core.history.series(other, 'total', 'all')).toEqual({ ok: false, failure })
    expect(await core.history.exportTo(other, 'csv')).toEqual({ ok: false, failure })
    expect(await core.history.importFrom(other)).toEqual({ ok: false, failure })
  })
})

describe('the lock', () => {
  const passphrase = randomBytes(9).toString('hex')

  it('shows nothing of the history, and keeps nothing where nothing is watched', async () => {
    await setUp()
    await core.lock.setPassphrase(passphrase, null)
    await core.lock.changeOptions({ keepWatching: false })
    await host.clock.advance(10 * minuteMs)
    core.lock.lock('asked')
    expect(core.view().history).toEqual(noHistoryStatus)
    expect(recent()).toEqual(noRecentHistory)
    const lockedAtMs = host.clock.now()
    await host.clock.advance(2 * hourMs)
    const after = (await series()).points
    expect(after.length).toBeGreaterThan(1)
    // A reading that was under way then came to its end.
    expect(after.every(({ atMs }) => atMs < lockedAtMs + minuteMs)).toBe(true)
    expect(after.at(-1)?.amount).toBeNull()
  })
})

describe('carrying the history', () => {
  beforeEach(setUp)

  it('writes a file, and takes it in again after a wipe', async () => {
    await host.clock.advance(2 * hourMs)
    const before = await series()
    expect(await core.history.exportTo(firstAccountId, 'json')).toEqual({ ok: true, value: null })
    const text = files.texts.get(path) ?? ''
    for (const secret of [host.token, 'demo-player', '00000000-0000-4000-8000-0000000de300'])
      expect(text).not.toContain(secret)
    expect(await core.history.wipe(firstAccountId)).toEqual({ ok: true, value: null })
    expect((await series()).points).toEqual([])
    host.imports.texts.set(path, text)
    expect(await core.history.importFrom(firstAccountId)).toEqual({ ok: true, value: null })
    const { points } = await series()
    expect(points.slice(0, 10)).toEqual(before.points.slice(0, 10))
  })

  it('refuses to write amounts to a file while they are hidden', async () => {
    await core.changePreferences({ privacy: true })
    expect(await core.history.exportTo(firstAccountId, 'csv')).toEqual({
      ok: false,
      failure: { kind: 'amounts-hidden' },
    })
    expect(files.texts.has(path)).toBe(false)
  })

  it('says why a file could not be written or read', async () => {
    files.problems.set('writePieces', 'disk-full')
    expect(await core.history.exportTo(firstAccountId, 'csv')).toEqual({
      ok: false,
      failure: { kind: 'export-not-written', cause: 'disk-full' },
    })
    host.imports.texts.set(path, '{}')
    expect(await core.history.importFrom(firstAccountId)).toEqual({
      ok: false,
      failure: { kind: 'history-refused', cause: 'not-ours' },
    })
    host.imports.fileProblem = 'too-large'
    expect(await core.history.importFrom(firstAccountId)).toEqual({
      ok: false,
      failure: { kind: 'history-refused', cause: 'too-large' },
    })
    host.imports.chosen = null
    const cancelled = { ok: false, failure: { kind: 'cancelled' } }
    expect(await core.history.exportTo(firstAccountId, 'csv')).toEqual(cancelled)
    expect(await core.history.importFrom(firstAccountId)).toEqual(cancelled)
  })
})

describe('forgetting', () => {
  beforeEach(setUp)

  it('goes on with the next reading after a wipe', async () => {
    await host.clock.advance(hourMs)
    await core.history.wipe(null)
    expect(recent()).toEqual(noRecentHistory)
    await host.clock.advance(2 * minuteMs)
    const { points } = await series()
    expect(points[0]?.atMs).toBeGreaterThan(host.clock.now() - 3 * minuteMs)
  })

  it('takes the past of a forgotten account away', async () => {
    await host.clock.advance(hourMs)
    await host.settled(core.forgetToken(firstAccountId))
    const forgottenAtMs = host.clock.now()
    await setUp()
    const { points } = await series()
    expect(points.length).toBeGreaterThan(0)
    expect(points.every(({ atMs }) => atMs >= forgottenAtMs)).toBe(true)
  })

  it('writes nothing more once everything is forgotten', async () => {
    await host.settled(core.forget.everything())
    expect(core.view().forgotten?.parts).toContainEqual({
      what: 'history',
      files: 0,
      outcome: { kind: 'removed' },
    })
    expect(core.view().history).toMatchObject({ problem: null, sinceMs: {} })
  })
})

describe('a host that keeps no history', () => {
  it('says so, and shows none', async () => {
    const { keepsHistory: _, ...rest } = { ...host.ports, files, keepsHistory: undefined }
    core = await host.core(rest)
    await core.start()
    await setUp()
    const none = { ok: false, failure: { kind: 'history-unavailable', cause: 'none' } }
    expect(await core.history.series(firstAccountId, 'total', '24h')).toEqual(none)
    expect(await core.history.exportTo(firstAccountId, 'csv')).toEqual(none)
    expect(await core.history.importFrom(firstAccountId)).toEqual(none)
    expect(await core.history.wipe(null)).toEqual(none)
    expect(recent()).toEqual(noRecentHistory)
  })

  it('remembers nothing of an account that is kept for this run only', async () => {
    await core.setup.begin(null)
    await core.setup.typeToken(host.token)
    await host.settled(core.setup.verify())
    await host.settled(core.setup.save('memory'))
    await core.setup.cancel()
    core.watch()
    await host.clock.advance(10 * minuteMs)
    expect(core.view().accounts[0]?.snapshot?.total?.currency).toBe(usd)
    expect((await series()).points).toEqual([])
  })
})

describe('the demo', () => {
  it('has a past of two months, with gaps', async () => {
    await open({ demo: true })
    core.watch()
    await host.clock.advance(5000)
    const all = await core.history.series(firstAccountId, 'total', 'all')
    expect(all.ok && all.value.points.length).toBeGreaterThan(100)
    expect(all.ok && all.value.points.filter(({ amount }) => amount === null).length).toBeGreaterThan(2)
    expect(recent()?.day).not.toBeNull()
    const known = Object.keys(recent()?.sparklines ?? {})
    expect(known).toContain('btc')
    expect(known).not.toContain('bonk')
  })
})
