import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { unforeseenText } from '../../../app/core.ts'
import { exerciseErrors, type Mouths } from '../../../app/core/exercise-errors.ts'
import { failuresByKind, hostileFailures, type Canary } from '../../../app/core/hostile-failures.ts'
import type { Failure } from '../../../app/domain/failure.ts'
import { maskSecret } from '../../../app/domain/token.ts'
import { redactAll } from '../../../app/redaction/redact-all.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import { hexToken } from '../redaction/secrets.ts'

const honest: Mouths = { sentence: failureText, bug: unforeseenText, logLine: redactAll }
const canary: Canary = {
  token: hexToken(),
  email: 'canary.one@two.example',
  ipv4: '198.51.100.23',
  ipv6: '2001:db8:1::2',
}

describe('the exercise of the errors', () => {
  it('brings about every kind of failure, and none of them tells a secret', async () => {
    // The compiler sees to it that every kind has its entry; what is in them it does not see.
    const kinds = Object.entries(failuresByKind(canary))
    expect(kinds.filter(([, failures]) => failures.length === 0)).toEqual([])
    const found = await exerciseErrors()
    expect(found.leaks).toEqual([])
    expect(found.kinds).toBe(kinds.length)
    expect(found.texts).toBeGreaterThan(2 * found.kinds)
  })

  it('plants other secrets in every run', async () => {
    const lines: string[] = []
    const listening = { ...honest, logLine: (line: string) => (lines.push(line), redactAll(line)) }
    for (let run = 0; run < 2; run++) await exerciseErrors(listening)
    const tokens = new Set(lines.join('\n').match(/\b[0-9a-f]{96}\b/g))
    expect(tokens.size).toBe(2)
  })
})

describe('the failures', () => {
  const failures = hostileFailures(canary)
  const of = (kind: Failure['kind']) =>
    failures.filter(({ failure }) => failure.kind === kind).map(({ failure }) => failure)

  it.each<[Failure['kind'], readonly Failure[]]>([
    [
      'token-rejected',
      ['unauthorized', 'session-ended', 'no-user'].map((how) => ({ kind: 'token-rejected', how }) as Failure),
    ],
    [
      'rate-limited',
      [
        { kind: 'rate-limited', retryAtMs: null },
        { kind: 'rate-limited', retryAtMs: 30_000 },
      ],
    ],
    ['tls', ['certificate', 'protocol', 'other'].map((problem) => ({ kind: 'tls', problem }) as Failure)],
    [
      'blocked',
      [
        { kind: 'blocked', status: 200 },
        { kind: 'blocked', status: 403 },
      ],
    ],
    ['rates-implausible', [{ kind: 'rates-implausible' }]],
    ['query-refused', [{ kind: 'query-refused' }]],
  ])('of %s come about as they would in earnest', (kind, expected) => {
    expect(of(kind)).toEqual(expect.arrayContaining([...expected]))
  })

  it('of the answer’s shape name fields that are ours', () => {
    const fields = of('schema-drift').map((failure) => ('field' in failure ? failure.field : ''))
    expect(new Set(fields)).toEqual(
      new Set([
        'data',
        'user.id',
        'user.name',
        'user.balances',
        'user.balances[0].available.amount',
        'user.hasTfaEnabled',
        'user.isBanned',
        'user.sessionList',
        'user.sessionList[0].active',
        'user.apiKeys',
        'user.apiKeys[0].active',
        'currencyConfiguration.baseRates',
        'currencyConfiguration.baseRates[0].baseRate',
      ]),
    )
  })

  it('of pasted text have every reason', () => {
    expect(
      new Set(of('token-malformed').map((failure) => 'problem' in failure && Object(failure.problem).reason)),
    ).toEqual(new Set(['empty', 'too-short', 'too-long', 'whitespace', 'line-break', 'characters']))
  })
})

describe('a leak', () => {
  /** What each of these would tell, if it were written so. */
  const careless: readonly (readonly [string, Partial<Mouths>, string, readonly string[]])[] = [
    [
      'a sentence that repeats a field',
      { sentence: (failure) => inspect(failure) },
      'bad-request',
      ['token', 'e-mail', 'ip'],
    ],
    ['a log without redaction', { logLine: (line) => line }, 'unexpected', ['token', 'e-mail', 'ip']],
    ['a bug’s own words', { bug: (thrown) => inspect(thrown) }, 'unexpected', ['token', 'e-mail', 'ip']],
    [
      'a log that hides tokens only',
      { logLine: (line) => line.replace(/[0-9a-f]{96}/gi, maskSecret) },
      'unexpected',
      ['e-mail', 'ip'],
    ],
    [
      'a mask of the wrong part',
      { logLine: (line) => redactAll(line.replace(/[0-9a-f]{96}/gi, (token) => `…${token.slice(8, 30)}…`)) },
      'unexpected',
      ['token'],
    ],
    [
      'a mask that shows too much',
      { logLine: (line) => redactAll(line.replace(/[0-9a-f]{96}/gi, (token) => `${token.slice(0, 16)}…`)) },
      'unexpected',
      ['token'],
    ],
    [
      'an address cut in half',
      { logLine: (line) => redactAll(line.replace(/@[\w.]+/g, ' at its host')) },
      'unexpected',
      ['e-mail'],
    ],
  ]

  it.each(careless)('is found in %s', async (_how, change, kind, secrets) => {
    const { leaks } = await exerciseErrors({ ...honest, ...change })
    const told = leaks.filter((leak) => leak.kind === kind).map(({ what }) => what)
    expect([...new Set(told)].toSorted()).toEqual([...secrets].toSorted())
  })

  it('is named by the kind of failure that told', async () => {
    const { leaks } = await exerciseErrors({ ...honest, sentence: (failure) => JSON.stringify(failure) })
    expect(new Set(leaks.map((leak) => leak.kind))).toEqual(new Set(['bad-request']))
  })
})
