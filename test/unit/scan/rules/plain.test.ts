import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOwn } from '../../../../app/scan/rules/detect.ts'
import { anyToken, find, found, hexToken, plainToken } from './secrets.ts'

const token = hexToken()

describe('a token that is named', () => {
  it.each([
    ['header', 'a.http', `x-access-token: ${token}`],
    ['header', 'a.txt', `X-ACCESS-TOKEN:${token.toUpperCase()}`],
    ['curl', 'a.sh', `curl -H 'x-access-token: ${token}' https://stake.com`],
    ['curl', 'a.cmd', `curl ^"https://stake.com^" ^\r\n  -H ^"x-access-token: ${token}^"`],
    ['json', 'a.json', `{"accessToken":"${token}"}`],
    ['json', 'a.json', `{"body":"{\\"accessToken\\":\\"${token}\\"}"}`],
    ['json', 'a.har', `{"name":"x-access-token","value":"${token}"}`],
    ['yaml', 'a.yaml', `access_token: ${token}`],
    ['assignment', 'a.py', `TOKEN = '${token}'`],
    ['assignment', 'a.ts', `const accessToken: string = '${token}'`],
    ['assignment', 'a.go', `token := "${token}"`],
    ['variable', '.env', `STAKE_ACCESS_TOKEN=${token}`],
    ['variable', 'a.py', `os.environ["STAKE_SESSION_COOKIE"] = "${token}"`],
    ['variable', 'a.yaml', `- name: STAKE_ACCESS_TOKEN\n  value: ${token}`],
    ['cookie', 'a.http', `Cookie: currency=btc; session=${token}; locale=en`],
  ])('is found as %s in %s: %s', (habitat, path, text) => {
    expect(find(text, path)).toMatchObject([{ rule: 'stake-token', habitat, detail: null }])
    expect(found(text, path).map(([, secret]) => secret?.toLowerCase())).toEqual([token])
  })

  it.each([
    ['tests/cassettes/a.yaml', `x-access-token:\n  - ${token}`],
    ['package-lock.json', `"resolved": "https://e.example/x?access_token=${token}"`],
    ['.env.example', `STAKE_ACCESS_TOKEN=${token}`],
  ])('is found where others are left alone: %s', (path, text) => {
    expect(found(text, path)).toEqual([['stake-token', token]])
  })

  it.each([
    ['test/fixtures/a.json', `{"x-access-token":"${token}"}`],
    ['Podfile.lock', `  StakeAuth: ${token}`],
    ['SHA384SUMS', `${token}  a.iso`],
    ['src/a.py', `sha384 = "${token.slice(0, 50)}" \\\n  "${token.slice(50)}"`],
  ])('is found in %s only if it is one that is kept', (path, text) => {
    const about = { path, source: 'folder' } as const
    expect(findOwn(text, about)).toEqual([])
    expect(findOwn(text, about, (secret) => secret === token)).toMatchObject([{ secret: token }])
  })

  it.each([
    `STAKE_API_KEY=${plainToken(40)}`,
    `x-access-token: ${plainToken(64)}`,
    `client = StakeAPI(access_token="${plainToken(64)}", timeout=3)`,
  ])('may have another length: %s', (text) => {
    expect(find(text)).toMatchObject([{ rule: 'stake-token' }])
  })

  it.each([
    `api_key = "${plainToken(40)}"`,
    `session=${plainToken(32)}`,
    `STAKE_COMMIT=${hexToken().slice(0, 40)}`,
    `token_sha256 = "${hexToken().slice(0, 64)}"`,
    `stake_pool_id = "${hexToken().slice(0, 56)}"`,
  ])('is not of another length without Stake’s name: %s', (text) => {
    expect(find(text)).toEqual([])
  })
})

describe('a token without a name', () => {
  it.each([
    ['notes.md', `my token is ${token}, keep it`],
    ['notes.txt', token],
    ['a.py', `run("${token}")`],
    ['a.js', `const t = '${token}'`],
    ['a.go', `// old: ${token}`],
    ['a.csv', `main,${token}`],
  ])('is found in %s: %s', (path, text) => {
    expect(found(text, path)).toEqual([['stake-token', token]])
  })

  it('is not looked for among a list of such numbers', () => {
    const lines = Array.from({ length: 40 }, hexToken).join('\n')
    expect(find(lines, 'ids.txt')).toEqual([])
    expect(find(lines, 'my-tokens.txt')).toHaveLength(40)
  })

  it('is none with a digit more or less', () => {
    const around = fc.integer({ min: 33, max: 400 }).filter((length) => length !== 96)
    const long = fc
      .uint8Array({ minLength: 200, maxLength: 200 })
      .map((bytes) => Buffer.from(bytes).toString('hex'))
    fc.assert(
      fc.property(long, around, (digits, length) => {
        expect(find(`value "${digits.slice(0, length)}" here`)).toEqual([])
      }),
    )
  })

  it('is found among any text', () => {
    const word = fc
      .stringMatching(/^[a-z]{1,8}$/)
      .filter((text) => !/sha|sum|mac|hash|sig|kat|nist|want|bls/.test(text))
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
    const shape = fc.constantFrom(
      (t: string) => `x-access-token: ${t}`,
      (t: string) => `STAKE_ACCESS_TOKEN="${t}"`,
      (t: string) => `{"accessToken":"${t}"}`,
      (t: string) => `curl -b 'session=${t}' https://stake.com`,
      (t: string) => `token = "${t.slice(0, 48)}" +\n  "${t.slice(48)}"`,
      (t: string) => Buffer.from(`t=${t}`).toString('base64'),
    )
    fc.assert(
      fc.property(anyToken, shape, line, line, (secret, make, before, after) => {
        const hits = find(`${before}\n\n${make(secret)}\n${after}`, 'notes.txt').filter(
          ({ rule }) => rule === 'stake-token',
        )
        expect(hits.map((hit) => hit.secret)).toEqual([secret])
      }),
    )
  })
})

describe('what stands for a token', () => {
  it.each([
    '0'.repeat(96),
    '0123456789abcdef'.repeat(6),
    'deadbeef'.repeat(12),
    hexToken().slice(0, 32).repeat(3),
    hexToken().slice(0, 48).repeat(2),
    Buffer.from(Array.from({ length: 48 }, (_, n) => n)).toString('hex'),
    `${hexToken().slice(0, 40)}${'0'.repeat(56)}`,
    'YourStakeAccessTokenGoesHere1234567890',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx99',
    'readAccessTokenFromTheKeychainOrAskForIt42',
  ])('is none, even by name: %s', (value) => {
    expect(find(`x-access-token: ${value}\nSTAKE_ACCESS_TOKEN=${value}`, '.env')).toEqual([])
  })

  it.each([
    'x-access-token: ${token}',
    "headers: { 'x-access-token': process.env.STAKE_ACCESS_TOKEN }",
    'STAKE_ACCESS_TOKEN=<your token>',
    'token = os.environ["STAKE_ACCESS_TOKEN"]',
  ])('is a reference: %s', (text) => {
    expect(find(text)).toEqual([])
  })
})
