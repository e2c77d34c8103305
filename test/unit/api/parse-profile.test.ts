import { describe, expect, test } from 'vitest'
import { isJsonObject, parseExactJson } from '../../../app/api/json.ts'
import { readKyc, readVip } from '../../../app/api/parse-profile.ts'
import type { Reader } from '../../../app/api/parse.ts'

function read<Value>(reader: Reader<Value>, user: string) {
  const data = parseExactJson(`{"user":${user}}`)
  if (!isJsonObject(data)) throw new Error('the test needs an object')
  return reader(data)
}

const vip = (flag: string, progress: string) => `{"flagProgress":{"flag":${flag},"progress":${progress}}}`
const ok = (value: object) => ({ ok: true, value })
const drifted = (field: string) => ({ ok: false, failure: { kind: 'schema-drift', field } })

describe('who the owner is known to be', () => {
  test.each([
    ['{"kycStatus":"extended"}', ok({ level: 'extended' })],
    ['{"kycStatus":null}', ok({ level: null })],
    ['{"kycStatus":" \\u202E\\n "}', ok({ level: null })],
    ['{"kycStatus":true}', drifted('user.kycStatus')],
    ['{"id":"u"}', drifted('user.kycStatus')],
    ['7', drifted('user.kycStatus')],
  ])('%s', (user, expected) => {
    expect(read(readKyc, user)).toEqual(expected)
  })
})

describe('VIP progress', () => {
  test.each([
    ['0.42718', '42.71'],
    ['0', '0'],
    ['1', '100'],
    ['0.99999', '99.99'],
    ['4e-7', '0'],
    ['1.01', null],
    ['42', null],
    ['-0.1', null],
    ['"0.5"', null],
    ['null', null],
  ])('a progress of %s is %s percent', (progress, percent) => {
    expect(read(readVip, vip('"gold"', progress))).toEqual(ok({ flag: 'gold', percent }))
  })

  test.each([
    ['{"flagProgress":null}', ok({ flag: null, percent: null })],
    [vip('"none"', '0.3'), ok({ flag: null, percent: '30' })],
    [vip('null', '0.3'), ok({ flag: null, percent: '30' })],
    [vip('"wagered(500k)"', '0'), ok({ flag: 'wagered(500k)', percent: '0' })],
    [vip('7', '0'), drifted('user.flagProgress.flag')],
    ['{"flagProgress":"gold"}', drifted('user.flagProgress.flag')],
    ['{"id":"u"}', drifted('user.flagProgress.flag')],
  ])('%s', (user, expected) => {
    expect(read(readVip, user)).toEqual(expected)
  })
})
