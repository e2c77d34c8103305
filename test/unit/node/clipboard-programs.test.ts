import { describe, expect, it } from 'vitest'
import {
  extensionKeepers,
  isHistoryOn,
  linuxKeeper,
  macKeepers,
  windowsKeepers,
} from '../../../app/node/machine/clipboard-programs.ts'
import { windowsHistory } from '../../../app/node/machine/clipboard.ts'

describe('programs of Linux that keep the clipboard', () => {
  it.each([
    ['plasmashell', ['/usr/bin/plasmashell', '--no-respawn'], 'Klipper'],
    ['copyq', ['copyq'], 'CopyQ'],
    ['gpaste-daemon', ['/usr/libexec/gpaste/gpaste-daemon'], 'GPaste'],
    ['clipster', ['/usr/bin/python3', '/usr/bin/clipster', '-d'], 'Clipster'],
    ['python3.12', ['python3.12', '/home/somebody/bin/clipster', '-d'], 'Clipster'],
    ['bash', ['/bin/bash', '/usr/bin/clipmenud'], 'clipmenu'],
    ['wl-paste', ['wl-paste', '--type', 'text', '--watch', 'cliphist', 'store'], 'cliphist'],
    ['wl-paste', ['wl-paste', '-t', 'text', '-w', '/usr/bin/clipman', 'store'], 'Clipman'],
    ['xfce4-clipman', ['xfce4-clipman'], 'Clipman'],
    [
      'panel-12-clipma',
      ['/usr/lib/xfce4/panel/wrapper-2.0', '/usr/lib/xfce4/panel/plugins/libclipman.so'],
      'Clipman',
    ],
    ['panel-12-clipma', ['renamed itself'], 'Clipman'],
    ['gpaste-daemon-2', ['renamed itself'], 'GPaste'],
    ['ringboard-serve', [], 'Ringboard'],
  ])('%s %j is %s', (name, words, keeper) => {
    expect(linuxKeeper({ name, words })).toBe(keeper)
  })

  it.each([
    ['bash', ['-bash']],
    ['vim', ['vim', 'clipman']],
    ['grep', ['grep', 'copyq', 'notes.txt']],
    ['wl-paste', ['wl-paste']],
    ['wl-paste', ['wl-paste', '--watch']],
    ['node', ['node', 'constructor']],
    ['constructor', ['constructor']],
    ['', []],
  ])('%s %j is none', (name, words) => {
    expect(linuxKeeper({ name, words })).toBeNull()
  })

  it.each([
    [
      "['dash@gnome.org', 'clipboard-indicator@tudmotu.com', 'pano@elhan.io']\n",
      ['Clipboard Indicator', 'Pano'],
    ],
    ['@as []\n', []],
    ["['dash@gnome.org']\n", []],
  ])('of the extensions %s they are %j', (text, names) => {
    expect(extensionKeepers(text)).toEqual(names)
  })
})

describe('programs of macOS', () => {
  it('are told by their bundles, helpers in a bundle left aside', () => {
    const text = [
      '/sbin/launchd',
      '/Applications/Maccy.app/Contents/MacOS/Maccy',
      '/Applications/CopyClip 2.app/Contents/MacOS/CopyClip 2',
      '/Applications/Raycast.app/Contents/Frameworks/Helper.app/Contents/MacOS/Helper',
      '/Users/somebody/Paste.app.txt',
      '',
    ].join('\n')
    expect(macKeepers(text)).toEqual(['Maccy', 'CopyClip'])
  })
})

const value = (text: string) =>
  `\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Clipboard\r\n    EnableClipboardHistory    REG_DWORD    ${text}\r\n\r\n`
const tasks =
  '"System Idle Process","0","Services","0","8 K"\r\n"Ditto.exe","4312","Console","1","21,040 K"\r\n'
const noTasks = '"System Idle Process","0","Services","0","8 K"\r\n'
const ended = (output: string, code = 0) => ({ kind: 'ended', code, output }) as const

describe('Windows', () => {
  it.each([
    ['0x1', true],
    ['0x00000001', true],
    ['0x0', false],
    ['0x10', false],
  ])('with the value %s has its history on: %s', (text, isOn) => {
    expect(isHistoryOn(value(text))).toBe(isOn)
  })

  it('names programs whatever their case', () => {
    expect(windowsKeepers(tasks)).toEqual(['Ditto'])
  })

  it.each([
    [ended(value('0x1')), ended(tasks), { kind: 'kept', by: ['Ditto', 'Windows'] }],
    [ended('', 1), ended(noTasks), { kind: 'none-seen' }],
    [ended(value('0x0')), ended(noTasks), { kind: 'none-seen' }],
    [ended(value('0x1')), { kind: 'no-answer' } as const, { kind: 'kept', by: ['Windows'] }],
    [{ kind: 'no-tool' } as const, ended(tasks), { kind: 'kept', by: ['Ditto'] }],
    [ended('', 1), { kind: 'no-answer' } as const, { kind: 'unknown', why: 'no-answer' }],
    [{ kind: 'no-tool' } as const, ended(noTasks), { kind: 'unknown', why: 'no-answer' }],
  ])('%j and %j are %j', (history, running, expected) => {
    expect(windowsHistory(history, running)).toEqual(expected)
  })
})
