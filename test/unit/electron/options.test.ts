import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../electron/options.ts'

describe('the command line of the desktop app', () => {
  it('opens a window on the real account when nothing is said', () => {
    expect(readOptions([])).toEqual({ demo: false, hidden: false, dataDir: null, terminal: null })
  })

  it('passes over switches that are meant for Chromium', () => {
    expect(readOptions(['--no-sandbox', '--demo', '--lang=de'])).toEqual({
      demo: true,
      hidden: false,
      dataDir: null,
      terminal: null,
    })
  })

  it('opens no window at first where none is wanted', () => {
    expect(readOptions(['--hidden'])).toEqual({ demo: false, hidden: true, dataDir: null, terminal: null })
  })

  it('makes the data directory absolute, given as a word of its own or after an equals sign', () => {
    const wanted = resolve('some/place')
    expect(readOptions(['--data-dir', 'some/place']).dataDir).toBe(wanted)
    expect(readOptions(['--data-dir=some/place']).dataDir).toBe(wanted)
  })

  it('does not take the next switch for the data directory', () => {
    expect(readOptions(['--data-dir', '--demo'])).toEqual({
      demo: true,
      hidden: false,
      dataDir: null,
      terminal: null,
    })
    expect(readOptions(['--data-dir']).dataDir).toBeNull()
  })

  it('hands the words from `glance` on to the terminal, without the switches before it', () => {
    expect(readOptions(['--no-sandbox', 'glance', '--json']).terminal).toEqual(['glance', '--json'])
  })

  it('hands the words from `checklist` on too, folders that look like switches among them', () => {
    const words = ['checklist', '--history', '--', '--demo']
    expect(readOptions(['--no-sandbox', ...words]).terminal).toEqual(words)
  })

  it('takes `glance` and `checklist` for commands only in the first place', () => {
    expect(readOptions(['elsewhere', 'glance']).terminal).toBeNull()
    expect(readOptions(['elsewhere', 'checklist']).terminal).toBeNull()
  })
})
