import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkIds } from '../../../app/domain/check.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createChecklistWorld, folder, tfa, type ChecklistWorld } from './checklist-world.ts'

let world: ChecklistWorld

beforeEach(async () => {
  world = await createChecklistWorld()
})

describe('the checklist while locked', () => {
  const passphrase = randomBytes(9).toString('hex')

  beforeEach(async () => {
    await world.setUp()
    await world.core.lock.setPassphrase(passphrase, null)
    await world.watch()
    world.host.notices.length = 0
  })

  it('shows nothing of itself, and what newly fails is not named', async () => {
    await world.core.folders.addDropped(folder)
    await world.host.clock.advance(secondMs)
    const release = world.scanner.hold()
    void world.core.checklist.run()
    await world.host.clock.advance(secondMs)
    world.core.lock.lock('asked')
    expect(world.core.view()).toMatchObject({
      checklist: { results: [], history: {}, running: null, applied: [] },
      folders: [],
    })
    release()
    world.setTfa(false)
    await world.pass()
    expect(world.notices()).toEqual(['Stakewatch. Stakewatch has something to tell you. Unlock to see it.'])
  })

  it('goes on only where watching does', async () => {
    await world.core.lock.changeOptions({ keepWatching: false })
    const release = world.scanner.hold()
    const running = world.core.checklist.run()
    await world.host.clock.advance(secondMs)
    world.core.lock.lock('asked')
    await running
    release()
    const before = world.scanner.requests.length
    expect(world.scanner.stopped).toBe(1)
    await world.host.clock.advance(3 * dayMs)
    expect(world.scanner.requests).toHaveLength(before)
    await world.core.lock.unlock({ by: 'passphrase', passphrase })
    await world.host.clock.advance(5 * secondMs)
    expect(world.scanner.requests).toHaveLength(before + 1)
  })
})

describe('a lock that is set', () => {
  it('is seen by the checklist at once', async () => {
    await world.watch()
    const before = world.result('machine-guarded')?.checkedAtMs ?? 0
    await world.host.clock.advance(minuteMs)
    await world.core.lock.setPassphrase(randomBytes(9).toString('hex'), null)
    await world.host.clock.advance(secondMs)
    expect(world.result('machine-guarded')?.checkedAtMs).toBeGreaterThan(before)
    expect(world.scanner.requests).toHaveLength(1)
  })
})

describe('the file', () => {
  it('has no secret in it, whatever was found and pasted', async () => {
    world.setTfa(false)
    await world.setUp()
    await world.watch()
    await world.core.checklist.accept(tfa, { kind: 'accepted', reason: `it is ${world.host.token}`, days: 7 })
    await world.host.clock.advance(hourMs)
    expect(world.kept()).toContain('"acceptances":[{')
    expect(world.kept()).not.toContain(world.host.token)
    expect(world.kept()).not.toContain(world.host.token.slice(8, 40))
    expect(JSON.stringify(world.core.view())).not.toContain(world.host.token)
  })

  it('is not written any more once everything is forgotten, also where a run was under way', async () => {
    await world.setUp()
    await world.watch()
    world.scanner.hold()
    const running = world.core.checklist.run()
    await world.host.clock.advance(secondMs)
    await world.settled(world.core.forget.everything())
    await running
    await world.host.clock.advance(2 * dayMs)
    await world.core.checklist.run()
    expect([...world.files.texts.keys()].filter((name) => name.startsWith('/data'))).toEqual([])
    expect(world.core.view().checklist.results).toEqual([])
  })
})

describe('the demo', () => {
  it('has folders, and findings of several kinds in them', async () => {
    const demo = await world.host.core({ demo: true })
    await demo.start()
    demo.watch()
    await world.host.clock.advance(10 * secondMs)
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
