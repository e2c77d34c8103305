import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core } from '../../../app/core.ts'
import type { View } from '../../../app/domain/view.ts'
import { tellPage } from '../../../electron/lock/page-views.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { exampleView } from '../../fakes/views.ts'

vi.mock('electron', () => ({}))

let clock: FakeClock
let told: string[]
let renewed: number
let announce: (view: View) => void

beforeEach(() => {
  clock = createFakeClock()
  told = []
  renewed = 0
  const page = {
    isDestroyed: () => false,
    send: (_channel: string, view: View) => void told.push(view.folders.join()),
  }
  const core = {
    lock: { isLocked: () => false },
    subscribe(listener: (view: View) => void) {
      announce = listener
      return () => undefined
    },
  }
  const window = { page: () => page, renew: () => void (renewed += 1) }
  tellPage(core as unknown as Core, window as unknown as Parameters<typeof tellPage>[1], clock)
})

function named(name: string, locked = false): View {
  return { ...exampleView, folders: [name], lock: { ...exampleView.lock, locked } }
}

describe('the page', () => {
  it('is told the first view at once, and the last of those that follow it closely', async () => {
    announce(named('/one'))
    expect(told).toEqual(['/one'])
    announce(named('/two'))
    announce(named('/three'))
    expect(told).toEqual(['/one'])
    await clock.advance(32)
    expect(told).toEqual(['/one', '/three'])
    await clock.advance(1000)
    announce(named('/four'))
    expect(told).toEqual(['/one', '/three', '/four'])
  })

  it('is told nothing that waited when the lock closes, and nothing until it is open', async () => {
    announce(named('/one'))
    announce(named('/two'))
    announce(named('/three', true))
    expect(renewed).toBe(1)
    await clock.advance(1000)
    announce(named('/four', true))
    expect(told).toEqual(['/one'])
    expect(renewed).toBe(1)
    announce(named('/five'))
    expect(told).toEqual(['/one', '/five'])
  })
})
