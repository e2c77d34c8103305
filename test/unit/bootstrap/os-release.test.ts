import { describe, expect, it } from 'vitest'
import { installCommand, managerOf, parseOsRelease } from '../../../electron/bootstrap/os-release.mjs'

describe('parseOsRelease', () => {
  it('takes quotes and escapes off, and passes over what is no assignment', () => {
    const text = 'NAME="Debian \\"GNU\\"/Linux"\nID=debian\n# ID=arch\nnonsense\nHOME_URL=\'here\'\nEMPTY=\n'
    const fields = Object.fromEntries(parseOsRelease(text))
    expect(fields).toEqual({ NAME: 'Debian "GNU"/Linux', ID: 'debian', HOME_URL: 'here', EMPTY: '' })
  })
})

describe('managerOf', () => {
  it.each([
    ['ID=debian', 'apt'],
    ['ID=pop\nID_LIKE="ubuntu debian"', 'apt'],
    ['ID=fedora', 'dnf'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'dnf'],
    ['ID=manjaro\nID_LIKE=arch', 'pacman'],
    ['ID="opensuse-tumbleweed"', 'zypper'],
    ['ID=nixos', null],
    ['', null],
  ])('%j → %s', (text, manager) => {
    expect(managerOf(parseOsRelease(text))).toBe(manager)
  })
})

describe('installCommand', () => {
  it.each(['apt', 'dnf', 'pacman', 'zypper'] as const)('names every package for %s', (manager) => {
    expect(installCommand(manager, ['one', 'two'])).toMatch(/^sudo .*one two$/)
  })
})
