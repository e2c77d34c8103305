import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Closed } from '../../../app/core.ts'
import { closeBeforeQuit, endOnBug } from '../../../electron/lifecycle.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const app = vi.hoisted(() => {
  const listeners = new Map<string, (event: { preventDefault: () => void }) => void>()
  const ends: string[] = []
  return {
    ends,
    exit: (code: number) => void ends.push(`exit ${code}`),
    listeners,
    on: (name: string, listener: (event: { preventDefault: () => void }) => void) =>
      listeners.set(name, listener),
    /** As Electron: asks everybody first, and ends when nobody objects. */
    quit() {
      let prevented = false
      listeners.get('before-quit')?.({ preventDefault: () => (prevented = true) })
      if (prevented) return
      ends.push('ended')
      listeners.get('quit')?.({ preventDefault: () => undefined })
    },
  }
})

const dialog = vi.hoisted(() => ({
  shown: [] as string[][],
  showErrorBox: (...words: string[]) => void dialog.shown.push(words),
}))

vi.mock('electron', () => ({ app, dialog }))

const kill = () => void app.ends.push('killed')

describe('quitting', () => {
  beforeEach(() => {
    app.listeners.clear()
    app.ends.length = 0
  })

  it('waits for the core to close, once, however often it is asked', async () => {
    const closed = Promise.withResolvers<Closed>()
    const close = vi.fn<() => Promise<Closed>>(async () => closed.promise)
    const life = closeBeforeQuit(createFakeClock(), close, kill)
    expect(life.isQuitting()).toBe(false)
    app.quit()
    app.quit()
    expect(life.isQuitting()).toBe(true)
    expect(app.ends).toEqual([])
    closed.resolve({ held: null })
    await closed.promise
    await vi.waitFor(() => expect(app.ends).toEqual(['ended']))
    expect(close).toHaveBeenCalledTimes(1)
    expect(app.ends).toEqual(['ended'])
  })

  it('does not wait for a core that never closes', async () => {
    const clock = createFakeClock()
    closeBeforeQuit(clock, async () => new Promise(() => {}), kill)
    app.quit()
    await clock.advance(2999)
    expect(app.ends).toEqual([])
    await clock.advance(1)
    expect(app.ends).toEqual(['ended', 'killed'])
  })

  it('ends the process where an open keychain prompt would keep it', async () => {
    const clock = createFakeClock()
    closeBeforeQuit(clock, async () => Promise.resolve({ held: new Promise(() => {}) }), kill)
    app.quit()
    await clock.advance(1499)
    expect(app.ends).toEqual([])
    await clock.advance(1)
    expect(app.ends).toEqual(['ended', 'killed'])
  })

  it('lets the keychain end what it has begun', async () => {
    const clock = createFakeClock()
    const held = Promise.withResolvers<void>()
    closeBeforeQuit(clock, async () => Promise.resolve({ held: held.promise }), kill)
    app.quit()
    await clock.advance(1000)
    expect(app.ends).toEqual([])
    held.resolve()
    await vi.waitFor(() => expect(app.ends).toEqual(['ended']))
    await clock.advance(5000)
    expect(app.ends).toEqual(['ended'])
  })

  it('ends also when closing fails', async () => {
    closeBeforeQuit(createFakeClock(), async () => Promise.reject(new Error('x')), kill)
    app.quit()
    await vi.waitFor(() => expect(app.ends).toEqual(['ended', 'killed']))
  })
})

describe('a bug that nobody caught', () => {
  it('ends the app, and is told without what it may have held', () => {
    const token = randomBytes(48).toString('hex')
    const listening = vi.spyOn(process, 'on').mockReturnValue(process)
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    app.ends.length = 0
    endOnBug()
    const [name, listener] = listening.mock.calls[0] ?? []
    expect(name).toBe('uncaughtException')
    listener?.(new Error(`no ${token} here`))
    const told = JSON.stringify([written.mock.calls, dialog.shown])
    vi.restoreAllMocks()
    expect(told).toContain('Error: no')
    expect(told).not.toContain(token)
    expect(app.ends).toEqual(['exit 1'])
  })

  it('is told once, whatever else goes wrong while the app ends', () => {
    const listening = vi.spyOn(process, 'on').mockReturnValue(process)
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    app.ends.length = 0
    dialog.shown.length = 0
    endOnBug()
    const [, listener] = listening.mock.calls[0] ?? []
    for (const text of ['first', 'second', 'third']) listener?.(new Error(text))
    expect(written.mock.calls.length).toBe(1)
    vi.restoreAllMocks()
    expect(dialog.shown.length).toBe(1)
    expect(app.ends).toEqual(['exit 1'])
  })
})
