import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { desktopEntryText, execLine, parseDesktopEntry, programOf } from '../../../app/node/desktop-entry.ts'

describe('an Exec line', () => {
  test.each([
    ['/opt/Stakewatch/stakewatch', '"/opt/Stakewatch/stakewatch" --hidden'],
    ['/home/a b/x', '"/home/a b/x" --hidden'],
    ['/tmp/$HOME/`id`/x', String.raw`"/tmp/\\$HOME/\\${'`'}id\\${'`'}/x" --hidden`],
    ['/tmp/"quoted"/x', String.raw`"/tmp/\\"quoted\\"/x" --hidden`],
    [String.raw`/tmp/back\slash`, String.raw`"/tmp/back\\\\slash" --hidden`],
  ])('of %s', (path, line) => {
    expect(execLine(path, ['--hidden'])).toBe(line)
    expect(programOf(line)).toBe(path)
  })

  test.each(['/tmp/new\nline', '/tmp/a=b', '/tmp/100%', '/tmp/\u0007', '/tmp/\ufffd'])(
    'is not made of %j',
    (path) => {
      expect(execLine(path, [])).toBeNull()
    },
  )

  test('gives its program back, whatever that is called', () => {
    const holds = property(string({ unit: 'binary' }), (name) => {
      const line = execLine(`/${name}`, ['--hidden'])
      return line === null || programOf(line) === `/${name}`
    })
    expect(() => assert(holds)).not.toThrow()
  })

  test.each([
    ['stakewatch --hidden', 'stakewatch'],
    ['/usr/bin/stakewatch', '/usr/bin/stakewatch'],
    ['', null],
    ['"never closed', null],
    ['"/a"b', null],
  ])('%j starts %s', (line, program) => {
    expect(programOf(line)).toBe(program)
  })
})

test('only the main group of a file counts, and of a key its first value', () => {
  const text =
    '# Exec=/no\n[Desktop Action x]\nExec=/no\n[Desktop Entry]\nExec = /yes \nExec=/no\n[Other]\nHidden=true\n'
  expect([...parseDesktopEntry(text).values]).toEqual([['Exec', '/yes']])
})

test('what was written is read', () => {
  const values = { Type: 'Application', Exec: '"/a b" --hidden' }
  expect(Object.fromEntries(parseDesktopEntry(desktopEntryText(values)).values)).toEqual(values)
})
