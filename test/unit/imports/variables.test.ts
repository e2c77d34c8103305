import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findInPaste } from '../../../app/imports/paste.ts'
import { findInVariables } from '../../../app/imports/variables.ts'

const token = randomBytes(48).toString('hex')
const other = randomBytes(48).toString('hex')

function problemsOf(values: Parameters<typeof findInVariables>[0]): readonly string[] {
  return findInVariables(values).problems.map(({ kind }) => kind)
}

describe('the library’s variables', () => {
  it('give token, host and time-out', () => {
    const values = { STAKE_ACCESS_TOKEN: token, STAKE_BASE_URL: 'https://stake.bet/', STAKE_TIMEOUT: '45' }
    expect(findInVariables(values)).toEqual({
      token,
      host: 'stake.bet',
      timeoutSeconds: 45,
      problems: [],
      names: ['STAKE_ACCESS_TOKEN'],
    })
  })

  it('give the token of the session cookie when there is no other', () => {
    const names = ['STAKE_SESSION_COOKIE']
    expect(findInVariables({ STAKE_SESSION_COOKIE: token })).toMatchObject({ token, names })
    const header = `cf_clearance=x; session=${token}`
    expect(findInVariables({ STAKE_SESSION_COOKIE: header })).toMatchObject({ token, names })
    expect(findInVariables({ STAKE_ACCESS_TOKEN: ' ', STAKE_SESSION_COOKIE: token })).toMatchObject({ names })
  })

  it('may give the same token twice, and say so when it is not the same', () => {
    const same = findInVariables({ STAKE_ACCESS_TOKEN: token, STAKE_SESSION_COOKIE: token })
    expect(same).toMatchObject({ problems: [], names: ['STAKE_ACCESS_TOKEN', 'STAKE_SESSION_COOKIE'] })
    const different = findInVariables({ STAKE_ACCESS_TOKEN: token, STAKE_SESSION_COOKIE: other })
    expect(different).toMatchObject({ token, problems: [{ kind: 'tokens-differ' }] })
  })

  it.each([
    ['http://stake.bet', 'address-not-https'],
    ['HTTP://stake.com/_api', 'address-not-https'],
    ['ftp://stake.com', 'address-unreadable'],
    ['nonsense', 'address-unreadable'],
    ['https://stake.com.evil.example', 'address-not-allowed'],
    ['https://www.stake.com', 'address-not-allowed'],
    ['https://stake.com@evil.example', 'address-not-allowed'],
    ['https://stake.com:444', 'address-not-allowed'],
  ])('give no host for %s, and the reason', (address, kind) => {
    const values = { STAKE_ACCESS_TOKEN: token, STAKE_BASE_URL: address }
    expect(findInVariables(values)).toMatchObject({ token, host: null, problems: [{ kind }] })
  })

  it.each([
    'stake.us',
    'https://stake.us',
    'https://stake.us/_api/graphql',
    'HTTPS://STAKE.US',
    ' stake.us ',
  ])('give the host of %j', (address) =>
    expect(findInVariables({ STAKE_BASE_URL: address }).host).toBe('stake.us'),
  )

  it.each(['0', '121', '-5', '1e2', '12.5', 'soon', '0x1f', '99999999999999999999'])(
    'give no time-out for %j',
    (text) => {
      expect(findInVariables({ STAKE_TIMEOUT: text }).timeoutSeconds).toBeNull()
      expect(problemsOf({ STAKE_TIMEOUT: text })).toEqual(['timeout-not-valid'])
    },
  )

  it('name what is not used', () => {
    const values = { STAKE_CF_CLEARANCE: 'x', STAKE_USER_AGENT: 'y', STAKE_RATE_LIMIT: '10' }
    expect(findInVariables(values).problems).toEqual([
      { kind: 'not-used', names: ['STAKE_CF_CLEARANCE', 'STAKE_USER_AGENT', 'STAKE_RATE_LIMIT'] },
    ])
  })

  it('may be empty', () => {
    const nothing = { token: null, host: null, timeoutSeconds: null, problems: [], names: [] }
    expect(findInVariables({})).toEqual(nothing)
    expect(findInVariables({ STAKE_ACCESS_TOKEN: '', STAKE_BASE_URL: '  ' })).toEqual(nothing)
  })
})

describe('a paste', () => {
  it('is taken for the token itself when it is neither a command nor a variable', () => {
    expect([token, `${token}\n`, '', 'a b', 'curly', 'OTHER=x'].map(findInPaste)).toEqual(
      Array.from({ length: 6 }, () => null),
    )
  })

  it('may be a line that sets a variable, or a cURL command', () => {
    expect(findInPaste(`export STAKE_ACCESS_TOKEN="${token}"`)).toMatchObject({ token, host: null })
    expect(findInPaste(`curl https://stake.us -H "x-access-token: ${token}"`)).toMatchObject({
      token,
      host: 'stake.us',
    })
  })

  it('is not looked through when it is larger than any request', () => {
    expect(findInPaste(`STAKE_ACCESS_TOKEN=${token}\n${'#'.repeat(300_000)}`)).toBeNull()
  })
})
