import { hexDigits, lettersAndDigits, type Random } from './random.ts'

/** A file of the corpus before its gaps are filled: where it lies, and what stands in it. */
export interface Template {
  readonly path: string
  readonly text: string
}

const gap = /<%([A-Za-z0-9]+)(?::(\d+)\/(\d+))?%>/g

/**
 * Fills the gaps `<%NAME%>` of a template. The same name is the same value throughout one filling, and
 * `<%NAME:2/3%>` is the second of three pieces of it, so that a secret can stand in parts or twice.
 */
export function fillTemplate(text: string, random: Random): string {
  const values = new Map<string, string>()
  return text.replace(gap, (_, name: string, piece?: string, pieces?: string) => {
    const value = values.get(name) ?? makeValue(name.replace(/\d+$/, ''), random)
    values.set(name, value)
    return piece === undefined ? value : pieceOf(value, Number(piece), Number(pieces))
  })
}

function pieceOf(value: string, piece: number, pieces: number): string {
  const length = Math.ceil(value.length / pieces)
  return value.slice((piece - 1) * length, piece * length)
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')
const percent = (text: string) => text.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`)

const words = 'alpha bravo cache delta echo fox garden harbor island jolt kite lemon meadow noble'.split(' ')
const fileNames =
  'app.tar.gz setup.exe core-2.1.0.whl vendor.js index.css image.iso tool_linux_amd64 LICENSE lib.so.6 pkg.deb notes.pdf'.split(
    ' ',
  )

function claims(random: Random): object {
  return {
    sub: random.text(hexDigits, 16),
    iat: 1_760_000_000,
    exp: 1_900_000_000,
    jti: random.text(hexDigits, 8),
  }
}

function jwt(payload: object, random: Random): string {
  const header = base64url(JSON.stringify({ alg: random.pick(['HS256', 'RS256', 'ES256']), typ: 'JWT' }))
  return `${header}.${base64url(JSON.stringify(payload))}.${random.text(`${lettersAndDigits}-_`, 43)}`
}

function dressed(random: Random): string {
  return token(random).replace(/./g, (digit) => (random.below(2) === 0 ? digit.toUpperCase() : digit))
}

/** Forty-eight random bytes have both kinds of digits, so what is made here has them too. */
function token(random: Random): string {
  return random.text(hexDigits, 96)
}

function placeholder(random: Random): string {
  const unit = random.pick([
    '0',
    'a',
    'f',
    '0123456789abcdef',
    'deadbeef',
    'abc123',
    'cafebabe',
    '00ff',
    '1234567890',
  ])
  return unit.repeat(96).slice(0, 96)
}

const makers: Readonly<Record<string, (random: Random) => string>> = {
  // A token as Stake gives it, and the guises of one
  Token: token,
  TokenUpper: (random) => token(random).toUpperCase(),
  TokenMixed: dressed,
  TokenBase: (random) => base64(token(random)),
  TokenBaseUrl: (random) => base64url(`t:${token(random)}`),
  TokenBasePair: (random) => base64(`token:${token(random)}`),
  TokenBaseJson: (random) => base64(JSON.stringify({ accessToken: token(random), language: 'en' })),
  TokenPercent: (random) => percent(token(random)),
  TokenPercentUpper: (random) => percent(token(random)).toUpperCase(),
  TokenPercentTwice: (random) => percent(token(random)).replaceAll('%', '%25'),
  Jwt: (random) => jwt(claims(random), random),
  Alnum: (random) => `k7${random.text(lettersAndDigits, 62)}`,
  AlnumShort: (random) => `k7${random.text(lettersAndDigits, 38)}`,
  // What resembles one
  Sum: (random) => random.text(hexDigits, 96),
  SumUpper: (random) => random.text(hexDigits, 96).toUpperCase(),
  SumBase: (random) => random.text(`${lettersAndDigits}+/`, 64),
  LongBase: (random) => random.text(`${lettersAndDigits}+/`, 128),
  Short: (random) => random.text(hexDigits, 64),
  Tiny: (random) => random.text(hexDigits, 40),
  Md: (random) => random.text(hexDigits, 32),
  Long: (random) => random.text(hexDigits, 128),
  Odd: (random) => random.text(hexDigits, random.pick([80, 95, 97, 100, 112, 192, 256])),
  Placeholder: placeholder,
  ExampleJwt: (random) =>
    jwt(
      random.pick([
        { sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 },
        { foo: 'bar' },
        { iss: 'joe', exp: 1_300_819_380 },
      ]),
      random,
    ),
  NoJwt: (random) =>
    `${base64url(JSON.stringify({ version: 3, file: random.pick(words), n: 1 }))}.${random.text(lettersAndDigits, 30)}`,
  Uuid: (random) => [8, 4, 4, 4, 12].map((length) => random.text(hexDigits, length)).join('-'),
  Word: (random) => random.pick(words),
  File: (random) => random.pick(fileNames),
  Digits: (random) => random.text('0123456789', 6),
}

function makeValue(name: string, random: Random): string {
  const make = makers[name]
  if (!make) throw new Error(`no such gap: ${name}`)
  return make(random)
}
