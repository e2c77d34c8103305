import { describe, expect, it } from 'vitest'
import { found, hexToken } from './secrets.ts'

const sum = hexToken()
const second = hexToken()

describe('96 digits that are no token', () => {
  it.each([
    ['a list of sums', 'list.txt', `${sum}  app.tar.gz\n${second}  LICENSE`],
    ['a sum of BSD', 'list.txt', `SHA384 (app.zip) = ${sum}`],
    ['a file of sums', 'SHA384SUMS', sum],
    ['a heading', 'README.md', `## SHA-384 checksums\n\n${sum}`],
    ['an integrity field', 'a.json', `"integrity": "${sum}"`],
    ['a lock file', 'package-lock.json', `"x": "${sum}"`],
    ['another lock file', 'Cargo.lock', `x = "${sum}"`],
    ['pip', 'requirements.txt', `x==1 --hash=sha384:${sum}`],
    ['a bill of materials', 'sbom.cdx.json', `"alg": "SHA-384",\n"content": "${sum}"`],
    ['its lines', 'a.json', `"alg": "SHA-384",\n"content": "${sum}"`],
    ['an image', 'a.yaml', `image: x@sha384:${sum}`],
    ['a manifest', 'a.json', `{"assets/main.js": "${sum}"}`],
    ['a fixture', 'test/fixtures/a.json', `{"value": "${sum}"}`],
    ['a vector', 'a.rsp', `Msg = 00\nMD = ${sum}`],
    ['an expectation', 'a.js', `expect(sum(x)).toBe('${sum}')`],
    ['an assertion', 'a.py', `assert x == "${sum}"`],
    ['a coordinate', 'a.py', `Gx = 0x${sum}`],
    ['a number', 'a.py', `n = int("${sum}", 16)`],
    ['a validator', 'a.json', `{"pubkey": "${sum}"}`],
    ['a validator by Stake’s name', '.env', `STAKE_VALIDATOR_PUBKEY=${sum}`],
    ['a measurement', 'a.json', `{"PCR0": "${sum}"}`],
    ['a key log', 'a.log', `CLIENT_RANDOM ${hexToken().slice(0, 64)} ${sum}`],
    ['a snapshot', 'a.snap', `"${sum}"`],
    ['a bundle', 'a.min.js', `e="${sum}"`],
    ['a content address', 'a.txt', `https://cdn.example/${sum}/a.js`],
    ['a file’s name', 'a.html', `<script src="/app-${sum}.js">`],
    [
      'a list under a heading',
      'a.md',
      `Sums:\n${[sum, second, hexToken(), hexToken(), hexToken(), hexToken()].map((text) => `- ${text}`).join('\n')}`,
    ],
    ['a secret of TLS', 'a.log', `master secret: ${sum}`],
    ['a dump', 'a.txt', `${sum}\n${second}\n${sum.slice(0, 20)}`],
    ['a sum of a token', 'a.txt', `sha384 of STAKE_ACCESS_TOKEN: ${sum}`],
    ['a token’s hash', 'a.py', `access_token_hash = "${sum}"`],
    ['another site’s token', 'a.html', `<input name="csrf_token" value="${sum}">`],
    ['a password’s hash', 'a.sql', `password_hash = '${sum}'`],
    ['a vector in two lines', 'a.c', `/* SHA-384("abc") */\n"${sum.slice(0, 48)}"\n"${sum.slice(48)}"`],
    ['two halves in a list', 'a.json', `["${sum.slice(0, 48)}", "${sum.slice(48)}"]`],
    [
      'three sums in a list',
      'a.py',
      `X = [\n"${sum.slice(0, 32)}",\n"${sum.slice(32, 64)}",\n"${sum.slice(64)}"]`,
    ],
  ])('%s', (_, path, text) => {
    expect(found(text, path)).toEqual([])
  })
})
