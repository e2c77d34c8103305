import { describe, expect, it } from 'vitest'
import { linkIds, linkUrl } from '../../../app/contract/links.ts'
import {
  eventNames,
  eventPrefix,
  isOperationName,
  operationNames,
  operations,
  requestPrefix,
} from '../../../app/contract/operations.ts'
import { firstPageState, pageStateSchema } from '../../../app/contract/page-state.ts'
import { requests } from '../../../app/contract/requests.ts'
import { hosts } from '../../../app/domain/host.ts'

function takes(length: number): boolean {
  return requests['setup.typeToken'].safeParse({ text: 'a'.repeat(length) }).success
}

describe('links', () => {
  it('lead nowhere but to a listed page of an allowed host, over https, with nothing added', () => {
    for (const host of hosts) {
      expect(linkIds.map((link) => linkUrl(link, host))).toEqual([
        `https://${host}/`,
        `https://${host}/settings/security`,
        `https://${host}/settings/api`,
        `https://${host}/settings/verification`,
        `https://${host}/?tab=progress&modal=vip`,
        `https://${host}/my-bets/archive`,
      ])
    }
  })
})

describe('operations', () => {
  it('are known by their names alone', () => {
    expect(operationNames.filter((name) => !isOperationName(name))).toEqual([])
    for (const name of [
      '',
      'toString',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'VIEW.GET',
      'view.get ',
    ]) {
      expect(isOperationName(name)).toBe(false)
    }
  })

  it('have one request schema each, and no schema is left over', () => {
    expect(Object.keys(requests).toSorted()).toEqual(operationNames.toSorted())
  })

  it('refuse while locked, but for unlocking and for how the lock is', () => {
    const allowed = operationNames.filter((name) => operations[name].whileLocked)
    expect(allowed).toEqual(['lock.state', 'lock.unlock'])
  })

  it('have channels that no event has', () => {
    const channels = [
      ...operationNames.map((name) => requestPrefix + name),
      ...eventNames.map((name) => eventPrefix + name),
    ]
    expect(new Set(channels).size).toBe(channels.length)
  })
})

describe('the state of the page', () => {
  it('begins with one that it would take back', () => {
    expect(pageStateSchema.parse(firstPageState)).toEqual(firstPageState)
  })

  it.each([
    { ...firstPageState, route: 'elsewhere' },
    { ...firstPageState, scrollTop: -1 },
    { ...firstPageState, scrollTop: 0.5 },
    { ...firstPageState, more: true },
    { ...firstPageState, folds: { 'no-check': true } },
    { ...firstPageState, folds: { 'two-factor': 'open' } },
    { route: 'overview' },
    null,
  ])('is nothing else: %j', (value) => {
    expect(pageStateSchema.safeParse(value).success).toBe(false)
  })
})

describe('the path that preload finds out for a dropped file', () => {
  it.each([
    '/home/somebody/.env',
    String.raw`C:\bot\.env`,
    'd:/bot/.env',
    String.raw`\\server\bot\.env`,
    '/a\nb',
    '',
  ])('may be %j', (path) => expect(requests['setup.importDropped'].safeParse({ path }).success).toBe(true))

  it.each(['.env', '../.env', '~/.env', 'file:///etc/passwd', 'C:.env', '/a\0b', '/'.padEnd(32_768, 'x')])(
    'is never relative, broken or endless: %#',
    (path) => expect(requests['setup.importDropped'].safeParse({ path }).success).toBe(false),
  )
})

describe('the token that the page may type', () => {
  it('is bounded well above the longest token, and far below what fills memory', () => {
    expect([takes(0), takes(8192), takes(8193)]).toEqual([true, true, false])
  })
})
