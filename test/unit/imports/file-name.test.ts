import { describe, expect, it } from 'vitest'
import { shownFileName } from '../../../app/imports/file-name.ts'

describe('the name of a file that is shown', () => {
  it.each([
    ['/home/somebody/bot/.env', 'bot/.env'],
    [String.raw`C:\Users\somebody\bot\.env`, 'bot/.env'],
    ['/.env', '.env'],
    ['/a/b\nc/\u202Egnp.env', 'b\uFFFDc/\uFFFDgnp.env'],
    ['/a/b/\uD800x', 'b/\uFFFDx'],
  ])('of %j is %j', (path, name) => expect(shownFileName(path)).toBe(name))

  it('is of bounded length, and keeps its end', () => {
    const name = shownFileName(`/x/${'😀'.repeat(300)}.env`)
    expect(Array.from(name)).toHaveLength(80)
    expect(name.endsWith('😀.env')).toBe(true)
  })
})
