import { assert, constantFrom, pre, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  diffOf,
  planAppend,
  ruleForName,
  withAppended,
  withoutAppended,
} from '../../../app/checklist/ignore-lines.ts'

const lines = ['.env', '*.env']

function appended(text: string | null, wanted: readonly string[] = lines): string | null {
  const plan = planAppend(text, wanted)
  return plan && withAppended(text, plan)
}

describe('appending to a .gitignore', () => {
  it.each([
    ['no file', null, '.env\n*.env\n'],
    ['an empty one', '', '.env\n*.env\n'],
    ['one that ends as it should', 'a\n', 'a\n.env\n*.env\n'],
    ['one without its last line break', 'a', 'a\n.env\n*.env\n'],
    ['Windows line breaks', 'a\r\nb\r\n', 'a\r\nb\r\n.env\r\n*.env\r\n'],
    ['Windows line breaks without the last', 'a\r\nb', 'a\r\nb\r\n.env\r\n*.env\r\n'],
    ['mostly Unix line breaks', 'a\nb\r\nc\n', 'a\nb\r\nc\n.env\n*.env\n'],
    ['a byte order mark', '\uFEFFa\n', '\uFEFFa\n.env\n*.env\n'],
    ['nothing but a byte order mark', '\uFEFF', '\uFEFF.env\n*.env\n'],
    ['one of them there', '.env\n', '.env\n*.env\n'],
    ['one of them there with spaces after it', '.env  \n', '.env  \n*.env\n'],
    ['one behind a byte order mark', '\uFEFF.env\r\n', '\uFEFF.env\r\n*.env\r\n'],
    ['one in a comment', '#.env\n*.env\n', '#.env\n*.env\n.env\n'],
    ['one that is taken back below', '.env\n*.env\n!.env\n', '.env\n*.env\n!.env\n.env\n*.env\n'],
    ['a space that is part of the name', '.env\\ \n*.env\n', '.env\\ \n*.env\n.env\n'],
  ])('to %s', (_, text, next) => expect(appended(text)).toBe(next))

  it.each(['.env\n*.env\n', '!x\n*.env\r\n.env'])('is not needed for %j', (text) =>
    expect(planAppend(text, lines)).toBeNull(),
  )

  it('appends a line once', () => expect(appended('', ['a', 'a'])).toBe('a\n'))
})

describe('taking it back', () => {
  const text = string({ unit: constantFrom('a', '.env', '*.env', '\n', '\r\n', '\uFEFF', '!', ' ') })

  it('gives every byte back, whatever the file held', () => {
    assert(
      property(text, (before) => {
        const plan = planAppend(before, lines)
        pre(plan !== null)
        expect(withoutAppended(withAppended(before, plan), plan)).toBe(before)
      }),
    )
  })

  it('leaves lines that came before or after it meanwhile', () => {
    const plan = planAppend('a', lines)
    if (!plan) throw new Error('nothing to append')
    expect(withoutAppended('new\na\n.env\n*.env\nz\n', plan)).toBe('new\na\nz\n')
    expect(withoutAppended('.env\n*.env\n', plan)).toBe('')
    expect(withoutAppended('b\n.env\n*.env\n', plan)).toBe('b')
  })

  it.each(['', 'a\n', '.env\n', '*.env\n.env\n', '.env\r\n*.env\r\n', 'x.env\n*.env\n', '.env\nz\n*.env\n'])(
    'finds nothing to take back in %j',
    (now) => expect(withoutAppended(now, { lead: '', block: '.env\n*.env\n' })).toBeNull(),
  )

  it('goes past a look-alike that ends another line', () => {
    expect(withoutAppended('.env\nx.env\n', { lead: '', block: '.env\n' })).toBe('x.env\n')
  })
})

describe('the change, before it is made', () => {
  it('shows the last three lines and what comes below them', () => {
    const plan = planAppend('1\r\n2\r\n3\r\n4', lines)
    expect(plan && diffOf('1\r\n2\r\n3\r\n4', plan)).toEqual([
      { kind: 'same', text: '2' },
      { kind: 'same', text: '3' },
      { kind: 'same', text: '4' },
      { kind: 'added', text: '.env' },
      { kind: 'added', text: '*.env' },
    ])
  })
})

describe('a rule for a name', () => {
  it.each([
    ['.env', '.env'],
    ['#.env', '\\#.env'],
    ['!.env', '\\!.env'],
    ['a*b?[c].env', 'a\\*b\\?\\[c\\].env'],
    ['a\\b.env', 'a\\\\b.env'],
    ['a b.env  ', 'a b.env\\ \\ '],
    ['a\nb.env', 'a?b.env'],
  ])('of %j is %j', (name, rule) => expect(ruleForName(name)).toBe(rule))
})
