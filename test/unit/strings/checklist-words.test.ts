import { describe, expect, it } from 'vitest'
import {
  asideText,
  commitText,
  diffText,
  findingsText,
  fixText,
  historyText,
  scanText,
  scoreText,
  untilText,
} from '../../../app/strings/en/page-checklist.ts'
import { checksFailText, checksWarnText } from '../../../app/strings/en/page-overview.ts'
import { formatBytes, formatTook, formatWhole } from '../../../app/strings/quantity.ts'
import { moments } from '../../fakes/checklists.ts'
import { nowMs } from '../../fakes/views.ts'

describe('the words of a history', () => {
  it.each([
    ['', ''],
    ['+', 'Passed on its first run.'],
    ['x', 'Failed on its first run.'],
    ['+++', 'Passed on all of the last 3 runs.'],
    ['??', 'Could not be checked on all of the last 2 runs.'],
    ['++++++++++++xx', 'Passed on 12 of the last 14 runs; failed since 11 Jun 2026.'],
    ['xx+', 'Passed on 1 of the last 3 runs; passed since 12 Jun 2026.'],
    ['+!+?', 'Passed on 2 of the last 4 runs; could not be checked since 12 Jun 2026.'],
    ['x!!', 'Passed on 0 of the last 3 runs; warned since 11 Jun 2026.'],
  ])('of %j: %s', (signs, text) => {
    expect(historyText(moments(signs))).toBe(text)
  })
})

describe('the words of the checklist', () => {
  it('count', () => {
    expect(scoreText('pass', 1)).toBe('1 passes')
    expect(scoreText('fail', 3)).toBe('3 fail')
    expect(scoreText('unknown', 1)).toBe('1 could not be checked')
    expect(findingsText(0)).toBe('')
    expect(findingsText(1)).toBe('1 finding')
    expect(diffText([{ kind: 'same', text: '' }])).toBe('Nothing changes.')
    expect(
      diffText([
        { kind: 'added', text: 'a' },
        { kind: 'added', text: 'b' },
        { kind: 'removed', text: 'c' },
      ]),
    ).toBe('2 lines added, 1 line removed.')
  })

  it('name three checks at most in one sentence', () => {
    expect(checksFailText(['A'])).toBe('A check fails: A.')
    expect(checksWarnText(['A', 'B', 'C'])).toBe('3 checks warn: A, B, C.')
    expect(checksFailText(['A', 'B', 'C', 'D', 'E'])).toBe('5 checks fail: A, B, C and 2 more.')
  })

  it('say how far a scan is', () => {
    const progress = { files: 12_408, bytes: 340_112_233, blobs: 8120, hits: 0 }
    expect(scanText({ ...progress, phase: 'files' })).toBe(
      'Reading the folders: 12\u202f408 files, 340\u00a0MB, nothing found so far.',
    )
    expect(scanText({ ...progress, phase: 'history', hits: 3 })).toBe(
      'Reading git histories: 8\u202f120 versions of files, 340\u00a0MB, 3 found so far.',
    )
  })

  it('say until when a finding does not count, and what to do where it is not ours to end', () => {
    expect(asideText({ kind: 'snoozed', reason: '', untilMs: nowMs })).toBe('Snoozed until 12 Jun 2026')
    expect(asideText({ kind: 'comment', reason: '', untilMs: null })).toContain('Remove the comment')
    expect(untilText('accepted', nowMs)).toContain('counts again from 12 Jun 2026 on')
  })

  it('name a commit in short, and say where none is left', () => {
    expect(commitText('a1b2c3d4'.repeat(5), 'f'.repeat(40), nowMs)).toBe('commit a1b2c3d4, 12 Jun 2026')
    expect(commitText('a1b2c3d4'.repeat(5), 'f'.repeat(40), null)).toBe('commit a1b2c3d4')
    expect(commitText(null, 'd4c3b2a1'.repeat(5), null)).toBe('object d4c3b2a1, in no commit any more')
  })

  it('name the file that a fix changes, in one line whatever it is called', () => {
    const fix = { kind: 'ignore-lines', id: 'x', lines: ['.env'] } as const
    expect(fixText({ ...fix, file: '/home/somebody/bot/.gitignore' })).toBe('Add 1 line to bot/.gitignore…')
    expect(fixText({ kind: 'restrict-mode', id: 'x', path: 'C:\\bot\\.env', from: 0o644, to: 0o600 })).toBe(
      'Make bot/.env yours alone…',
    )
    expect(fixText({ ...fix, file: `/${'long\n'.repeat(99)}/.gitignore` }).length).toBeLessThan(60)
  })
})

describe('quantities', () => {
  it.each([
    [0, '0\u00a0kB'],
    [999, '0\u00a0kB'],
    [999_999, '999\u00a0kB'],
    [1_000_000, '1.0\u00a0MB'],
    [9_960_000, '9\u00a0MB'],
    [340_112_233, '340\u00a0MB'],
    [1_340_112_233, '1.3\u00a0GB'],
    [5e15, '5\u202f000\u00a0TB'],
  ])('%d bytes are %j', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it.each([
    [0, '1\u00a0ms'],
    [999.9, '999\u00a0ms'],
    [1000, '1.0\u00a0s'],
    [9949, '9.9\u00a0s'],
    [95_400, '95\u00a0s'],
  ])('%d milliseconds are %j', (tookMs, text) => {
    expect(formatTook(tookMs)).toBe(text)
  })

  it('have thin spaces between their groups', () => {
    expect(formatWhole(1_234_567)).toBe('1\u202f234\u202f567')
  })
})
