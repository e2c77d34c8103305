import { expect, it } from 'vitest'
import { assertNever } from '../../../app/domain/assert-never.ts'

it('tells a case that should not be without its value', () => {
  const value = 'something that must not be told'
  expect(() => assertNever(value as never)).toThrow(/^unhandled case of type string$/)
})
