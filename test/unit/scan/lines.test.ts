import { assert, nat, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../app/scan/lines.ts'

describe('lines', () => {
  it('are counted from 1, as are columns', () => {
    const lines = linesOf('one\ntwo\r\nthree')
    expect(lines.place(0)).toEqual({ line: 1, column: 1 })
    expect(lines.place(3)).toEqual({ line: 1, column: 4 })
    expect(lines.place(4)).toEqual({ line: 2, column: 1 })
    expect(lines.place(11)).toEqual({ line: 3, column: 3 })
    expect(lines.around(5)).toEqual({ text: 'two', start: 4 })
    expect(lines.before(5)).toBe('one')
    expect(lines.before(0)).toBe('')
    expect(lines.before(10)).toBe('two')
  })

  it('go on from where a piece of a text begins', () => {
    expect(linesOf('a\nb', 41).place(2)).toEqual({ line: 42, column: 1 })
  })

  it('are shown in part where they are very long', () => {
    const long = `${'x'.repeat(1_000_000)}SECRET${'y'.repeat(1_000_000)}`
    const { text, start } = linesOf(long).around(1_000_000)
    expect(text.length).toBeLessThan(1000)
    expect(text.slice(1_000_000 - start, 1_000_006 - start)).toBe('SECRET')
  })

  it('give every offset the place that splitting the text gives', () => {
    assert(
      property(string({ unit: 'binary-ascii' }), nat(), (text, seed) => {
        const offset = text === '' ? 0 : seed % text.length
        const before = text.slice(0, offset).split('\n')
        const expected = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
        expect(linesOf(text).place(offset)).toEqual(expected)
      }),
    )
  })
})
