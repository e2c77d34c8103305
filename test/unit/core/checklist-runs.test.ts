import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstAccountId } from '../../../app/domain/account.ts'
import { accountChecks, checkIds } from '../../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createChecklistWorld, type ChecklistWorld } from './checklist-world.ts'

let world: ChecklistWorld

beforeEach(async () => {
  world = await createChecklistWorld()
})

describe('a run', () => {
  it('comes a little after the start, then once a day, and not again after a restart', async () => {
    world.core.watch()
    await world.host.clock.advance(4 * secondMs)
    expect(world.scanner.requests).toHaveLength(0)
    await world.host.clock.advance(2 * secondMs)
    expect(world.scanner.requests).toHaveLength(1)
    expect(world.core.view().checklist.results.map(({ id }) => id)).toEqual(checkIds)
    await world.restart()
    await world.watch()
    await world.host.clock.advance(23 * hourMs)
    expect(world.scanner.requests).toHaveLength(1)
    await world.host.clock.advance(2 * hourMs)
    expect(world.scanner.requests).toHaveLength(2)
  })

  it('that takes its time is not owed a second time', async () => {
    await world.watch()
    const release = world.scanner.hold()
    await world.host.clock.advance(dayMs + 3 * minuteMs)
    expect(world.scanner.requests).toHaveLength(2)
    expect(world.core.view().checklist.running).not.toBeNull()
    release()
    await world.host.clock.advance(hourMs)
    expect(world.core.view().checklist.running).toBeNull()
    expect(world.scanner.requests).toHaveLength(2)
  })

  it('comes after a sleep of more than a day, and where the clock was wrong by more', async () => {
    await world.watch()
    world.host.clock.jump(2 * dayMs)
    world.core.wake()
    await world.host.clock.advance(secondMs)
    expect(world.scanner.requests).toHaveLength(2)
    world.host.clock.jump(-400 * dayMs)
    await world.host.clock.advance(minuteMs)
    expect(world.scanner.requests).toHaveLength(3)
  })

  it('is not repeated for whoever asks while it runs', async () => {
    const release = world.scanner.hold()
    const both = Promise.all([world.core.checklist.run(), world.core.checklist.run()])
    await world.host.clock.advance(secondMs)
    release()
    expect(await both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(world.scanner.requests).toHaveLength(1)
  })

  it('works without account and keychain', async () => {
    await world.core.checklist.run()
    expect(world.core.view().checklist.results).toHaveLength(checkIds.length)
    expect(world.status('two-factor')).toBe('unknown')
    expect(world.scanner.requests[0]?.known).toBeNull()
  })

  it('tells how far it is, at most four times a second', async () => {
    const release = world.scanner.hold()
    const seen: unknown[] = []
    world.core.subscribe((view) => void seen.push(view.checklist.running?.scan?.files ?? null))
    const running = world.core.checklist.run()
    await world.host.clock.advance(secondMs)
    seen.length = 0
    for (let tick = 0; tick < 100; tick += 1) {
      world.scanner.progress({ phase: 'files', files: tick, bytes: 0, blobs: 0, hits: 0 })
      await world.host.clock.advance(10)
    }
    await world.host.clock.advance(secondMs)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.length).toBeLessThanOrEqual(5)
    expect(seen.at(-1)).toBe(99)
    expect(world.core.view().checklist.running).toMatchObject({ total: checkIds.length, scan: { files: 99 } })
    release()
    await running
    expect(world.core.view().checklist.running).toBeNull()
  })

  it('that is stopped leaves what was found before', async () => {
    await world.setUp()
    await world.watch()
    const before = world.core.view().checklist.results
    const release = world.scanner.hold()
    await world.host.clock.advance(minuteMs)
    const running = world.core.checklist.run()
    await world.host.clock.advance(secondMs)
    expect(await world.core.checklist.stop()).toEqual({ ok: true, value: null })
    await running
    expect(world.scanner.stopped).toBe(1)
    const now = world.core.view().checklist.results
    expect(now.map((one) => one.status)).toEqual(before.map((one) => one.status))
    expect(now.map(({ evidence }) => evidence.join())).not.toContainEqual(expect.stringContaining('stopped'))
    release()
  })

  it('does not come by itself before anybody watches', async () => {
    await world.host.clock.advance(2 * dayMs)
    expect(world.scanner.requests).toHaveLength(0)
  })

  it('has the scan look for the tokens that are kept, by digests under a new key each time', async () => {
    await world.setUp()
    for (let turn = 0; turn < 2; turn += 1) await world.core.checklist.run()
    const known = world.scanner.requests.map((request) => request.known)
    expect(new Set(known.map((one) => one?.keyHex)).size).toBe(2)
    for (const one of known) {
      const key = Buffer.from(one?.keyHex ?? '', 'hex')
      expect(one?.digests).toEqual([createHmac('sha256', key).update(world.host.token).digest('hex')])
    }
    expect(JSON.stringify(world.scanner.requests)).not.toContain(world.host.token)
    expect(new Set(known.map((one) => one?.label)).size).toBe(1)
  })

  it('has the scan read our own logs, and remember what has not changed beside them', async () => {
    world.files.texts.set('/data/logs/terminal.1.log', '{}')
    world.files.texts.set('/data/logs/notes.txt', '{}')
    const machine = { ...world.host.ports.machine }
    machine.scanFiles = () => Promise.resolve([{ source: 'startup', path: '/home/somebody/.bashrc' }])
    await world.restart({ machine })
    await world.core.checklist.run()
    const [request] = world.scanner.requests
    expect(request?.files).toEqual([
      { source: 'startup', path: '/home/somebody/.bashrc' },
      { source: 'log', path: '/data/logs/test.log' },
      { source: 'log', path: '/data/logs/terminal.1.log' },
    ])
    expect(request).toMatchObject({ folders: [], history: true, cacheFile: '/data/scan-cache.json' })
  })

  it('comes again when what it looks at was changed', async () => {
    await world.watch()
    await world.core.changePreferences({ scanHistory: false })
    await world.host.clock.advance(secondMs)
    expect(world.scanner.requests.map(({ history }) => history)).toEqual([true, false])
    await world.core.changePreferences({ timeoutSeconds: 90 })
    await world.host.clock.advance(secondMs)
    expect(world.scanner.requests).toHaveLength(3)
    expect(await world.core.changePreferences({ theme: 'dark' })).toMatchObject({ ok: true })
    await world.host.clock.advance(secondMs)
    expect(world.scanner.requests).toHaveLength(3)
  })

  it('ends with the core, and leaves no timer', async () => {
    world.scanner.hold()
    world.core.watch()
    await world.host.clock.advance(10 * secondMs)
    await world.core.close()
    expect(world.scanner).toMatchObject({ stopped: 1, closed: true })
    expect(world.host.clock.pendingTimers()).toBe(0)
    expect(await world.core.checklist.run()).toEqual({ ok: false, failure: { kind: 'closed' } })
  })
})

