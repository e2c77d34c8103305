import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../../app/cli/options.ts'

const cwd = resolve('/somewhere')
const plain = {
  help: false,
  demo: false,
  format: 'text',
  hideAmounts: false,
  passphraseFd: null,
  dataDir: null,
}

describe('the terminal’s options', () => {
  it.each([
    [['glance'], plain],
    [['glance', '--demo', '--json'], { ...plain, demo: true, format: 'json' }],
    [['glance', '--format', 'waybar'], { ...plain, format: 'waybar' }],
    [['glance', '--format=text'], plain],
    [['glance', '--private'], { ...plain, hideAmounts: true }],
    [['--help'], { ...plain, help: true }],
    [['glance', '--passphrase-fd', '3'], { ...plain, passphraseFd: 3 }],
    [['glance', '--passphrase-fd=0'], { ...plain, passphraseFd: 0 }],
    [['glance', '--data-dir', 'kept here'], { ...plain, dataDir: resolve(cwd, 'kept here') }],
    [['glance', '--data-dir', resolve('/data')], { ...plain, dataDir: resolve('/data') }],
  ])('%j are understood', (argv, value) => {
    expect(parseOptions(argv, cwd)).toEqual({ ok: true, value })
  })

  it.each([
    [[], 'noCommand'],
    [['--demo'], 'noCommand'],
    [['checklist'], 'unknownCommand'],
    [['glance', 'again'], 'unknownCommand'],
    [['glance', '--loud'], 'unknownOption'],
    [['glance', '--json=yes'], 'unknownOption'],
    [['glance', '--json', '--format', 'text'], 'twoFormats'],
    [['glance', '--format', 'xml'], 'unknownFormat'],
    [['glance', '--format', 'json'], 'unknownFormat'],
    [['glance', '--data-dir', ''], 'emptyDataDir'],
    [['glance', '--passphrase-fd', 'three'], 'badPassphraseFd'],
    [['glance', '--passphrase-fd', '1'], 'badPassphraseFd'],
    [['glance', '--passphrase-fd', ''], 'badPassphraseFd'],
  ])('%j is misuse: %s', (argv, failure) => {
    expect(parseOptions(argv, cwd)).toEqual({ ok: false, failure })
  })
})
