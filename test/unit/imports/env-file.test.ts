import { randomBytes } from 'node:crypto'
import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEnvFile, variablesIn } from '../../../app/imports/env-file.ts'

const token = randomBytes(48).toString('hex')

describe('a .env file', () => {
  it.each([
    ['plainly', `STAKE_ACCESS_TOKEN=${token}`],
    ['in double quotes', `STAKE_ACCESS_TOKEN="${token}"`],
    ['in single quotes', `STAKE_ACCESS_TOKEN='${token}'`],
    ['in back quotes', `STAKE_ACCESS_TOKEN=\`${token}\``],
    ['for export', `export STAKE_ACCESS_TOKEN=${token}`],
    ['with blanks', `  STAKE_ACCESS_TOKEN \t= ${token}  `],
    ['before a comment', `STAKE_ACCESS_TOKEN=${token} # mine`],
    ['in quotes before a comment', `STAKE_ACCESS_TOKEN="${token}" # mine`],
    ['after a byte order mark', `\uFEFFSTAKE_ACCESS_TOKEN=${token}\n`],
    ['with the line ends of Windows', `A=1\r\nSTAKE_ACCESS_TOKEN=${token}\r\nB=2\r\n`],
    ['with the line ends of old Macs', `A=1\rSTAKE_ACCESS_TOKEN=${token}\rB=2`],
    ['after a comment', `# STAKE_ACCESS_TOKEN=old\n\n#\nSTAKE_ACCESS_TOKEN=${token}`],
    ['twice, where the last one counts', `STAKE_ACCESS_TOKEN=old\nSTAKE_ACCESS_TOKEN=${token}`],
    ['after a value over several lines', `A="1\nSTAKE_ACCESS_TOKEN=no\n2"\nSTAKE_ACCESS_TOKEN=${token}`],
    ['after a quote that is never closed', `A="1\nSTAKE_ACCESS_TOKEN="${token}"\n`],
    ['after an apostrophe', `A=it's\nSTAKE_ACCESS_TOKEN='${token}'\n`],
    ['for PowerShell', `$env:STAKE_ACCESS_TOKEN = "${token}"`],
    ['for cmd', `set STAKE_ACCESS_TOKEN=${token}`],
  ])('may give a value %s', (_how, text) => {
    expect(variablesIn(text)).toEqual({ STAKE_ACCESS_TOKEN: token })
  })

  it('gives all names that the library reads, and no other', () => {
    const text = [
      'STAKE_ACCESS_TOKEN=a',
      'STAKE_SESSION_COOKIE=b',
      'STAKE_CF_CLEARANCE=c',
      'STAKE_USER_AGENT="Mozilla/5.0 (X11; #1)"',
      'STAKE_BASE_URL=https://stake.com',
      'STAKE_TIMEOUT=30',
      'STAKE_RATE_LIMIT=10',
      'STAKE_OTHER=x',
      'DATABASE_URL=postgres://x',
      'stake_access_token=lower',
    ].join('\n')
    expect(variablesIn(text)).toEqual({
      STAKE_ACCESS_TOKEN: 'a',
      STAKE_SESSION_COOKIE: 'b',
      STAKE_CF_CLEARANCE: 'c',
      STAKE_USER_AGENT: 'Mozilla/5.0 (X11; #1)',
      STAKE_BASE_URL: 'https://stake.com',
      STAKE_TIMEOUT: '30',
      STAKE_RATE_LIMIT: '10',
    })
  })

  it('tells escapes in double quotes from those in single ones', () => {
    const text = String.raw`A="x\"y\n" ` + '\n' + String.raw`B='x\ny'`
    expect(parseEnvFile(text).map(({ value }) => value)).toEqual(['x"y\n', String.raw`x\ny`])
  })

  it.each(['', '\n\n', 'no assignment', '=x', '# A=1', '1A=2', '\uFEFF'])('may hold nothing: %j', (text) => {
    expect(parseEnvFile(text)).toEqual([])
  })

  it('says where each assignment stands, in order and without overlap, whatever the text', () => {
    const unit = string({ unit: 'grapheme', maxLength: 3 })
    const line = string({ maxLength: 200 })
    assert(
      property(line, unit, (text, more) => {
        const whole = `${more}A="${text}\nB='x'\r\n${text}=${more}`
        let last = 0
        for (const { start, end, name } of parseEnvFile(whole)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(whole.slice(start, end)).toContain(name)
          last = end
        }
      }),
    )
  })

  it('is read in time linear in its length', () => {
    const lines = 'A="x\nB=\'y\nC=`z\n'.repeat(60_000)
    expect(parseEnvFile(lines).length).toBeGreaterThan(60_000)
  })
})
