import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamePlace, keptOnScreen, type Area } from '../../../electron/windows/place.ts'

const workArea: Area = { x: 0, y: 30, width: 1600, height: 1000 }

describe('a remembered window place', () => {
  it('stays as it was where it fits', () => {
    const place = { x: 100, y: 80, width: 1000, height: 700 }
    expect(keptOnScreen(place, workArea)).toEqual(place)
  })

  it('comes back from a screen that is gone', () => {
    expect(keptOnScreen({ x: 4000, y: -900, width: 1000, height: 700 }, workArea)).toEqual({
      x: 600,
      y: 30,
      width: 1000,
      height: 700,
    })
  })

  it('shrinks to a smaller screen', () => {
    expect(keptOnScreen({ x: 0, y: 0, width: 3000, height: 2000 }, workArea)).toEqual(workArea)
  })

  it('is never smaller than the page works in', () => {
    expect(keptOnScreen({ x: 50, y: 50, width: 3, height: 4 }, workArea)).toMatchObject({
      width: 700,
      height: 500,
    })
  })

  it('lies within the work area whatever was remembered', () => {
    const number = integer({ min: -100_000, max: 100_000 })
    const place = record({ x: number, y: number, width: number, height: number })
    assert(
      property(place, (given) => {
        const kept = keptOnScreen(given, workArea)
        expect(kept.x).toBeGreaterThanOrEqual(workArea.x)
        expect(kept.y).toBeGreaterThanOrEqual(workArea.y)
        expect(kept.x + kept.width).toBeLessThanOrEqual(workArea.x + workArea.width)
        expect(kept.y + kept.height).toBeLessThanOrEqual(workArea.y + workArea.height)
      }),
    )
  })

  it('is told from another by any of its parts', () => {
    const place = { x: 1, y: 2, width: 800, height: 600, maximized: false }
    expect(isSamePlace(place, { ...place })).toBe(true)
    expect(isSamePlace(null, place)).toBe(false)
    for (const other of [{ x: 9 }, { y: 9 }, { width: 9 }, { height: 9 }, { maximized: true }]) {
      expect(isSamePlace(place, { ...place, ...other })).toBe(false)
    }
  })
})
