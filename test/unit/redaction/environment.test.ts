import { describe, expect, it } from 'vitest'
import { redactEnvironment } from '../../../app/redaction/environment.ts'
import { hexToken, plainToken } from './secrets.ts'

const secret = plainToken(10)

describe('redactEnvironment', () => {
  it.each([
    ['a .env file', `A=1\nSTAKE_ACCESS_TOKEN=${secret}\nB=2`, 'A=1\nSTAKE_ACCESS_TOKEN=…\nB=2'],
    ['a quoted line', `STAKE_SESSION_COOKIE="${secret} x"`, 'STAKE_SESSION_COOKIE="…"'],
    ['bash', `export STAKE_ACCESS_TOKEN='${secret}'; ls`, "export STAKE_ACCESS_TOKEN='…'; ls"],
    [
      'a command’s prefix',
      `STAKE_ACCESS_TOKEN=${secret} python bot.py`,
      'STAKE_ACCESS_TOKEN=… python bot.py',
    ],
    ['PowerShell', `$env:STAKE_ACCESS_TOKEN = "${secret}"`, '$env:STAKE_ACCESS_TOKEN = "…"'],
    ['cmd', `setx STAKE_ACCESS_TOKEN ${secret}`, 'setx STAKE_ACCESS_TOKEN …'],
    ['fish', `set -gx STAKE_ACCESS_TOKEN '${secret}'`, "set -gx STAKE_ACCESS_TOKEN '…'"],
    ['YAML', `  STAKE_CF_CLEARANCE: ${secret}`, '  STAKE_CF_CLEARANCE: …'],
    ['JSON', `{"STAKE_ACCESS_TOKEN":"${secret}","A":1}`, '{"STAKE_ACCESS_TOKEN":"…","A":1}'],
  ])('hides the value in %s', (_, text, redacted) => {
    expect(redactEnvironment(text)).toBe(redacted)
  })

  it('masks a value that is a token', () => {
    const token = hexToken()
    expect(redactEnvironment(`STAKE_ACCESS_TOKEN=${token}`)).toBe(
      `STAKE_ACCESS_TOKEN=${token.slice(0, 8)}…${token.slice(-4)}`,
    )
  })

  it.each(['STAKE_ACCESS_TOKEN is not set', 'MISTAKE_X=1', 'STAKE_ACCESS_TOKEN='])(
    'leaves %j alone',
    (text) => {
      expect(redactEnvironment(text)).toBe(text)
    },
  )
})
