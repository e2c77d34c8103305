import { expect, test } from 'vitest'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'

test.each([firstAccountId, 'a', '2', 'second-one', 'a'.repeat(32)])('%s names an account', (text) => {
  expect(parseAccountId(text)).toBe(text)
})

test.each(['', '-a', 'A', 'a/b', 'a b', 'a\n', '..', 'a'.repeat(33), null, 1, ['a']])(
  '%j does not',
  (value) => {
    expect(parseAccountId(value)).toBeNull()
  },
)
