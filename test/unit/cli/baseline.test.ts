import { describe, expect, it } from 'vitest'
import {
  baselineEntries,
  baselineText,
  mergeBaseline,
  parseBaseline,
  type BaselineEntry,
} from '../../../app/cli/baseline.ts'
import type { CheckId } from '../../../app/domain/check.ts'
import {
  accepted,
  commitPlace,
  filePlace,
  finding,
  findingId,
  report,
  result,
  results,
} from '../../fakes/check-results.ts'

function entry(id: string, change: Partial<BaselineEntry> = {}): BaselineEntry {
  return { id: findingId(id), check: 'token-in-code', path: 'src/x.py', line: 12, reason: '', ...change }
}

function entriesIn(folders: readonly string[], check: CheckId, findings: ReturnType<typeof finding>[]) {
  const { checks } = report({ results: results(result(check, { findings })) })
  return Object.fromEntries(baselineEntries(checks, folders))
}

describe('what goes into a baseline', () => {
  it('is what stands in the folder, by name and place', () => {
    expect(entriesIn(['/work/bot'], 'token-in-code', [finding('a')])).toEqual({ '/work/bot': [entry('a')] })
    expect(entriesIn(['/work/other'], 'token-in-code', [finding('a')])).toEqual({})
    const warned = finding('a', { severity: 'warn', place: filePlace('x.py', { line: null, column: null }) })
    expect(entriesIn(['/work/bot'], 'timeout-set', [warned])).toEqual({
      '/work/bot': [entry('a', { check: 'timeout-set', path: 'x.py', line: null })],
    })
  })

  it('is never the owner’s own token, nor what is allowed already', () => {
    const found = [finding('yours:a'), finding('b', { acceptance: accepted('comment') })]
    expect(entriesIn(['/work/bot'], 'token-in-code', found)).toEqual({})
  })

  it('is never what no baseline can allow', () => {
    const elsewhere = finding('a', { place: filePlace('/home/x/.bashrc', { folder: null }) })
    expect(entriesIn(['/work/bot'], 'token-in-logs', [elsewhere, finding('b', { place: null })])).toEqual({})
    expect(entriesIn(['/work/bot'], 'gitignore-complete', [finding('a')])).toEqual({})
    expect(entriesIn(['/work/bot'], 'file-permissions', [finding('a')])).toEqual({})
  })

  it('of a history is in its repository, where that lies in a folder that was named', () => {
    const old = [finding('a', { place: commitPlace() })]
    const expected = { '/work/bot': [entry('a', { check: 'token-in-history', path: 'src/old.py', line: 3 })] }
    expect(entriesIn(['/work/bot'], 'token-in-history', old)).toEqual(expected)
    expect(entriesIn(['/work'], 'token-in-history', old)).toEqual(expected)
    // One around the folder is not ours to write into.
    expect(entriesIn(['/work/bot/src'], 'token-in-history', old)).toEqual({})
    const lost = [finding('a', { place: commitPlace({ commit: null, path: null }) })]
    expect(entriesIn(['/work/bot'], 'token-in-history', lost)).toEqual({
      '/work/bot': [entry('a', { check: 'token-in-history', path: '', line: 3 })],
    })
  })
})

describe('a baseline file', () => {
  it('reads what it writes, in an order that does not depend on anything', () => {
    const entries = [entry('c', { path: 'b.py' }), entry('b', { line: 2 }), entry('a', { path: 'Z.py' })]
    const text = baselineText(mergeBaseline([], entries))
    expect(text).toBe(baselineText(mergeBaseline([], entries.toReversed())))
    expect(parseBaseline(text)).toEqual([entries[2], entries[0], entries[1]])
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text)).toMatchObject({ stakewatch: 'baseline', version: 1 })
  })

  it('keeps what is there, and the owner’s reasons', () => {
    const known = [entry('a', { reason: 'a test vector' }), entry('gone')]
    const merged = mergeBaseline(known, [entry('a'), entry('new')])
    expect(merged.map(({ id, reason }) => [id, reason])).toEqual([
      ['a', 'a test vector'],
      ['gone', ''],
      ['new', ''],
    ])
  })

  it.each([
    '',
    'null',
    '[]',
    '{"stakewatch":"baseline","version":2,"findings":[]}',
    '{"stakewatch":"other","version":1,"findings":[]}',
    '{"stakewatch":"baseline","version":1}',
    '{"stakewatch":"baseline","version":1,"findings":[null]}',
    '{"stakewatch":"baseline","version":1,"findings":[{"id":"a b","check":"token-in-code","path":"x","line":1}]}',
    '{"stakewatch":"baseline","version":1,"findings":[{"id":"a","check":"no-check","path":"x","line":1}]}',
    '{"stakewatch":"baseline","version":1,"findings":[{"id":"a","check":"token-in-code","path":"x","line":1.5}]}',
  ])('is not taken for one: %s', (text) => {
    expect(parseBaseline(text)).toBeNull()
  })

  it('may leave out the reason', () => {
    const text =
      '{"stakewatch":"baseline","version":1,"findings":[{"id":"a","check":"token-in-code","path":"src/x.py","line":12}]}'
    expect(parseBaseline(text)).toEqual([entry('a')])
  })
})
