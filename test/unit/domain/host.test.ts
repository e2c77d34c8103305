import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultHost, hosts, parseHost } from '../../../app/domain/host.ts'

test.each(hosts)('%s is allowed', (host) => {
  expect(parseHost(host)).toBe(host)
})

test('the usual host is one of them', () => {
  expect(hosts).toContain(defaultHost)
})

test.each([
  'STAKE.COM',
  'Stake.com',
  'stake.com.',
  '.stake.com',
  'stake.com:443',
  'stake.com:8443',
  'https://stake.com',
  'stake.com/',
  'stake.com/evil.test',
  'user@stake.com',
  'www.stake.com',
  'stake.com.evil.test',
  'evilstake.com',
  'stake.com ',
  ' stake.com',
  'stake.com\n',
  'stake.com\0',
  'st\u0430ke.com',
  '\u0455take.com',
  '\uff53take.com',
  'stake\u3002com',
  'xn--stke-63d.com',
  'stak\u00e9.com',
  'stake.co',
  '',
])('%j is not', (text) => {
  expect(parseHost(text)).toBeNull()
})

test.each([null, undefined, 1, ['stake.com'], { toString: () => 'stake.com' }, new URL('https://stake.com')])(
  'a value that only reads like a host is not: %s',
  (value) => {
    expect(parseHost(value)).toBeNull()
  },
)

test('nothing but the list is allowed', () => {
  const near = fc
    .constantFrom(...hosts)
    .chain((host) =>
      fc
        .tuple(fc.nat(host.length), fc.string({ minLength: 1, maxLength: 2, unit: 'binary' }))
        .map(([at, more]) => host.slice(0, at) + more + host.slice(at)),
    )
  fc.assert(
    fc.property(near, (text) => {
      expect(parseHost(text)).toBe(hosts.find((host) => String(host) === text) ?? null)
    }),
  )
})
