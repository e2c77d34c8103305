import { beforeEach, describe, expect, it } from 'vitest'
import { dayMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { openTries, waitAfter, type Tries } from '../../../app/lock/tries.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'

let clock: FakeClock
let files: FakeFiles

beforeEach(() => {
  clock = createFakeClock()
  files = createFakeFiles()
})

/** As a new process does: on the same disk, with a clock of its own. */
function open(onClock = clock): Promise<Tries> {
  return openTries({ files, directory: '/data', clock: onClock })
}

async function fail(tries: Tries, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await tries.begin()
}

describe('wrong passphrases', () => {
  it('cost nothing twice, then twice as long each time, and never more than five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 8].map(waitAfter)).toEqual([0, 0, 0, 1, 2, 4, 32].map((s) => s * secondMs))
    expect(waitAfter(1_000_000)).toBe(5 * minuteMs)
  })

  it('are slowed down, and then looked at again', async () => {
    const tries = await open()
    await fail(tries, 5)
    expect(tries.waitMs()).toBe(4 * secondMs)
    await clock.advance(3 * secondMs)
    expect(tries.waitMs()).toBe(secondMs)
    await clock.advance(secondMs)
    expect(tries.waitMs()).toBe(0)
  })

  it('are not forgotten by a restart, which waits in full', async () => {
    await fail(await open(), 6)
    await clock.advance(7 * secondMs)
    expect((await open(createFakeClock())).waitMs()).toBe(8 * secondMs)
  })

  it('are not forgiven by setting the clock, either way', async () => {
    const tries = await open()
    await fail(tries, 6)
    clock.jump(dayMs)
    expect(tries.waitMs()).toBe(8 * secondMs)
    clock.jump(-30 * dayMs)
    expect(tries.waitMs()).toBe(8 * secondMs)
    expect((await open(createFakeClock(Date.UTC(2040, 0, 1)))).waitMs()).toBe(8 * secondMs)
  })

  it('of another process count too', async () => {
    const [window, terminal] = [await open(), await open()]
    await fail(terminal, 4)
    await window.begin()
    expect(window.waitMs()).toBe(4 * secondMs)
  })

  it('are forgotten after the right one', async () => {
    const tries = await open()
    await fail(tries, 6)
    await tries.reset()
    expect(tries.waitMs()).toBe(0)
    expect((await open()).waitMs()).toBe(0)
    expect([...files.texts.keys()]).toEqual([])
  })

  it('slow this run down also on a disk that cannot be written', async () => {
    files.problems.set('writeAtomic', 'denied')
    const tries = await open()
    await fail(tries, 5)
    expect(tries.waitMs()).toBe(4 * secondMs)
  })

  it.each(['', 'null', '{"failures":-1}', '{"failures":1e9}', '{"failures":"9"}'])(
    'are counted from none where the file says %j',
    async (text) => {
      files.texts.set('/data/lock-tries.json', text)
      const tries = await open()
      await tries.begin()
      expect(tries.waitMs()).toBe(0)
    },
  )
})
