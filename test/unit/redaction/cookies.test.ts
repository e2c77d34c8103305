import { describe, expect, it } from 'vitest'
import { redactCookies } from '../../../app/redaction/cookies.ts'
import { hexToken, plainToken } from './secrets.ts'

const secret = plainToken(14)

describe('redactCookies', () => {
  it.each([
    ['a header', `cookie: a=${secret}; b=2\r\nhost: x`, 'cookie: …\r\nhost: x'],
    ['a set-cookie header', `Set-Cookie: a=${secret}; Path=/`, 'Set-Cookie: …'],
    ['JSON', `{"cookie":"a=${secret}; b=2","n":1}`, '{"cookie":"…","n":1}'],
    ['cURL for bash', `-H 'cookie: a="${secret}"; b=2' -X`, "-H 'cookie: …' -X"],
    ['cURL for cmd', `-H ^"cookie: a=^\\^"${secret}^\\^"; b=^%^3D^" -X`, '-H ^"cookie: …^" -X'],
    ['cURL’s -b', `-b 'a=${secret}; b=2' -X`, "-b '…' -X"],
    ['cURL’s --cookie', `--cookie a=${secret} -X`, '--cookie … -X'],
    ['cURL’s -b for cmd', `-b ^"a=${secret}; b=2^" -X`, '-b ^"…^" -X'],
    ['prose', `got cookie: a=${secret}; b="x"`, 'got cookie: …'],
    ['a session pair', `x; session=${secret}; b=2`, 'x; session=…; b=2'],
    ['a quoted session pair', `session="${secret}" b`, 'session="…" b'],
    ['Cloudflare’s pair', `cf_clearance=${secret}.x-1&b=2`, 'cf_clearance=…&b=2'],
    ['PowerShell', `Cookie("cf_clearance", "${secret}", "/")`, 'Cookie("cf_clearance", "…", "/")'],
    ['a line break written out', `cookie: a=${secret}\\nhost: x`, 'cookie: …\\nhost: x'],
  ])('hides them in %s', (_, text, redacted) => {
    expect(redactCookies(text)).toBe(redacted)
  })

  it('shows the mask of a session that is a token', () => {
    const token = hexToken()
    expect(redactCookies(`session=${token};`)).toBe(`session=${token.slice(0, 8)}…${token.slice(-4)};`)
  })

  it.each(['no cookies here', 'session: started', 'obsession=1', 'a -b', 'cookie:', '-b name'])(
    'leaves %j alone',
    (text) => {
      expect(redactCookies(text)).toBe(text)
    },
  )
})
