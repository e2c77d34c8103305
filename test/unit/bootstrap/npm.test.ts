import { describe, expect, it } from 'vitest'
import { isUnreachable, npmFailure } from '../../../electron/bootstrap/npm.mjs'

const ended = { code: 1, output: '', timedOut: false, started: true }

describe('npmFailure', () => {
  it.each([
    ['ENOTFOUND', 'offline?'],
    ['ECONNREFUSED', 'refused the connection'],
    ['E407', 'proxy wants a login'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'cafile'],
    ['ENOSPC', 'disk is full'],
    ['EUSAGE', 'do not fit together'],
  ])('explains %s', (code, words) => {
    const output = `npm error code ${code}\nnpm error a long story\n    at Object.<anonymous> (x.js:1:1)\n`
    const sentence = npmFailure({ ...ended, output }, null)
    expect(sentence).toContain(words)
    expect(sentence).not.toContain('\n')
  })

  it('explains with the remedies a code that it does not know', () => {
    const sentence = npmFailure({ ...ended, output: 'npm ERR! code EODD\n' }, null)
    expect(sentence).toContain('EODD')
    expect(sentence).toContain('npm config set proxy')
  })

  it('tells what to install when the keychain module did not compile', () => {
    const output = 'npm error code 1\nnpm error path /home/u/stakewatch/node_modules/keytar\n'
    expect(npmFailure({ ...ended, output }, 'sudo get compiler')).toContain('Type: sudo get compiler')
  })

  it('tells a missing npm and a hanging one apart', () => {
    expect(npmFailure({ ...ended, code: null, started: false }, null)).toContain('could not be started')
    expect(npmFailure({ ...ended, code: null, timedOut: true }, null)).toContain('did not finish in time')
  })
})

describe('isUnreachable', () => {
  it('is a registry without an answer, not one that does not know the question', () => {
    expect(isUnreachable({ ...ended, output: 'npm error code ENOTFOUND\n' })).toBe(true)
    expect(isUnreachable({ ...ended, code: null, timedOut: true })).toBe(true)
    expect(isUnreachable({ ...ended, output: 'npm error code E404\n' })).toBe(false)
    expect(isUnreachable({ ...ended, code: 0 })).toBe(false)
  })
})
