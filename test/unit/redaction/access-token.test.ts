import { describe, expect, it } from 'vitest'
import { redactAccessToken } from '../../../app/redaction/access-token.ts'
import { hexToken, plainToken } from './secrets.ts'

const short = plainToken(12)

describe('redactAccessToken', () => {
  it.each([
    ['a header', `x-access-token: ${short}\r\naccept: */*`, 'x-access-token: …\r\naccept: */*'],
    ['another case', `X-Access-Token:${short}`, 'X-Access-Token:…'],
    ['JSON', `{"x-access-token":"${short}","n":1}`, '{"x-access-token":"…","n":1}'],
    ['a connection’s payload', `{"accessToken": "${short}"}`, '{"accessToken": "…"}'],
    [
      'JSON within JSON',
      `"{\\"accessToken\\":\\"${short}\\",\\"n\\":1}"`,
      '"{\\"accessToken\\":\\"…\\",\\"n\\":1}"',
    ],
    ['cURL for bash', `curl -H 'x-access-token: ${short}' -X POST`, "curl -H 'x-access-token: …' -X POST"],
    ['cURL with $', `-H $'x-access-token: ${short}\\'s' -X`, "-H $'x-access-token: …' -X"],
    ['cURL for cmd', `-H ^"x-access-token: ${short}^" -X`, '-H ^"x-access-token: …^" -X'],
    ['cmd with a quote inside', `-H ^"x-access-token: a^\\^"${short}^" -X`, '-H ^"x-access-token: …^" -X'],
    ['PowerShell', `"x-access-token"="${short}"; "a"="b"`, '"x-access-token"="…"; "a"="b"'],
    ['HAR', `{"name": "x-access-token", "value": "${short}"}`, '{"name": "x-access-token", "value": "…"}'],
    ['a call', `headers.set('x-access-token', '${short}')`, "headers.set('x-access-token', '…')"],
    ['a query', `?access_token=${short}&page=1`, '?access_token=…&page=1'],
    ['an arrow', `'access_token' => '${short}'`, "'access_token' => '…'"],
    ['the lockdown token', `x-lockdown-token: ${short} x`, 'x-lockdown-token: … x'],
    ['a bearer', `authorization: Bearer ${short}\nhost: a`, 'authorization: …\nhost: a'],
    ['a quote never closed', `"x-access-token: ${short} and more`, '"x-access-token: … and more'],
  ])('hides the value in %s', (_, text, redacted) => {
    expect(redactAccessToken(text)).toBe(redacted)
  })

  it('masks what looks like a token instead of hiding it whole', () => {
    const token = hexToken()
    expect(redactAccessToken(`x-access-token: ${token}`)).toBe(
      `x-access-token: ${token.slice(0, 8)}…${token.slice(-4)}`,
    )
  })

  it.each([
    'the x-access-token header is missing',
    '{"accessToken":null}',
    'accessToken: undefined',
    'access_token=',
    '"x-access-token": ""',
    'my-x-access-token-count: 3',
  ])('leaves %j alone', (text) => {
    expect(redactAccessToken(text)).toBe(text)
  })
})
