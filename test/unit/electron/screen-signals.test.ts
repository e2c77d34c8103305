import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { followScreenSignals, screenIn, type ScreenSignals } from '../../../electron/lock/screen-signals.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const deaf = { onLock: () => {}, onUnlock: () => {} }

const begun = (interfaceName: string, active: unknown) =>
  JSON.stringify({
    type: 'signal',
    interface: interfaceName,
    member: 'ActiveChanged',
    payload: { type: 'b', data: [active] },
  })

describe('a line of the bus', () => {
  it('tells that a screen saver has begun or ended, and nothing else does', () => {
    expect(screenIn(begun('org.gnome.ScreenSaver', true))).toBe(true)
    expect(screenIn(begun('org.freedesktop.ScreenSaver', true))).toBe(true)
    expect(screenIn(begun('org.gnome.ScreenSaver', false))).toBe(false)
    for (const line of [
      begun('org.gnome.ScreenSaver', 'true'),
      '',
      'true',
      'null',
      '{"member":"ActiveChanged"}',
      '{"member":"ActiveChanged","payload":null}',
      '{"member":"WakeUpScreen","payload":{"type":"b","data":[true]}}',
      '{"member":"ActiveChanged","payload":{"type":"b","data":[',
    ])
      expect(screenIn(line)).toBeNull()
  })
})

describe('the listener', () => {
  let directory: string
  let signals: ScreenSignals | null = null

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'screen-signals-'))
  })
  afterEach(async () => {
    signals?.stop()
    await rm(directory, { recursive: true })
  })

  async function program(script: string): Promise<string> {
    const path = join(directory, 'busctl')
    await writeFile(path, `#!/bin/sh\necho begun >> '${directory}/starts'\n${script}\n`)
    await chmod(path, 0o755)
    return path
  }

  const starts = async () =>
    (await readFile(join(directory, 'starts'), 'utf8').catch(() => '')).split('\n').length - 1

  it('locks and unlocks at the signal and not before', async () => {
    const told: string[] = []
    const lines = [begun('org.gnome.ScreenSaver', false), begun('org.gnome.ScreenSaver', true)]
    signals = followScreenSignals({
      clock: createFakeClock(),
      onLock: () => told.push('lock'),
      onUnlock: () => told.push('unlock'),
      program: await program(`printf '%s\\n' '${lines.join("' '")}'\nexec sleep 60`),
    })
    await vi.waitFor(() => expect(told).toEqual(['unlock', 'lock']))
    expect(signals.isListening()).toBe(true)
  })

  it('is begun again when it ends, at growing distances, and given up in the end', async () => {
    const clock = createFakeClock()
    signals = followScreenSignals({ clock, ...deaf, program: await program('exit 1') })
    for (let time = 1; time <= 6; time += 1) {
      await vi.waitFor(() => expect(clock.pendingTimers()).toBe(1))
      expect(await starts()).toBe(time)
      await clock.advance(secondMs * 2 ** (time - 1))
    }
    await vi.waitFor(() => expect(signals?.isListening()).toBe(false))
    await clock.advance(hourMs)
    expect(await starts()).toBe(7)
  })

  it('is not begun again after it was stopped', async () => {
    const clock = createFakeClock()
    signals = followScreenSignals({ clock, ...deaf, program: await program('exec sleep 60') })
    await vi.waitFor(async () => expect(await starts()).toBe(1))
    signals.stop()
    await clock.advance(hourMs)
    expect(await starts()).toBe(1)
    expect(clock.pendingTimers()).toBe(0)
  })

  it('says that it cannot listen where its program is not there', async () => {
    const clock = createFakeClock()
    signals = followScreenSignals({ clock, ...deaf, program: join(directory, 'nothing') })
    await vi.waitFor(async () => {
      await clock.advance(minuteMs)
      expect(signals?.isListening()).toBe(false)
    })
  })
})
