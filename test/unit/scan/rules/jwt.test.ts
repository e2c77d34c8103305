import { describe, expect, it } from 'vitest'
import { find, found, jwt } from './secrets.ts'

const token = jwt()

describe('findJwt', () => {
  it.each([
    ['a.py', `token = "${token}"`],
    ['.env', `STAKE_ACCESS_TOKEN=${token}`],
    ['a.log', `Authorization: Bearer ${token}`],
    ['a.txt', `a\\n${token}`],
    ['a.txt', `t%3D${token}%26a`],
    ['test/a.test.ts', `x-access-token: ${token}`],
  ])('finds one in %s: %s', (path, text) => {
    expect(found(text, path)).toEqual([['stake-jwt', token]])
  })

  it.each([
    ['jwt.io’s example', jwt({ sub: '1234567890', name: 'John Doe' })],
    ['a name of examples', jwt({ name: 'Jane Doe' })],
    ['a key meant to be public', jwt({ iss: 'supabase', role: 'anon' })],
    ['one cut off', token.slice(0, token.lastIndexOf('.') + 5)],
    ['an encrypted one', `${token}.aaaa.bbbb`],
    [
      'no algorithm',
      `${Buffer.from('{"version":3}').toString('base64url')}.${token.split('.').slice(1).join('.')}`,
    ],
  ])('leaves alone %s', (_, text) => {
    expect(find(`token = "${text}"`)).toEqual([])
  })

  it('leaves made-up ones of tests alone', () => {
    expect(find(`token = "${token}"`, 'tests/test_auth.py')).toEqual([])
  })
})
