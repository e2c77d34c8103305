import { assert, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../app/domain/check.ts'
import { elidedText, fileInFolder, nameOf, shownPlace } from '../../../app/strings/shown-path.ts'

const file = (folder: string | null, path: string, line: number | null = null): Place => ({
  kind: 'file',
  folder,
  path,
  line,
  column: line === null ? null : 5,
})

describe('a text that is cut', () => {
  it('keeps its beginning and more of its end', () => {
    expect(elidedText('0123456789', 10)).toBe('0123456789')
    expect(elidedText('bot/packages/server/src/settings/config.py:12', 24)).toBe('bot/pack…gs/config.py:12')
  })

  it('is never longer than asked for, and no pair is torn apart', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 3, max: 60 }), (text, most) => {
        const cut = elidedText(text, most)
        expect([...new Intl.Segmenter('en').segment(cut)].length).toBeLessThanOrEqual(most)
        expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('what a path is called', () => {
  it.each([
    ['/home/somebody/bot', 'bot'],
    ['/home/somebody/bot/', 'bot'],
    [String.raw`C:\Users\somebody\bot`, 'bot'],
    [String.raw`/home/back\slash`, String.raw`back\slash`],
    ['/', '/'],
  ])('%s is %s', (path, name) => {
    expect(nameOf(path)).toBe(name)
  })

  it('names the folder too, where a file’s name says little', () => {
    expect(fileInFolder('/home/somebody/bot/.gitignore')).toBe('bot/.gitignore')
    expect(fileInFolder(String.raw`D:\bot\.env`)).toBe('bot/.env')
    expect(fileInFolder('/.env')).toBe('.env')
  })
})

describe('the place of a finding', () => {
  it.each([
    [
      file('/home/somebody/bot', 'src/config.py', 12),
      'bot/src/config.py:12',
      '/home/somebody/bot/src/config.py:12:5',
    ],
    [file('/home/somebody/bot', '.env'), 'bot/.env', '/home/somebody/bot/.env'],
    [
      file(String.raw`C:\bot`, 'src/config.py', 1),
      'bot/src/config.py:1',
      String.raw`C:\bot\src\config.py:1:5`,
    ],
    [file('/', 'etc/x'), '/etc/x', '/etc/x'],
    [file(null, '/home/somebody/.bashrc', 3), '/home/somebody/.bashrc:3', '/home/somebody/.bashrc:3:5'],
    [file('/bot', 'a\nb', 2), String.raw`bot/a‹\n›b:2`, String.raw`/bot/a‹\n›b:2:5`],
  ])('%j', (place, short, whole) => {
    expect(shownPlace(place)).toEqual({ short, whole })
  })

  it('in a commit is that of its file; where none is known, that of its repository', () => {
    const commit = {
      kind: 'commit',
      folder: '/work/bot',
      commit: 'a'.repeat(40),
      blob: 'b'.repeat(40),
      line: 7,
      committedAtMs: 0,
    } as const
    expect(shownPlace({ ...commit, path: 'x.py' })).toEqual({
      short: 'bot/x.py:7',
      whole: '/work/bot/x.py:7',
    })
    expect(shownPlace({ ...commit, commit: null, path: null })).toEqual({ short: 'bot', whole: '/work/bot' })
  })
})
