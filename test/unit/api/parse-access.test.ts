import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isJsonObject, parseExactJson } from '../../../app/api/json.ts'
import { mostEntries, readApiKeys, readSessions, readStanding } from '../../../app/api/parse-access.ts'
import type { Data, Reader } from '../../../app/api/parse.ts'

function data(json: string): Data {
  const parsed = parseExactJson(json)
  if (!isJsonObject(parsed)) throw new Error('the test needs an object')
  return parsed
}

function read<Value>(reader: Reader<Value>, user: object): Value {
  const outcome = reader(data(JSON.stringify({ user })))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function drift<Value>(reader: Reader<Value>, json: string): string | null {
  const outcome = reader(data(json))
  return !outcome.ok && outcome.failure.kind === 'schema-drift' ? outcome.failure.field : null
}

const session = {
  id: '0b6c2b1e-1111-4222-8333-444455556666',
  sessionName: 'Firefox on Linux',
  ip: '198.51.100.23',
  country: 'Portugal',
  city: 'Porto',
  active: true,
  updatedAt: 'Fri, 12 Jun 2026 15:11:57 GMT',
}
const key = { id: 'k-1', ip: '198.51.100.24', active: false, sessionName: 'bot', type: 'apiKey' }

const idMadeOf = (id: string) => read(readApiKeys, { apiKeys: [{ ...key, id }] })[0]?.id

describe('standing', () => {
  const good = { isBanned: false, isSuspended: false, isMuted: true, selfExclude: null }

  test('as it is said', () => {
    expect(read(readStanding, good)).toEqual({
      isBanned: false,
      isSuspended: false,
      isMuted: true,
      isSelfExcluded: false,
    })
  })

  test.each([
    [{ id: 's', active: true }, true],
    [{ id: 's', active: false }, false],
    [{ id: 's' }, null],
    [{ id: 's', active: 'yes' }, null],
    ['active', null],
    [undefined, null],
  ])('a self-exclusion of %j counts as %j', (selfExclude, expected) => {
    expect(read(readStanding, { ...good, selfExclude }).isSelfExcluded).toBe(expected)
  })

  test('one part that is odd or missing costs only itself', () => {
    const odd = { isBanned: 'no', isSuspended: 0, selfExclude: null }
    expect(read(readStanding, odd)).toEqual({
      isBanned: null,
      isSuspended: null,
      isMuted: null,
      isSelfExcluded: false,
    })
  })

  test('none of it is drift', () => {
    expect(drift(readStanding, '{"user":{"id":"u"}}')).toBe('user.isBanned')
    expect(drift(readStanding, '{"user":7}')).toBe('user.isBanned')
    expect(drift(readStanding, '{}')).toBe('user.isBanned')
  })
})

describe('sessions and API keys', () => {
  test('with name, place and times, in order; the address is dropped', () => {
    const sessions = read(readSessions, { sessionList: [session, { id: 'b', active: false }] })
    expect(sessions).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        name: 'Firefox on Linux',
        isActive: true,
        country: 'Portugal',
        city: 'Porto',
        createdAtMs: null,
        lastUsedAtMs: Date.UTC(2026, 5, 12, 15, 11, 57),
      },
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        name: '',
        isActive: false,
        country: null,
        city: null,
        createdAtMs: null,
        lastUsedAtMs: null,
      },
    ])
    expect(JSON.stringify(sessions)).not.toContain('198.51')
  })

  test('keys have no place, and know when they were made', () => {
    const made = { ...key, createdAt: 'Mon, 01 Jun 2026 00:00:00 GMT', updatedAt: null }
    expect(read(readApiKeys, { apiKeys: [made] })).toMatchObject([
      { name: 'bot', isActive: false, country: null, createdAtMs: Date.UTC(2026, 5, 1), lastUsedAtMs: null },
    ])
    expect(read(readApiKeys, { apiKeys: [] })).toEqual([])
  })

  test('an id is made from the site’s: the same for the same, and good for nothing else', () => {
    const secret = randomBytes(48).toString('hex')
    expect(idMadeOf('k-1')).toBe(idMadeOf('k-1'))
    expect(idMadeOf('k-1')).not.toBe(idMadeOf('k-2'))
    expect(idMadeOf(secret)).toHaveLength(16)
    expect(secret).not.toContain(idMadeOf(secret))
  })

  test.each([
    ['2026-06-12T15:11:57Z'],
    ['12 Jun 2026'],
    ['Fri, 99 Xyz 2026 15:11:57 GMT'],
    [1_781_276_717],
    [null],
    [{}],
  ])('a time written as %j is not known', (updatedAt) => {
    expect(read(readSessions, { sessionList: [{ ...session, updatedAt }] })[0]?.lastUsedAtMs).toBeNull()
  })

  test.each([
    ['a\u0000b\u001b[31mc\u0007', 'ab[31mc'],
    ['line\nand\r\nline\tand\u2028line', 'line and line and line'],
    ['\u202Eevil\u202C \u200Bname\uFEFF', 'evil name'],
    ['\ud800half', 'half'],
    ['   ', ''],
    ['', ''],
    [7, ''],
    [null, ''],
    [['x'], ''],
    ['Zürich 🎲', 'Zürich 🎲'],
  ])('the name %j is shown as %j', (sessionName, expected) => {
    expect(read(readSessions, { sessionList: [{ ...session, sessionName }] })[0]?.name).toBe(expected)
  })

  test('a name without an end is cut, between characters', () => {
    const [long, faces] = read(readSessions, {
      sessionList: [
        { ...session, sessionName: 'x'.repeat(1_000_000) },
        { ...session, sessionName: '🎲'.repeat(500) },
      ],
    })
    expect(long?.name).toBe(`${'x'.repeat(59)}…`)
    expect(faces?.name).toBe(`${'🎲'.repeat(59)}…`)
  })

  test('more than anybody has is left out, also what is broken in it', () => {
    const sessionList = [...Array(mostEntries).keys()].map((index) => ({ ...session, id: `s-${index}` }))
    expect(read(readSessions, { sessionList: [...sessionList, null] })).toHaveLength(mostEntries)
  })

  test.each([
    ['user.sessionList', '{"user":{"id":"u"}}'],
    ['user.sessionList', '{"user":{"sessionList":null}}'],
    ['user.sessionList', '{"user":{"sessionList":{"__proto__":[]}}}'],
    ['user.sessionList[0].id', '{"user":{"sessionList":[null]}}'],
    ['user.sessionList[0].id', '{"user":{"sessionList":[{"id":""}]}}'],
    ['user.sessionList[0].id', '{"user":{"sessionList":[{"id":7,"active":true}]}}'],
    ['user.sessionList[1].active', '{"user":{"sessionList":[{"id":"a","active":true},{"id":"b"}]}}'],
    ['user.sessionList[0].active', '{"user":{"sessionList":[{"id":"a","active":"true"}]}}'],
  ])('what is missing is named: %s', (field, json) => {
    expect(drift(readSessions, json)).toBe(field)
    expect(drift(readApiKeys, json.replace('sessionList', 'apiKeys'))).toBe(
      field.replace('sessionList', 'apiKeys'),
    )
  })
})