describe('the checks that cost nothing', () => {
  it('run after each reading, and the others keep the time of their own', async () => {
    await world.setUp()
    await world.watch()
    const before = world.host.clock.now()
    await world.host.clock.advance(10 * minuteMs)
    for (const id of checkIds) {
      const isLater = (world.result(id)?.checkedAtMs ?? 0) > before
      expect([id, isLater]).toEqual([id, accountChecks.includes(id)])
    }
    expect(world.scanner.requests).toHaveLength(1)
  })

  it('notice a refusal with the reading that met it', async () => {
    await world.setUp()
    await world.watch()
    expect(world.status('token-age')).toBe('pass')
    world.host.answerWith(() => ({ status: 401, body: '{}' }))
    await world.host.clock.advance(3 * minuteMs)
    expect(world.status('token-age')).toBe('fail')
  })

  it('are written down only where something has changed', async () => {
    await world.setUp()
    await world.watch()
    await world.host.clock.advance(minuteMs)
    world.files.changes.length = 0
    await world.host.clock.advance(5 * minuteMs)
    expect(world.files.changes.filter((change) => change.includes('checklist'))).toEqual([])
  })

  it('say nothing of an account that is forgotten', async () => {
    await world.setUp()
    await world.watch()
    expect(world.status('two-factor')).toBe('pass')
    await world.core.forgetToken(firstAccountId)
    expect(world.result('two-factor')?.evidence.join() ?? '').not.toContain('is on')
    await world.host.clock.advance(5 * secondMs)
    expect(world.status('two-factor')).toBe('unknown')
    expect(world.kept()).not.toContain('authentication is on')
    expect(world.kept()).toContain('"subject":null')
  })
})
