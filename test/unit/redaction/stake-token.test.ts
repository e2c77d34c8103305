import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { redactStakeToken } from '../../../app/redaction/stake-token.ts'
import { hexToken, plainToken } from './secrets.ts'

describe('redactStakeToken', () => {
  it('shows the first 8 and the last 4 of a token of 96 digits', () => {
    const token = hexToken()
    expect(redactStakeToken(`before ${token} after`)).toBe(
      `before ${token.slice(0, 8)}…${token.slice(-4)} after`,
    )
  })

  it.each([32, 40, 64, 128, 200])('masks %i letters and digits that stand alone', (length) => {
    const token = plainToken(length)
    expect(redactStakeToken(`(${token})`)).toBe(`(${token.slice(0, 8)}…${token.slice(-4)})`)
  })

  it('masks each of several, also across lines and next to letters of other scripts', () => {
    const [one, other] = [hexToken(), hexToken()]
    const redacted = redactStakeToken(`ключ${one}ключ\n${other}_${one}`)
    expect(redacted).not.toContain(one)
    expect(redacted).not.toContain(other)
    expect(redacted.split('…').length).toBe(4)
  })

  it('hides a shorter run after a name that promises a secret', () => {
    const value = plainToken(24)
    for (const text of [
      `token=${value}`,
      `"apiKey": "${value}"`,
      `session: ${value}`,
      `my_secret = '${value}'`,
      `api-key:${value}`,
    ]) {
      expect(redactStakeToken(text)).toBe(text.replace(value, '…'))
    }
  })

  it.each([
    'token: missing',
    'token-rejected',
    '{"tokens":12345678901234567890}',
    'session: keychain-locked',
    'Donaudampfschifffahrtsgesellschaftskapitaen',
    'createStakeClientWithEverythingItNeedsToRun',
    '12345678901234567890123456789012345678901234567890.5',
    'a short abcdef0123456789',
    '',
  ])('leaves %j alone', (text) => {
    expect(redactStakeToken(text)).toBe(text)
  })

  it('leaves a UUID alone', () => {
    const id = randomUUID()
    expect(redactStakeToken(`user ${id}`)).toBe(`user ${id}`)
  })

  it('masks the id of a git commit, of which the part that people use stays', () => {
    const id = hexToken().slice(0, 40)
    expect(redactStakeToken(`commit ${id}`)).toBe(`commit ${id.slice(0, 8)}…${id.slice(-4)}`)
  })
})
