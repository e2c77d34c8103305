import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { unforeseenText } from '../../../app/core.ts'

it('tells what a bug threw without the token, address or home directory in it', () => {
  const token = randomBytes(48).toString('hex')
  const error = new TypeError(`cannot read ${token} of somebody@example.org at 203.0.113.7`, {
    cause: { path: '/home/somebody/x', header: `x-access-token: ${token}` },
  })
  const text = unforeseenText(error)
  expect(text).toContain('TypeError')
  for (const secret of [token, 'somebody', '203.0.113.7']) expect(text).not.toContain(secret)
})

it('survives whatever is thrown', () => {
  const endless: { self?: unknown } = {}
  endless.self = endless
  for (const thrown of [undefined, null, 7, 'text', Symbol('s'), endless]) {
    expect(unforeseenText(thrown)).not.toBe('')
  }
})
