import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shared } from '../../../renderer/stores/share.ts'

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('what is said anew', () => {
  it('is the same object where it is the same', () => {
    const before = { rows: [{ name: 'a' }, { name: 'b' }], kept: { deep: [1, null] }, now: 1 }
    const after = shared(before, { rows: [{ name: 'a' }, { name: 'c' }], kept: { deep: [1, null] }, now: 2 })
    expect(after).toEqual({ rows: [{ name: 'a' }, { name: 'c' }], kept: { deep: [1, null] }, now: 2 })
    expect(after.rows[0]).toBe(before.rows[0])
    expect(after.rows[1]).not.toBe(before.rows[1])
    expect(after.kept).toBe(before.kept)
  })

  it('is the former one as a whole where nothing has changed', () => {
    assert(
      property(jsonValue(), (value) => {
        const before = copy(value)
        expect(shared(before, copy(value))).toBe(before)
      }),
    )
  })

  it('means what was said, whatever was before, and changes neither', () => {
    assert(
      property(jsonValue(), jsonValue(), (one, other) => {
        const [before, after] = [copy(one), copy(other)]
        expect(shared(before, after)).toEqual(other)
        expect([before, after]).toEqual([copy(one), copy(other)])
      }),
    )
  })

  it('is new where something was added, taken away, or put elsewhere', () => {
    for (const [before, after] of [
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [[1, 2], [1]],
      [[1], [1, 2]],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      [[], {}],
      [{}, null],
      [null, []],
    ])
      expect(shared(before, after)).toEqual(after)
  })
})
