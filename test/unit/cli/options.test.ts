import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asksForChecklist, parseCommand } from '../../../app/cli/options.ts'

const cwd = resolve('/somewhere')
const common = { demo: false, passphraseFd: null, dataDir: null }
const glance = { ...common, format: 'text', hideAmounts: false, account: null }
const checklist = {
  ...common,
  folders: [],
  output: { kind: 'text' },
  history: false,
  failOn: 'fail',
  writesBaseline: false,
}

describe('the options of the glance', () => {
  it.each([
    [['glance'], glance],
    [['glance', '--demo', '--json'], { ...glance, demo: true, format: 'json' }],
    [['--demo', 'glance'], { ...glance, demo: true }],
    [['glance', '--format', 'waybar'], { ...glance, format: 'waybar' }],
    [['glance', '--format=text'], glance],
    [['glance', '--private'], { ...glance, hideAmounts: true }],
    [['glance', '--account', 'Savings'], { ...glance, account: 'Savings' }],
    [['glance', '--passphrase-fd', '3'], { ...glance, passphraseFd: 3 }],
    [['glance', '--passphrase-fd=0'], { ...glance, passphraseFd: 0 }],
    [['glance', '--data-dir', 'kept here'], { ...glance, dataDir: resolve(cwd, 'kept here') }],
    [['glance', '--data-dir', resolve('/data')], { ...glance, dataDir: resolve('/data') }],
  ])('%j are understood', (argv, options) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: true, value: { name: 'glance', options } })
  })

  it.each([
    [['glance', 'again'], 'unknownCommand'],
    [['glance', '--loud'], 'unknownOption'],
    [['glance', '--history'], 'unknownOption'],
    [['glance', '--json=yes'], 'unknownOption'],
    [['glance', '--json', '--format', 'text'], 'twoFormats'],
    [['glance', '--format', 'xml'], 'unknownFormat'],
    [['glance', '--format', 'json'], 'unknownFormat'],
    [['glance', '--account', ''], 'emptyAccount'],
    [['glance', '--data-dir', ''], 'emptyDataDir'],
    [['glance', '--passphrase-fd', 'three'], 'badPassphraseFd'],
    [['glance', '--passphrase-fd', '1'], 'badPassphraseFd'],
    [['glance', '--passphrase-fd', ''], 'badPassphraseFd'],
  ])('%j is misuse: %s', (argv, failure) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: false, failure })
  })
})

describe('the options of the checklist', () => {
  it.each([
    [['checklist'], checklist],
    [['checklist', '--demo'], { ...checklist, demo: true }],
    [['checklist', '.'], { ...checklist, folders: [cwd] }],
    [['checklist', 'bot', '/bots'], { ...checklist, folders: [resolve(cwd, 'bot'), resolve('/bots')] }],
    [
      ['checklist', '--json', 'bot'],
      { ...checklist, folders: [resolve(cwd, 'bot')], output: { kind: 'json' } },
    ],
    [
      ['checklist', '--sarif', 'out/x.sarif'],
      { ...checklist, output: { kind: 'sarif', file: resolve(cwd, 'out/x.sarif') } },
    ],
    [['checklist', '--sarif', '-'], { ...checklist, output: { kind: 'sarif', file: null } }],
    [['checklist', '--sarif=-'], { ...checklist, output: { kind: 'sarif', file: null } }],
    [['checklist', '--history', '--fail-on', 'warn'], { ...checklist, history: true, failOn: 'warn' }],
    [['checklist', '--fail-on=fail'], checklist],
    [['checklist', '--write-baseline', '.'], { ...checklist, folders: [cwd], writesBaseline: true }],
    [['checklist', '--', '--demo', '-x'], { ...checklist, folders: [`${cwd}/--demo`, `${cwd}/-x`] }],
    [['checklist', 'two\nlines'], { ...checklist, folders: [`${cwd}/two\nlines`] }],
    [['checklist', 'glance'], { ...checklist, folders: [resolve(cwd, 'glance')] }],
    [
      ['checklist', '--data-dir', 'd', '--passphrase-fd', '3'],
      { ...checklist, dataDir: resolve(cwd, 'd'), passphraseFd: 3 },
    ],
  ])('%j are understood', (argv, options) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: true, value: { name: 'checklist', options } })
  })

  it.each([
    [['checklist', '--loud'], 'unknownChecklistOption'],
    [['checklist', '--private'], 'unknownChecklistOption'],
    [['checklist', '--sarif'], 'badValue'],
    [['checklist', '--sarif', '--json'], 'badValue'],
    [['checklist', '--sarif='], 'badValue'],
    [['checklist', '--history=yes'], 'badValue'],
    [['checklist', '--json', '--sarif', 'x'], 'twoOutputs'],
    [['checklist', '--sarif', 'x', '--sarif', 'y'], 'twoOutputs'],
    [['checklist', '--fail-on'], 'badValue'],
    [['checklist', '--fail-on', 'error'], 'unknownThreshold'],
    [['checklist', '--fail-on', ''], 'unknownThreshold'],
    [['checklist', '--fail-on', 'warn', '--fail-on', 'fail'], 'unknownThreshold'],
    // As a variable that is not set gives it: this must not become the working directory.
    [['checklist', ''], 'emptyFolder'],
    [['checklist', '--write-baseline'], 'baselineNeedsFolder'],
    [['checklist', '--write-baseline', '--demo', '.'], 'baselineNeedsFolder'],
    [['checklist', '--data-dir='], 'emptyDataDir'],
    [['checklist', '--passphrase-fd', '2'], 'badPassphraseFd'],
  ])('%j is misuse: %s', (argv, failure) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: false, failure })
  })
})

describe('the command', () => {
  it.each([
    [['--help'], 'all'],
    [['-h'], 'all'],
    [['glance', '--help'], 'glance'],
    [['checklist', '-h'], 'checklist'],
    [['--help', 'checklist'], 'checklist'],
  ])('%j asks for help', (argv, of) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: true, value: { name: 'help', of } })
  })

  it.each([
    [[], 'noCommand'],
    [['--demo'], 'noCommand'],
    [['peek'], 'unknownCommand'],
    [['constructor'], 'unknownCommand'],
  ])('%j is misuse: %s', (argv, failure) => {
    expect(parseCommand(argv, cwd)).toEqual({ ok: false, failure })
  })

  it('is known even where the rest of the words is wrong', () => {
    expect(asksForChecklist(['checklist', '--nonsense'])).toBe(true)
    expect(asksForChecklist(['glance', 'checklist'])).toBe(false)
  })
})
