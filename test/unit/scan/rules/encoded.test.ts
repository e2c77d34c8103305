import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyToken, find, found, hexToken } from './secrets.ts'

const token = hexToken()
const percent = (text: string) => text.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`)

describe('a token in base64', () => {
  it('is found however it lies among what is encoded with it', () => {
    const around = fc.stringMatching(/^[ -~]{0,20}$/).filter((text) => !/[A-Za-z0-9]$/.test(text))
    fc.assert(
      fc.property(anyToken, around, fc.constantFrom('base64', 'base64url'), (secret, before, encoding) => {
        const encoded = Buffer.from(`${before}${secret}`).toString(encoding)
        const text = `data: ${encoded}\n`
        expect(find(text)).toMatchObject([{ rule: 'stake-token', habitat: 'base64', secret }])
        expect(found(text)).toEqual([['stake-token', encoded]])
      }),
    )
  })

  it('is none when other bytes are encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 96, maxLength: 300 }), (bytes) => {
        expect(find(`data: ${Buffer.from(bytes).toString('base64')}`)).toEqual([])
      }),
    )
  })
})

describe('a token in a URL', () => {
  it.each([
    ['all of it', `q=${percent(token)}&r=1`],
    ['capitals', `q=${percent(token).toUpperCase()}`],
    ['twice', `q=${percent(token).replaceAll('%', '%25')}`],
  ])('is decoded: %s', (_, text) => {
    expect(find(text)).toMatchObject([{ rule: 'stake-token', habitat: 'url-encoded' }])
    expect(find(text)[0]?.secret?.toLowerCase()).toBe(token)
  })

  it.each([
    `x-access-token%3A%20${token}%0A`,
    `cookie=session%3D${token}%3B%20a%3Db`,
    `next=%252F%253Fsession%253D${token}`,
    `{"url":"?session\\u003d${token}"}`,
    `"one\\n${token}\\ntwo"`,
    `?session=3D${token}`,
  ])('is found after what is escaped: %s', (text) => {
    expect(found(text)).toEqual([['stake-token', token]])
  })
})
