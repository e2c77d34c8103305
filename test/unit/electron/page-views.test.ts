import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core } from '../../../app/core.ts'
import type { View } from '../../../app/domain/view.ts'
import { tellPage } from '../../../electron/lock/page-views.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { exampleView } from '../../fakes/views.ts'

vi.mock('electron', () => ({}))

let clock: FakeClock
let told: Partial<View>[]
let page: object
let renewed: number
let announce: (view: View) => void

beforeEach(() => {
  clock = createFakeClock()
  told = []
  renewed = 0
  page = newPage()
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

function newPage(): object {
  return { isDestroyed: () => false, send: (_channel: string, parts: Partial<View>) => void told.push(parts) }
}

const folders = () => told.map((parts) => parts.folders?.join())

function named(name: string, locked = false): View {
  return { ...exampleView, folders: [name], lock: { ...exampleView.lock, locked } }
}

describe('the page', () => {
  it('is told the first view at once, and the last of those that follow it closely', async () => {
    announce(named('/one'))
    expect(folders()).toEqual(['/one'])
    announce(named('/two'))
    announce(named('/three'))
    expect(folders()).toEqual(['/one'])
    await clock.advance(32)
    expect(folders()).toEqual(['/one', '/three'])
    await clock.advance(1000)
    announce(named('/four'))
    expect(folders()).toEqual(['/one', '/three', '/four'])
  })

  it('is told nothing that waited when the lock closes, and nothing until it is open', async () => {
    announce(named('/one'))
    announce(named('/two'))
    announce(named('/three', true))
    expect(renewed).toBe(1)
    await clock.advance(1000)
    announce(named('/four', true))
    expect(folders()).toEqual(['/one'])
    expect(renewed).toBe(1)
    announce(named('/five'))
    expect(folders()).toEqual(['/one', '/five'])
  })

  it('is told of each further view what has changed, however it came about', async () => {
    announce(named('/one'))
    expect(told).toEqual([named('/one')])
    await clock.advance(32)
    announce(structuredClone({ ...named('/one'), nowMs: 7 }))
    await clock.advance(32)
    announce({ ...named('/two'), nowMs: 7 })
    expect(told.slice(1)).toEqual([{ nowMs: 7 }, { folders: ['/two'] }])
  })

  it('is told all of it where it is another page, and after the lock', async () => {
    announce(named('/one'))
    await clock.advance(32)
    page = newPage()
    announce(named('/one'))
    await clock.advance(32)
    announce(named('/one', true))
    announce(named('/one'))
    expect(told).toEqual([named('/one'), named('/one'), named('/one')])
  })
})
