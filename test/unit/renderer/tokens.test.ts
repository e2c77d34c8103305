import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFiles, rendererPath } from './page-files.ts'

type Theme = 'light' | 'dark'

const css = readFileSync(join(rendererPath, 'ui/tokens.css'), 'utf8')
const pairForm = /--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g
const colours = new Map(
  [...css.matchAll(pairForm)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
)

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, ground: string, theme: Theme): number {
  const [one, other] = [front, ground].map((name) => {
    const colour = colours.get(name)
    if (!colour) throw new Error(`no colour ${name}`)
    return luminance(colour[theme])
  })
  const [light = 0, dark = 0] = [one ?? 0, other ?? 0].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  ['text', ['page', 'surface', 'sunken', 'hover', 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['text-soft', ['page', 'surface', 'sunken']],
  ['accent', ['page', 'surface', 'sunken', 'accent-soft', 'warn-soft', 'bad-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['good', ['page', 'surface']],
  ['warn', ['page', 'surface', 'warn-soft']],
  ['bad', ['page', 'surface', 'bad-soft']],
]
const marks: readonly (readonly [string, readonly string[]])[] = [
  ['mark', ['page', 'surface']],
  ['good', ['good-soft']],
]

const rows = (pairs: typeof texts) =>
  pairs.flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => (['light', 'dark'] as const).map((theme) => [front, ground, theme] as const)),
  )

describe('colour tokens', () => {
  it('measure contrast as WCAG does', () => {
    expect(luminance('#ffffff')).toBeCloseTo(1)
    expect(luminance('#000000')).toBe(0)
  })

  it.each(rows(texts))('%s on %s is readable in the %s theme', (front, ground, theme) => {
    expect(contrast(front, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(rows(marks))('%s on %s can be made out in the %s theme', (front, ground, theme) => {
    expect(contrast(front, ground, theme)).toBeGreaterThanOrEqual(3)
  })

  it('are the only colours of the page', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)\(/i
    const elsewhere = pageFiles(/\.(?:css|tsx?)$/)
      .filter(({ path }) => path !== 'ui/tokens.css')
      .filter(({ text }) => text.split('\n').some((line) => literal.test(line)))
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })

  it('leave no name undefined', () => {
    const defined = new Set([...css.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map(([, name]) => name))
    const used = pageFiles(/\.css$/).flatMap(({ text }) => [...text.matchAll(/var\((--[a-z0-9-]+)/g)])
    expect(used.length).toBeGreaterThan(100)
    expect(used.map(([, name]) => name).filter((name) => !defined.has(name))).toEqual([])
  })
})
