import { describe, expect, it } from 'vitest'
import { redactIp } from '../../../app/redaction/ip.ts'

describe('redactIp', () => {
  it.each([
    ['192.168.1.1', '[ip]'],
    ['from 10.0.0.1:8080.', 'from [ip]:8080.'],
    ['ends with 10.0.0.1.', 'ends with [ip].'],
    ['https://10.0.0.1/x', 'https://[ip]/x'],
    ['zeros 192.168.001.010', 'zeros [ip]'],
    ['five 1.2.3.4.5', 'five [ip]'],
    ['ip:10.0.0.1', 'ip:[ip]'],
    ['2001:db8:0:1:1:1:1:1', '[ip]'],
    ['at ::1, and fe80::1%eth0', 'at [ip], and [ip]%eth0'],
    ['[2001:db8::1]:443', '[[ip]]:443'],
    ['2001:db8::1:443', '[ip]'],
    ['::ffff:10.0.0.1', '[ip]'],
    ['1:2:3:4:5:6:7:8:443', '[ip]'],
    ['addr:fe80::1.', 'addr:[ip].'],
    ['fe80::1: unreachable', '[ip]: unreachable'],
    ['...fe80::1', '...[ip]'],
    ['a="2001:DB8::A"', 'a="[ip]"'],
  ])('turns %j into %j', (text, redacted) => {
    expect(redactIp(text)).toBe(redacted)
  })

  it.each([
    '1.2.3',
    'v24.21.0',
    'Chrome/120.0.6099.109',
    '12:34:56',
    '2026-01-01T12:34:56.789Z',
    '00:00:00.000',
    'std::cout << std::endl',
    'Foo::bar',
    'aa:bb:cc:dd:ee:ff',
    '::',
    '3.14',
    '1...2...3...4',
    '256.300.1.2',
    'a: b: c',
  ])('leaves %j alone', (text) => {
    expect(redactIp(text)).toBe(text)
  })
})
