import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, visible } from '../../../app/strings/visible.ts'

describe('a text that is printed', () => {
  it.each([
    ['plain.py', 'plain.py'],
    ['two\nlines\r\t\0', 'two␊lines␍␉␀'],
    ['\u001B[2Kgone\u007F', '␛[2Kgone␡'],
    ['\u009B31mred', '⟨U+009B⟩31mred'],
    ['fdp.\u202Eexe', 'fdp.⟨U+202E⟩exe'],
    ['line\u2028line', 'line⟨U+2028⟩line'],
    ['half\ud800', 'half⟨U+D800⟩'],
    ['Ångström 日本 😀', 'Ångström 日本 😀'],
  ])('%j is seen as %j', (text, seen) => {
    expect(visible(text)).toBe(seen)
  })

  it('cannot move the cursor or break the line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(visible(text).isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a text that is too long', () => {
  it('is cut between characters', () => {
    expect(cut('0123456789', 10)).toBe('0123456789')
    expect(cut('01234567890', 10)).toBe('012345678…')
    expect(cut('😀😀', 4)).toBe('😀😀')
    expect(cut('😀😀😀', 5)).toBe('😀😀…')
    expect(cut('😀😀😀', 4)).toBe('😀…')
  })
})
