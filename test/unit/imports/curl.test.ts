import { randomBytes } from 'node:crypto'
import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInCurl, looksLikeCurl } from '../../../app/imports/curl.ts'

const token = randomBytes(48).toString('hex')
const other = randomBytes(48).toString('hex')
const address = 'https://stake.bet/_api/graphql'
const found = { token, host: 'stake.bet', problems: [] }

/** As Chromium's developer tools copy one request for each shell. */
const bash = `curl '${address}' \\
  -H 'accept: */*' \\
  -H 'accept-language: en-US,en;q=0.9' \\
  -b 'currency=btc; session=${token}; locale=en' \\
  -H 'x-access-token: ${token}' \\
  -H $'x-name: it\\'s \\u0021' \\
  --data-raw $'{"query":"query A {\\n user { id } }","variables":{"a":"x y"}}'`

const cmd = `curl ^"${address}^" ^
  -H ^"accept: */*^" ^
  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"140^\\^", ^\\^"Not=A?Brand^\\^";v=^\\^"24^\\^"^" ^
  -b ^"currency=btc; session=${token}; locale=en^" ^
  -H ^"x-access-token: ${token}^" ^
  --data-raw ^"^{^\\^"query^\\^":^\\^"query A ^{ user ^{ id ^} ^}^\\^"^}^"`

const oldCmd = `curl "${address}" ^
  -H "accept: */*" ^
  -H "x-access-token: ${token}" ^
  --data-raw "{\\"query\\":\\"query A { user { id } }\\"}" --compressed`

const powershell = `curl.exe "${address}" \`
  -H "accept: */*" \`
  -H "sec-ch-ua: \`"Chromium\`";v=\`"140\`"" \`
  -H 'x-name: it''s' \`
  -H "x-access-token: ${token}" \`
  --data-raw "{\`"query\`":\`"query A { user { id } }\`"}"`

const shells: readonly (readonly [string, string])[] = [
  ['bash', bash],
  ['Windows’ cmd, as today', cmd],
  ['Windows’ cmd, as some years ago', oldCmd],
  ['PowerShell', powershell],
]

describe('a cURL command', () => {
  it.each(shells)('is read as %s quotes it', (_shell, command) => {
    expect(findInCurl(command)).toMatchObject(found)
  })

  it.each(shells)('is read as %s quotes it with the line ends of Windows', (_shell, command) => {
    expect(findInCurl(command.replaceAll('\n', '\r\n'))).toMatchObject(found)
  })

  it.each([
    ['X-Access-Token', `curl ${address} -H 'X-Access-Token: ${token}'`],
    ['X-ACCESS-TOKEN without a blank', `curl ${address} -H 'X-ACCESS-TOKEN:${token}'`],
    ['the header right after its letter', `curl ${address} -H'x-access-token: ${token}'`],
    ['letters that share a dash', `curl ${address} -sSLH 'x-access-token: ${token}'`],
    ['--header', `curl ${address} --header "x-access-token: ${token}"`],
    ['--url', `curl -X POST --header 'x-access-token: ${token}' --url ${address}`],
    ['a blank after the continuation', `curl ${address} \\ \n -H 'x-access-token: ${token}'`],
    ['a program before it', `time curl ${address} -H 'x-access-token: ${token}'`],
    ['an address among arguments', `curl -e https://evil.example ${address} -H 'x-access-token: ${token}'`],
  ])('may write %s', (_what, command) => {
    expect(findInCurl(command)).toMatchObject(found)
  })

  it.each([
    ['first', `session=${token}; currency=btc; locale=en`],
    ['in the middle', `currency=btc; session=${token}; locale=en`],
    ['last', `currency=btc; session=${token}`],
    ['alone', `session=${token}`],
    ['in quotes', `a=b; session="${token}"; c=d`],
    ['beside cookies of a similar name', `my_session=1; session=${token}; session_id=2`],
  ])('may carry the token in its session cookie, %s', (_where, cookies) => {
    expect(findInCurl(`curl ${address} -b '${cookies}' -X POST`)).toMatchObject(found)
    expect(findInCurl(`curl ${address} -H 'Cookie: ${cookies}' --data 'x'`)).toMatchObject(found)
    expect(findInCurl(`curl ^"${address}^" ^\n -b ^"${cookies}^" ^\n -H ^"a: b^"`)).toMatchObject(found)
  })

  it('prefers the header to the cookie, and says when they differ', () => {
    const command = `curl ${address} -b 'session=${other}' -H 'x-access-token: ${token}'`
    expect(findInCurl(command)).toMatchObject({ ...found, problems: [{ kind: 'tokens-differ' }] })
  })

  it('is the first of several that has a token', () => {
    const command = `curl 'https://stake.com/a' -H 'accept: */*' ;\n${bash} ;\ncurl 'https://stake.us/b'`
    expect(findInCurl(command)).toMatchObject(found)
  })

  it.each([
    ['http://stake.bet/_api/graphql', 'address-not-https'],
    ['https://stake.bet.evil.example/_api', 'address-not-allowed'],
    ['https://user:word@stake.bet/_api', 'address-not-allowed'],
    ['https://stake.bet:8443/_api', 'address-not-allowed'],
  ])('gives no host when it goes to %s', (to, kind) => {
    const command = `curl '${to}' -H 'x-access-token: ${token}'`
    expect(findInCurl(command)).toMatchObject({ token, host: null, problems: [{ kind }] })
  })

  it('is not misread because its body looks like another shell', () => {
    const command = `curl '${address}' -H 'x-access-token: ${token}' --data-raw '{"q":"^"}\`"'`
    expect(findInCurl(command)).toMatchObject(found)
  })

  it.each([
    `curl ${address}`,
    `curl ${address} -b cookies.txt`,
    `curl ${address} -H`,
    `curl ${address} -H 'x-access-token;'`,
    'curl ',
  ])('may hold no token: %s', (command) => {
    expect(findInCurl(command).token).toBeNull()
  })

  it('never makes the reader throw or hang, however it is cut', () => {
    const piece = constantFrom('curl ', "'", '"', '^"', '`"', '\\', '^', '\n', '-H ', '-b ', 'session=', '$')
    const part = string({ unit: piece, maxLength: 60 })
    assert(property(part, (text) => findInCurl(`curl ${text}`).problems.length < 4))
    const long = `curl ${address} -H "${'\\"'.repeat(100_000)}`
    expect(findInCurl(long).token).toBeNull()
  })

  it('takes no longer for a long row of backslashes than for other text', () => {
    const row = '\\'.repeat(200_000)
    expect(findInCurl(`curl ${address} ${row} -H x-access-token:${token}`)).toMatchObject({ token })
    expect(findInCurl(`curl ${row}x"${row}" -H x-access-token:${token}`)).toMatchObject({ token })
  })
})

describe('a text', () => {
  it.each([...shells.map(([, command]) => command), 'curl x', '  CURL.EXE x', '$ curl x', '& curl.exe x'])(
    'that begins with the program is meant as a cURL command: %#',
    (text) => expect(looksLikeCurl(text)).toBe(true),
  )
  it.each(['', 'curl', 'curly x', token, 'x curl y', 'STAKE_ACCESS_TOKEN=curl '])(
    'that does not is none: %#',
    (text) => expect(looksLikeCurl(text)).toBe(false),
  )
})
