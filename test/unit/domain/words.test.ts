import { describe, expect, it } from 'vitest'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import { assertNever } from '../../../app/domain/assert-never.ts'
import {
  currencyLabel,
  displayCurrencies,
  parseCurrencyCode,
  shownDecimals,
  type CurrencyCode,
} from '../../../app/domain/currency.ts'
import { defaultHost, hosts, parseHost } from '../../../app/domain/host.ts'

function code(text: string): CurrencyCode {
  const parsed = parseCurrencyCode(text)
  if (parsed === null) throw new Error('no currency')
  return parsed
}

describe('hosts', () => {
  it('are lowercase names without scheme, port or path, each listed once', () => {
    expect(hosts.filter((host) => !/^[a-z0-9]+\.[a-z]+$/.test(host))).toEqual([])
    expect(new Set(hosts).size).toBe(hosts.length)
    expect(hosts).toContain(defaultHost)
  })

  it('are found by their exact name', () => {
    for (const host of hosts) expect(parseHost(host)).toBe(host)
  })

  it.each([
    'Stake.com',
    'stake.com.',
    'stake.com:443',
    ' stake.com',
    'stake.com\n',
    'www.stake.com',
    'stake.com.example',
    'stake.com@example.org',
    'https://stake.com',
    'stаke.com',
    '',
    null,
    ['stake.com'],
  ])('are nothing else: %j', (text) => {
    expect(parseHost(text)).toBeNull()
  })
})

describe('account ids', () => {
  it.each(['first', 'a', '0-9', 'a'.repeat(32)])('take %s', (text) => {
    expect(parseAccountId(text)).toBe(text)
  })

  it.each(['', '-a', 'A', 'a/b', '../a', 'a'.repeat(33), 'a\n', 'a b', 7, null])('refuse %j', (text) => {
    expect(parseAccountId(text)).toBeNull()
  })

  it('name the first account', () => {
    expect(parseAccountId(firstAccountId)).toBe(firstAccountId)
  })
})

describe('currencies', () => {
  it.each(['usd', 'btc', '1inch', 'a_b', 'a'.repeat(16)])('take %s', (text) => {
    expect(parseCurrencyCode(text)).toBe(text)
  })

  it.each(['', 'USD', 'a'.repeat(17), 'u$d', 'usd\n', null, 1])('refuse %j', (text) => {
    expect(parseCurrencyCode(text)).toBeNull()
  })

  it.each([
    ['usd', 2, 'USD'],
    ['jpy', 0, 'JPY'],
    ['krw', 0, 'KRW'],
    ['btc', 8, 'BTC'],
    ['gold', 2, 'GC'],
    ['sweeps', 2, 'SC'],
    ['a_new_one', 8, 'A_NEW_ONE'],
  ])('show %s with its customary decimals and label', (text, decimals, label) => {
    expect(shownDecimals(code(text))).toBe(decimals)
    expect(currencyLabel(code(text))).toBe(label)
  })

  it('offered for the total are all well formed', () => {
    expect(displayCurrencies.filter((text) => parseCurrencyCode(text) === null)).toEqual([])
  })
})

describe('a case that should not be', () => {
  it('is a bug, told without its value', () => {
    const secret = 'value that must not be told'
    expect(() => assertNever(secret as never)).toThrow('unhandled case of type string')
  })
})
