import { expect, test } from 'vitest'
import { accountName, longestLabel, parseLabel } from '../../../app/domain/account-label.ts'
import { defaultHost } from '../../../app/domain/host.ts'

test.each([
  ['Savings', 'Savings'],
  ['  for the bot  ', 'for the bot'],
  ['Zoë’s', 'Zoë’s'],
  ['سپرده\u200Cها', 'سپرده\u200Cها'],
  ['👩‍👧 both', '👩‍👧 both'],
  ['🐢'.repeat(longestLabel), '🐢'.repeat(longestLabel)],
])('%j is a label', (text, label) => {
  expect(parseLabel(text)).toBe(label)
})

test.each([
  '',
  '   ',
  'a'.repeat(longestLabel + 1),
  'two\nlines',
  'escape\u001B[31m',
  'turned \u202Edrawkcab',
  'isolated \u2066text\u2069',
  'zero\u200Bwidth',
  '\u200D\u200D',
  'half \uD83D',
  'line\u2028separator',
  null,
  7,
])('%j is none', (text) => {
  expect(parseLabel(text)).toBeNull()
})

test('an account is called as the owner says, then as the site does, then by its host', () => {
  const account = { label: 'Savings', name: 'quiet_heron', host: defaultHost }
  expect(accountName(account)).toBe('Savings')
  expect(accountName({ ...account, label: null })).toBe('quiet_heron')
  expect(accountName({ ...account, label: null, name: null })).toBe('stake.com')
  expect(accountName({ ...account, label: null, name: '' })).toBe('stake.com')
})
