import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactAll } from '../../../app/redaction/redact-all.ts'
import { hostileText, repeatedUnits } from './hostile-text.ts'
import { hexToken, jwt } from './secrets.ts'

const beside = fc.constantFrom(' ', '\n', '"', "'", '(', ')', '<', '>', ',', ';', '=', ' → ', 'ü ', '\t', '')

function embedded(secret: fc.Arbitrary<string>): fc.Arbitrary<{ text: string; secret: string }> {
  const outside = fc.string({ unit: 'grapheme', maxLength: 40 })
  return fc.record({ before: outside, left: beside, secret, right: beside, after: outside }).map((parts) => ({
    // Letters and digits that touch a secret would make it part of another word.
    text: `${parts.before.replace(/[\w.:-]+$/, '')}${parts.left}${parts.secret}${parts.right}${parts.after.replace(/^[\w.:-]+/, '')}`,
    secret: parts.secret,
  }))
}

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const hexTokens = bytes(48)
  .map((array) => Buffer.from(array).toString('hex'))
  .filter((token) => /[a-f]/.test(token))

describe('redactAll', () => {
  it.each([
    ['tokens of 96 digits', hexTokens],
    ['tokens of 32 to 128 letters and digits', fc.stringMatching(/^[a-z][A-Za-z0-9]{30,126}[0-9]$/)],
    ['JSON Web Tokens', fc.tuple(bytes(8), bytes(32)).map(([subject, signature]) => jwt(subject, signature))],
    ['e-mail addresses', fc.emailAddress()],
    ['IPv4 addresses', fc.ipV4()],
    ['IPv6 addresses', fc.ipV6().filter((address) => /[0-9a-f]/i.test(address))],
  ])('leaves no trace of %s in any text', (_, secret) => {
    fc.assert(
      fc.property(embedded(secret), (sample) => {
        expect(redactAll(sample.text)).not.toContain(sample.secret)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves no value of a named secret, however it is quoted', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9]{6,40}$/)
    const shapes = fc.constantFrom(
      (v: string) => `curl -H 'x-access-token: ${v}'`,
      (v: string) => `curl -H "x-access-token: ${v}"`,
      (v: string) => `curl -H ^"x-access-token: ${v}^"`,
      (v: string) => `"x-access-token"="${v}"`,
      (v: string) => JSON.stringify({ 'x-access-token': v }),
      (v: string) => JSON.stringify(JSON.stringify({ cookie: `session=${v}` })),
      (v: string) => `cookie: theme=dark; session=${v}; x=1`,
      (v: string) => `STAKE_ACCESS_TOKEN=${v}`,
    )
    fc.assert(
      fc.property(hostileText, shapes, value, (before, shape, secret) => {
        // Without the line between, a name at the end of the first could take the next name as its value.
        const text = `${before}\n;\n${shape(`Q${secret}Q`)}`
        expect(redactAll(text)).not.toContain(`Q${secret}Q`)
      }),
      { numRuns: 1000 },
    )
  })

  it('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = redactAll(text)
        expect(redactAll(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves what holds no secret as it is', () => {
    const text =
      'GET stake.com 403 in 120 ms at 2026-01-01T12:34:56.789Z by v1.2.3 (Chrome/120.0.6099.109), kind: token-rejected'
    expect(redactAll(text)).toBe(text)
  })

  it('finds shapes within each other', () => {
    const token = hexToken()
    const text = `/home/bob@example.com/x?session=${token}&from=10.0.0.1 C:\\Users\\bob\\${token}.log`
    const mask = `${token.slice(0, 8)}…${token.slice(-4)}`
    expect(redactAll(text)).toBe(`~/x?session=${mask}&from=[ip] ~\\${mask}.log`)
  })

  // A search that was quadratic would take minutes, and the runner would give it up.
  it.each(repeatedUnits)('gets to the end of a megabyte of %j, and back to it unchanged', (unit) => {
    const once = redactAll(unit.repeat(Math.ceil(1_000_000 / unit.length)))
    expect(redactAll(once)).toBe(once)
  })
})
