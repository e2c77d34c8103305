import { array, assert, nat, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createObjectStream, largestBlobBytes } from '../../../app/scan/object-stream.ts'

const id = (number: number) => number.toString(16).padStart(40, '0')

function printed(type: string, number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${id(number)} ${type} ${bytes.length}\n`), bytes, Buffer.from('\n')])
}

function readAll(pieces: readonly Buffer[]) {
  const blobs: [string, string][] = []
  const large: string[] = []
  let objects = 0
  const push = createObjectStream({
    onBlob: (name, bytes) => void blobs.push([name, bytes.toString('latin1')]),
    onUnheldBlob: (name) => void large.push(name),
    onObject: () => void (objects += 1),
  })
  pieces.forEach(push)
  return { blobs, large, objects }
}

describe('git’s objects', () => {
  it('come out whole, wherever the output is cut', () => {
    assert(
      property(array(uint8Array({ maxLength: 300 }), { maxLength: 6 }), nat(97), (contents, cut) => {
        const all = Buffer.concat(contents.map((bytes, index) => printed('blob', index, bytes)))
        const step = cut + 1
        const pieces = Array.from({ length: Math.ceil(all.length / step) }, (_, index) =>
          all.subarray(index * step, (index + 1) * step),
        )
        const expected = contents.map((bytes, index) => [id(index), Buffer.from(bytes).toString('latin1')])
        expect(readAll(pieces).blobs).toEqual(expected)
      }),
    )
  })

  it('other than blobs are passed over, also when their content looks like a header', () => {
    const tree = printed('tree', 1, Buffer.from(`${id(9)} blob 3\nabc\n`))
    const blob = printed('blob', 2, Buffer.from('x'))
    expect(readAll([Buffer.concat([tree, printed('commit', 3, Buffer.from('c')), blob])]).blobs).toEqual([
      [id(2), 'x'],
    ])
  })

  it('that a partial clone left on the server are passed over', () => {
    const missing = Buffer.from(`${id(1)} missing\n`)
    expect(readAll([missing, printed('blob', 2, Buffer.from('y'))]).blobs).toEqual([[id(2), 'y']])
  })

  it('that are too large are named and not held', () => {
    const size = largestBlobBytes + 1
    const head = Buffer.from(`${id(1)} blob ${size}\n`)
    const piece = Buffer.alloc(1024 * 1024)
    const rest = Array.from({ length: 16 }, () => piece)
    const end = Buffer.concat([Buffer.alloc(2), printed('blob', 2, Buffer.from('z'))])
    expect(readAll([head, ...rest, end])).toEqual({ blobs: [[id(2), 'z']], large: [id(1)], objects: 2 })
  })

  it('that are no text are passed over as soon as that is told', () => {
    const program = Buffer.alloc(100_000, 'a')
    program[20] = 0
    const text = Buffer.alloc(100_000, 'b')
    text[90_000] = 0
    const all = Buffer.concat([
      printed('blob', 1, program),
      printed('blob', 2, text),
      printed('blob', 3, program),
    ])
    for (const step of [5000, 64 * 1024]) {
      const pieces = Array.from({ length: Math.ceil(all.length / step) }, (_, index) =>
        all.subarray(index * step, (index + 1) * step),
      )
      const { blobs, large, objects } = readAll(pieces)
      expect(blobs).toEqual([[id(2), text.toString('latin1')]])
      expect([large, objects]).toEqual([[id(1), id(3)], 3])
    }
  })

  it.each(['what is this\n', 'x'.repeat(500), `${id(1)} blob many\n`])('are not what %j is', (text) => {
    expect(() => readAll([Buffer.from(text)])).toThrow('no object')
  })
})
