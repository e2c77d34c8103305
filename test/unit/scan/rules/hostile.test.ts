import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { couldHold, findOwn } from '../../../../app/scan/rules/detect.ts'
import { find, hexToken } from './secrets.ts'

/** Each leads a careless pattern to walk the rest of the text again and again. */
const units = [
  ...`a 0 f " ' \\ \` "a"+ "ab12"+ %33 %2533 eyJ eyJhbGciOiJIUzI1NiJ9. session= StakeAPI( curl http:// /* """ [ { =3D &quot; SG.a. stake.com http.Client{{ requests.Session() abcdef0123456789abcdef0123456789 MzMz -_ */ rejectUn`.split(
    ' ',
  ),
  'curl - ',
  'ssl = Fa',
]
const length = 300_000

describe('a very long line', () => {
  it.each(units)('of nothing but %j is done with', (unit) => {
    const text = unit.repeat(Math.ceil(length / unit.length))
    expect(findOwn(text, { path: 'a.py', source: 'folder' })).toBeInstanceOf(Array)
    expect(couldHold(Buffer.from(text))).toBeTypeOf('boolean')
  })

  it('of a million and a half characters may hold a token', () => {
    const token = hexToken()
    const text = `${'a,'.repeat(400_000)}{"x-access-token":"${token}"}${',b'.repeat(400_000)}`
    expect(find(text, 'a.js')).toMatchObject([{ start: 800_019, secret: token }])
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom(...units, ' ', '\n', '\r\n', ': ', '= ', 'x-access-token', 'STAKE_TIMEOUT', hexToken()),
  )

  it('is looked through, and what is found lies in it, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('a.py', 'a.md', 'a.go', '.env'),
        (parts, path) => {
          const text = parts.join('')
          let last = 0
          for (const { rule, start, end } of find(text, path)) {
            if (rule !== 'stake-token' && rule !== 'stake-jwt') continue
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            last = end
          }
        },
      ),
    )
  })
})
