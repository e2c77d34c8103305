import { describe, expect, it } from 'vitest'
import { decode, encodingOf } from '../../../app/scan/encoding.ts'

const text = 'const token = "é" // a line of code\n'
const utf16le = Buffer.from(text, 'utf16le')
const utf16be = Buffer.from(utf16le).swap16()
const mark = (bytes: readonly number[], rest: Buffer) => Buffer.concat([Buffer.from(bytes), rest])

describe('the encoding of bytes', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'utf-8'],
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['Latin-1, which has no rule to break', Buffer.from(text, 'latin1'), 'utf-8'],
    ['UTF-16 with its mark', mark([0xff, 0xfe], utf16le), 'utf-16le'],
    ['the other UTF-16 with its mark', mark([0xfe, 0xff], utf16be), 'utf-16be'],
    ['UTF-16 without a mark', utf16le, 'utf-16le'],
    ['the other UTF-16 without a mark', utf16be, 'utf-16be'],
    ['an empty byte within text', Buffer.from(`${text}\0${text}`), 'binary'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]), 'binary'],
    ['all zeros', Buffer.alloc(64), 'binary'],
    ['a few bytes with a zero', Buffer.from('a\0b'), 'binary'],
  ])('of %s', (_what, bytes, expected) => {
    expect(encodingOf(bytes)).toBe(expected)
  })

  it('is judged by the beginning, as git does', () => {
    expect(encodingOf(Buffer.from(`${'x'.repeat(8000)}\0`))).toBe('utf-8')
  })

  it.each([
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', mark([0xff, 0xfe], utf16le)],
    ['utf-16be', mark([0xfe, 0xff], utf16be)],
  ] as const)('gives the text of %s without its mark', (encoding, bytes) => {
    expect(decode(bytes, encoding)).toBe(text)
  })

  it('never refuses a byte', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, index) => 255 - index))
    expect(decode(all, 'utf-8')).toContain('\uFFFD')
  })
})
