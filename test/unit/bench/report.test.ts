import { describe, expect, it } from 'vitest'
import { absolute, addition, atLeast, factor, median, table } from '../../bench/report.ts'

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 9, 2])).toBe(3)
  })
})

describe('a metric', () => {
  it('is held to a factor of its baseline', () => {
    expect(factor(180, 100, 'ms', 1.8)).toMatchObject({ value: 180, baseline: 100, ratio: 1.8, ok: true })
    expect(factor(181, 100, 'ms', 1.8).ok).toBe(false)
  })

  it('is held to what it adds to its baseline', () => {
    expect(addition(100, 40, 'MB', 60)).toMatchObject({ value: 60, baseline: 40, ratio: 2.5, ok: true })
    expect(addition(101, 40, 'MB', 60).ok).toBe(false)
  })

  it('is held to its bar alone where there is nothing to compare', () => {
    expect(absolute(15, 'KB', 15)).toMatchObject({ baseline: null, ratio: null, ok: true })
    expect(absolute(15.1, 'KB', 15).ok).toBe(false)
  })

  it('is held to what it has to reach', () => {
    expect(atLeast(0.99, 'share', 0.99)).toMatchObject({ value: 0.99, baseline: null, ok: true })
    expect(atLeast(0.989, 'share', 0.99).ok).toBe(false)
  })

  it('misses its bar when it is no number', () => {
    expect(factor(median([]), 1, 'ms', 2).ok).toBe(false)
    expect(atLeast(Number.NaN, 'share', 0).ok).toBe(false)
  })
})

describe('table', () => {
  it('shows a missed bar', () => {
    const machine = { platform: 'p', arch: 'a', cpu: 'c', cores: 1, memoryMB: 1, node: '24' }
    const text = table({ name: 'start', machine, metrics: { style: absolute(16, 'KB', 15) } })
    expect(text).toMatch(/start\.style +16 KB .*15 +MISSED/)
  })
})
