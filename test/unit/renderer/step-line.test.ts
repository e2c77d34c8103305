import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenMark } from '../../../app/domain/amount.ts'
import {
  endOf,
  gridHeights,
  heightOf,
  heightRange,
  stepLine,
} from '../../../renderer/features/chart/step-line.ts'
import { amount } from '../../fakes/views.ts'

const at = (seconds: number, text: string | null) => ({
  atMs: seconds * 1000,
  amount: text === null ? null : amount(text),
})

describe('the line of a chart', () => {
  it('holds each amount until the next moment, and the last one until the end', () => {
    expect(stepLine({ points: [at(10, '1'), at(20, '3')], toMs: 25_000 })).toEqual({
      xs: [10, 20, 20, 25],
      ys: [1, 1, 3, 3],
    })
  })

  it('is interrupted where nobody watched, and leads from nowhere to there', () => {
    expect(stepLine({ points: [at(10, '1'), at(20, null), at(30, '3')], toMs: 40_000 })).toEqual({
      xs: [10, 20, 20, 30, 40],
      ys: [1, 1, null, 3, 3],
    })
    expect(stepLine({ points: [at(10, null)], toMs: 40_000 })).toEqual({ xs: [10], ys: [null] })
    expect(stepLine({ points: [], toMs: 40_000 })).toEqual({ xs: [], ys: [] })
  })

  it('never goes back, also where the clock was set back to before its last moment', () => {
    expect(endOf([at(50, '1')], 0, 40_000)).toBe(50_000)
  })

  it('has no height where amounts are hidden', () => {
    expect(heightOf({ atMs: 0, amount: hiddenMark })).toBeNull()
  })
})

describe('the heights', () => {
  it('leave room around the line, and none below nothing', () => {
    expect(heightRange([100, 200, null])).toEqual([88, 212])
    expect(heightRange([0, 200])).toEqual([0, 224])
    expect(heightRange([-10, 10])[0]).toBeLessThan(-10)
  })

  it('put a flat line in the middle, and know what to do without any', () => {
    expect(heightRange([50, 50])).toEqual([49, 51])
    expect(heightRange([0])).toEqual([0, 1])
    expect(heightRange([])).toEqual([0, 1])
    expect(heightRange([null])).toEqual([0, 1])
  })

  it('have three to five lines across, at round figures', () => {
    expect(gridHeights(26_550, 27_660)).toEqual([26_750, 27_000, 27_250, 27_500])
    expect(gridHeights(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(gridHeights(49, 51)).toEqual([49, 49.5, 50, 50.5, 51])
  })

  it('have them whatever is held', () => {
    const height = fc.double({ min: -1e15, max: 1e15, noNaN: true })
    const size = fc.double({ min: 1e-9, max: 1e15, noNaN: true })
    fc.assert(
      fc.property(height, size, (low, span) => {
        fc.pre(span > Math.abs(low) * 1e-9)
        const lines = gridHeights(low, low + span)
        expect(lines.length).toBeGreaterThanOrEqual(2)
        expect(lines.length).toBeLessThanOrEqual(5)
        expect(lines.every((line, index) => index === 0 || line > (lines[index - 1] ?? 0))).toBe(true)
      }),
    )
  })

  it('have one where a float knows no finer ones', () => {
    expect(gridHeights(1e79, 1e79)).toEqual([1e79])
    expect(gridHeights(1e300, 1e300 + 1)).toEqual([1e300])
  })
})
