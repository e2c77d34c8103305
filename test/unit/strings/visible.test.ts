import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskSecret } from '../../../app/domain/token.ts'
import { cut, shownText, visible } from '../../../app/strings/visible.ts'

describe('a text that is printed', () => {
  it.each([
    ['plain.py', 'plain.py'],
    ['two\nlines\r\t\0', String.raw`two‹\n›lines‹\r›‹\t›‹U+0000›`],
    ['\u001B[2Kgone\u007F', '‹U+001B›[2Kgone‹U+007F›'],
    ['\u009B31mred', '‹U+009B›31mred'],
    ['fdp.\u202Eexe', 'fdp.‹U+202E›exe'],
    ['zero\u200bwidth\ufeff', 'zero‹U+200B›width‹U+FEFF›'],
    ['next\u0085line\u2028', 'next‹U+0085›line‹U+2028›'],
    ['half\ud800pair', 'half‹U+D800›pair'],
    ['Ångström 日本 😀', 'Ångström 日本 😀'],
  ])('%j is seen as %j', (text, seen) => {
    expect(visible(text)).toBe(seen)
  })

  it('cannot move the cursor or break the line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(visible(text).isWellFormed()).toBe(true)
        expect(visible(visible(text))).toBe(visible(text))
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

describe('a text that stands in a sentence', () => {
  it('is visible, keeps its end, and has nothing as long as a secret in it', () => {
    const token = randomBytes(48).toString('hex')
    expect(shownText('/work/bot\n')).toBe(String.raw`/work/bot‹\n›`)
    expect(shownText(`/work/${token}/.env`)).toBe(`/work/${maskSecret(token)}/.env`)
    const long = shownText(`${'/folder'.repeat(40)}/😀.env`)
    expect(Array.from(long)).toHaveLength(160)
    expect(long).toMatch(/^….*\/😀\.env$/u)
  })
})
