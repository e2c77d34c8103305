import { describe, expect, it } from 'vitest'
import {
  askForPackages,
  installablePackages,
  installedPackages,
  missingPackages,
} from '../../../electron/bootstrap/system-packages.mjs'

const dpkg = [
  'make ii ',
  'dbus rc ',
  'libsecret-1-0 ii ',
  'libgtk-3-0t64 ii ',
  'dpkg-query: no packages found',
].join('\n')

describe('what is missing', () => {
  it('is what dpkg does not call installed: a removed package with configuration left is missing', () => {
    expect(missingPackages(['make', 'dbus', 'chromium'], installedPackages(dpkg))).toEqual([
      'dbus',
      'chromium',
    ])
  })

  it('is no library that is there under its newer name', () => {
    expect(missingPackages(['libgtk-3-0'], installedPackages(dpkg))).toEqual([])
  })

  it('is everything when dpkg says nothing', () => {
    expect(missingPackages(['make'], installedPackages(''))).toEqual(['make'])
  })
})

describe('what apt can install', () => {
  const policy = [
    'make:',
    '  Installed: (none)',
    '  Candidate: 4.3-4.1',
    'libasound2:',
    '  Installed: (none)',
    '  Candidate: (none)',
    'libasound2t64:',
    '  Installed: (none)',
    '  Candidate: 1.2.11',
  ].join('\n')

  it('has a candidate, if only under its newer name', () => {
    expect(installablePackages(['make', 'libasound2', 'nowhere'], policy)).toEqual(['make', 'libasound2t64'])
  })
})

describe('askForPackages', () => {
  it('gives the command to type where the package manager is known', () => {
    expect(askForPackages('dnf', 'to test', ['dbus-daemon'])).toBe(
      'System packages are missing, needed to test: dbus-daemon. Type: sudo dnf install -y dbus-daemon',
    )
  })

  it('still names them where it is not', () => {
    expect(askForPackages(null, 'to test', ['dbus'])).toContain('to test: dbus. Install them')
  })
})
