import { randomBytes } from 'node:crypto'
import { array, assert, constantFrom, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutCopies } from '../../../app/imports/plain-copy.ts'

const token = randomBytes(48).toString('hex')
const comment = '# STAKE_ACCESS_TOKEN was here: Stakewatch keeps it in the keychain now'
const plainComment = '# The access token was here: Stakewatch keeps it in the keychain now'

describe('taking a plain copy away', () => {
  it.each([
    ['plain', `STAKE_ACCESS_TOKEN=${token}`],
    ['quoted', `STAKE_ACCESS_TOKEN="${token}"`],
    ['exported', `  export STAKE_ACCESS_TOKEN='${token}' # mine`],
  ])('puts a comment in the place of a %s line and leaves the rest', (_how, line) => {
    const text = `\uFEFFA=1\r\n${line}\r\n\tB="x"\n\n# end`
    expect(withoutCopies(text, token)).toEqual({
      text: `\uFEFFA=1\r\n${comment}\r\n\tB="x"\n\n# end`,
      lines: [2],
    })
  })

  it('finds every line that holds it, whatever the line is', () => {
    const text = `# old: ${token}\nSTAKE_SESSION_COOKIE=session=${token}\nMY_TOKEN=${token}\nX=1`
    expect(withoutCopies(text, token)).toEqual({
      text: `${plainComment}\n${comment.replace('ACCESS_TOKEN', 'SESSION_COOKIE')}\n${plainComment}\nX=1`,
      lines: [1, 2, 3],
    })
  })

  it('takes a value over several lines as a whole, so that no quote is left open', () => {
    const text = `A="one\n${token}\nthree"\nB=2\n`
    expect(withoutCopies(text, token)).toEqual({ text: `${plainComment}\nB=2\n`, lines: [1] })
  })

  it('takes a file of 1 MiB that holds it in every line', () => {
    const short = randomBytes(16).toString('hex')
    const count = Math.floor(2 ** 20 / (short.length + 3))
    const { text, lines } = withoutCopies(`A=${short}\n`.repeat(count), short)
    expect(text).toBe(`${plainComment}\n`.repeat(count))
    expect(lines).toEqual(Array.from({ length: count }, (_line, index) => index + 1))
  })

  it('changes nothing where there is none', () => {
    expect(withoutCopies('A=1\n', token)).toEqual({ text: 'A=1\n', lines: [] })
    expect(withoutCopies('A=1\n', '')).toEqual({ text: 'A=1\n', lines: [] })
  })

  it('leaves every other line as it was, to the character', () => {
    const breaks = constantFrom('\n', '\r\n')
    const lines = array(tuple(string({ unit: 'grapheme', maxLength: 30 }), breaks), { maxLength: 12 })
    const simple = lines.map((list) =>
      list.map(([line, end]) => line.replaceAll(/["'`\r\n]/g, '') + end).join(''),
    )
    assert(
      property(simple, breaks, simple, (before, end, after) => {
        const { text } = withoutCopies(`${before}STAKE_ACCESS_TOKEN=${token}${end}${after}`, token)
        expect(text).toBe(`${before}${comment}${end}${after}`)
      }),
    )
  })

  it('leaves the secret nowhere, whatever the text', () => {
    const piece = constantFrom(token, '"', "'", '`', '\n', '\r\n', 'A=', ' ', '\\', '#', 'x', '\uFEFF')
    assert(
      property(string({ unit: piece, maxLength: 60 }), (text) => {
        expect(withoutCopies(text, token).text).not.toContain(token)
      }),
    )
  })
})
