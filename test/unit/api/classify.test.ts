import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classify } from '../../../app/api/classify.ts'
import { NumberLiteral } from '../../../app/api/json.ts'

const nowMs = 1_000_000
const encode = (text: string) => new TextEncoder().encode(text)

function verdict(status: number, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? encode(body) : body
  const answer = classify({ status, headers, body: bytes }, nowMs)
  return answer.ok ? { data: answer.value } : answer.failure
}

const errors = (errorType: string, data = 'null') =>
  `{"errors":[{"errorType":"${errorType}"}],"data":${data}}`
const challenge = '<html><title>Just a moment...</title><script src="/challenge-platform/x"></script></html>'

describe('an accepted answer', () => {
  test('gives its data, numbers as they were sent', () => {
    expect(verdict(200, '{"data":{"user":{"n":1.50}},"extensions":{}}')).toEqual({
      data: { user: { n: new NumberLiteral('1.50') } },
    })
  })

  test('a byte order mark and white space around it do no harm', () => {
    expect(verdict(200, '\uFEFF \n{"data":{}}\n')).toEqual({ data: {} })
  })

  test('user null is a token that is not known', () => {
    expect(verdict(200, '{"data":{"user":null}}')).toEqual({ kind: 'token-rejected', how: 'no-user' })
    expect(verdict(200, '{"data":{"user":null},"errors":[]}')).toEqual({
      kind: 'token-rejected',
      how: 'no-user',
    })
  })

  test('user null beside an error is not held against the token', () => {
    expect(verdict(200, errors('somethingElse', '{"user":null}'))).toEqual({ kind: 'forbidden' })
    expect(verdict(200, errors('notAllowed'))).toEqual({ kind: 'forbidden' })
  })

  test('an ended session is told by errorType, on any status', () => {
    for (const status of [200, 400, 401, 403, 500]) {
      expect(verdict(status, errors('disabledSession', '{"user":null}'))).toEqual({
        kind: 'token-rejected',
        how: 'session-ended',
      })
    }
  })

  test('a message proves nothing', () => {
    const body = '{"errors":[{"message":"disabledSession","errorType":"other"}],"data":{"user":{}}}'
    expect(verdict(200, body)).toEqual({ data: { user: {} } })
  })

  test('data beside errors is still data', () => {
    expect(verdict(200, errors('notFound', '{"user":{"id":"1"}}'))).toEqual({ data: { user: { id: '1' } } })
  })

  test('without data the shape has changed', () => {
    const drift = { kind: 'schema-drift', field: 'data' }
    for (const body of ['{}', '{"data":null}', '{"data":[]}', '[]', '5', 'null', '{"errors":"no"}']) {
      expect(verdict(200, body)).toEqual(drift)
    }
  })

  test('empty, web page, challenge, damaged', () => {
    expect(verdict(200, '')).toEqual({ kind: 'empty-answer' })
    expect(verdict(204, ' \n')).toEqual({ kind: 'empty-answer' })
    expect(verdict(200, '<html>Maintenance</html>')).toEqual({ kind: 'not-json' })
    expect(verdict(200, 'upstream request failed')).toEqual({ kind: 'not-json' })
    expect(verdict(200, challenge)).toEqual({ kind: 'blocked', status: 200 })
    expect(verdict(200, '{"data":{"user"')).toEqual({ kind: 'broken-json' })
  })

  test('damaged UTF-8 is damage, not a replacement character', () => {
    const bytes = encode('{"data":{"user":{"name":"x"}}}')
    bytes[25] = 0xff
    expect(verdict(200, bytes)).toEqual({ kind: 'broken-json' })
  })
})

describe('a refusal', () => {
  test('401 is the token', () => {
    expect(verdict(401, '')).toEqual({ kind: 'token-rejected', how: 'unauthorized' })
    expect(verdict(401, errors('unauthorized'))).toEqual({ kind: 'token-rejected', how: 'unauthorized' })
  })

  test('403 is Cloudflare unless the API itself says it', () => {
    for (const body of [challenge, '<html>', '', 'error code: 1020', '\n  <!DOCTYPE html>']) {
      expect(verdict(403, body)).toEqual({ kind: 'blocked', status: 403 })
    }
    expect(verdict(403, errors('notAllowed'))).toEqual({ kind: 'forbidden' })
    expect(verdict(403, '{}', { 'cf-mitigated': 'challenge' })).toEqual({ kind: 'blocked', status: 403 })
  })

  test('429 says when to come back, if it does', () => {
    expect(verdict(429, '{}', { 'retry-after': '5' })).toEqual({
      kind: 'rate-limited',
      retryAtMs: nowMs + 5000,
    })
    expect(verdict(429, challenge)).toEqual({ kind: 'rate-limited', retryAtMs: null })
  })

  test('400 with GraphQL errors is our query, without them it is the server', () => {
    expect(verdict(400, errors('validation'))).toEqual({ kind: 'query-refused' })
    expect(verdict(400, '<html>400 Bad Request</html>')).toEqual({ kind: 'server-error', status: 400 })
  })

  test('other statuses', () => {
    expect(verdict(500, '{}')).toEqual({ kind: 'server-error', status: 500 })
    expect(verdict(502, '<html>Bad gateway</html>')).toEqual({ kind: 'server-error', status: 502 })
    expect(verdict(503, challenge)).toEqual({ kind: 'blocked', status: 503 })
    expect(verdict(404, '')).toEqual({ kind: 'server-error', status: 404 })
    expect(verdict(302, '')).toEqual({ kind: 'redirected' })
  })
})

test('whatever comes, it is a value, and nothing of the body is in a failure', () => {
  const canary = 'canary'
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.uint8Array(), fc.json(), (status, bytes, json) => {
      for (const body of [bytes, encode(`${json}${canary}`), encode(`{"data":{"user":"${canary}"}}`)]) {
        const answer = classify({ status, headers: {}, body }, nowMs)
        const failure = answer.ok ? null : answer.failure
        expect(JSON.stringify(failure)).not.toContain(canary)
      }
    }),
  )
})
