import { describe, expect, it } from 'vitest'
import { defaultHost } from '../../../app/domain/host.ts'
import type { ImportFound } from '../../../app/domain/imports.ts'
import {
  copyText,
  foundFromText,
  foundHostText,
  importProblemText,
  unsetLine,
} from '../../../app/strings/en/page-imports.ts'

const found: ImportFound = {
  source: 'file',
  file: 'bot/.env',
  mask: '…',
  host: null,
  timeoutSeconds: null,
  problems: [],
}

describe('the words of an import', () => {
  it('name the file, or else the place', () => {
    expect(foundFromText(found)).toBe('from bot/.env')
    expect(foundFromText({ ...found, file: null, source: 'clipboard' })).toBe('from the clipboard')
  })

  it('tell a host that was found from the one that was chosen', () => {
    expect(foundHostText(found, defaultHost)).toBe('stake.com, as chosen')
    expect(foundHostText({ ...found, host: defaultHost }, defaultHost)).toBe('stake.com')
  })

  it('name the variable of a file, which a paste may not have', () => {
    const problem = { kind: 'address-not-https' } as const
    expect(importProblemText(problem, 'file', defaultHost)).toMatch(
      /^STAKE_BASE_URL .* The host stays stake\.com\.$/,
    )
    expect(importProblemText(problem, 'clipboard', defaultHost)).toMatch(/^The address in it /)
  })

  it('list what is not used', () => {
    const names = ['STAKE_CF_CLEARANCE', 'STAKE_USER_AGENT', 'STAKE_RATE_LIMIT'] as const
    const list = 'STAKE_CF_CLEARANCE, STAKE_USER_AGENT and STAKE_RATE_LIMIT'
    expect(importProblemText({ kind: 'not-used', names }, 'file', defaultHost)).toContain(list)
  })

  it.each([
    [[3], 'replaces line 3 by'],
    [[3, 7], 'replaces lines 3 and 7 by'],
    [[1, 3, 7], 'replaces lines 1, 3 and 7 by'],
  ])('say which of lines %j go', (lines, words) => {
    const copy = { kind: 'file', file: 'bot/.env', lines, removed: false } as const
    expect(copyText(copy, 'linux').text).toContain(words)
  })

  it('give the line that the shell of the platform understands', () => {
    const names = ['STAKE_ACCESS_TOKEN', 'STAKE_SESSION_COOKIE'] as const
    expect(unsetLine(names, 'linux')).toBe('unset STAKE_ACCESS_TOKEN STAKE_SESSION_COOKIE')
    expect(unsetLine(names, 'macos')).toBe('unset STAKE_ACCESS_TOKEN STAKE_SESSION_COOKIE')
    expect(unsetLine(names, 'windows')).toBe('Remove-Item Env:STAKE_ACCESS_TOKEN, Env:STAKE_SESSION_COOKIE')
    expect(copyText({ kind: 'environment', names }, 'windows').text).not.toContain('.bashrc')
  })
})
