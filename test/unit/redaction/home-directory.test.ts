import { describe, expect, it } from 'vitest'
import { redactHomeDirectory } from '../../../app/redaction/home-directory.ts'

describe('redactHomeDirectory', () => {
  it.each([
    ['/home/bob/.config/x', '~/.config/x'],
    ['at /Users/bob, line 3', 'at ~, line 3'],
    ["'/home/bob'", "'~'"],
    ['/home/bob:/Users/amy/x', '~:~/x'],
    ['/var/home/bob/x', '~/x'],
    ['/mnt/c/Users/bob/x', '~/x'],
    ['/c/Users/bob/x', '~/x'],
    ['file:///home/bob/x.js:3:4', 'file://~/x.js:3:4'],
    ['(file:///C:/Users/bob/x.js:3)', '(file:///~/x.js:3)'],
    ['file:///C%3A/Users/bob/x', 'file:///C%3A~/x'],
    ['C:\\Users\\bob\\AppData', '~\\AppData'],
    ['c:\\users\\John Smith\\x', '~\\x'],
    ['C:\\Users\\bob and C:\\Windows', '~ and C:\\Windows'],
    ["C:\\Users\\O'Brien\\x", '~\\x'],
    ['"C:\\\\Users\\\\bob\\\\x"', '"~\\\\x"'],
    ['"C:\\\\Users\\\\bob"', '"~"'],
    ['C:/Users/John Smith/x', '~/x'],
    ['\\\\server\\Users\\bob\\x', '\\\\server~\\x'],
    ['/home/jürgen/x', '~/x'],
    ['a /home/b\n/home/c/d', 'a ~\n~/d'],
  ])('turns %j into %j', (text, redacted) => {
    expect(redactHomeDirectory(text)).toBe(redacted)
  })

  it.each(['/home/', '/home', 'C:\\Users\\', '/usr/lib/x', '~/x', 'Users and home'])(
    'leaves %j alone',
    (text) => {
      expect(redactHomeDirectory(text)).toBe(text)
    },
  )
})
