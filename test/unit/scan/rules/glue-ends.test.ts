import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closesGlue, opensGlue } from '../../../../app/scan/rules/glue-ends.ts'
import { glueOf } from '../../../../app/scan/rules/glue.ts'

const before = 'a0'

function ends(gap: string): { opens: boolean; closes: boolean } {
  const bytes = Buffer.from(`${before}${gap}b1`, 'latin1')
  return {
    opens: opensGlue(bytes, before.length),
    closes: closesGlue(bytes, before.length + gap.length),
  }
}

/** What stands between pieces, in parts: whole joints, and what else may be in one. */
const parts = [
  '"',
  "'",
  '`',
  '"""',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '    ',
  '+',
  ' + ',
  '.',
  '..',
  '&',
  ' & _',
  '||',
  '<>',
  '<<',
  '~',
  '^',
  '\\',
  '_',
  ',',
  ';',
  ')',
  '(',
  ').concat(',
  't.append(',
  't += ',
  't .= ',
  ' // some words',
  ' # some words',
  ' -- some words',
  '/* some words */',
  'const ',
  'let ',
  'name',
  'name = ',
  'name: String = ',
  'name := ',
  'name[] = ',
  '$name=',
  'name=@',
  'T=${T}',
  'T="$T',
  'T = T + ',
  '}{',
  '}${',
  'r',
]

/** What is beside a piece and would belong to it. */
const isPartOfPiece = /^[\w+/.-]|[\w+/.-]$/

describe('the ends of what joins two pieces', () => {
  it('are seen in all that does', () => {
    const joints = new Set<string>()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }), (some) => {
        const gap = some.join('')
        if (isPartOfPiece.test(gap) || glueOf(gap) === null) return
        joints.add(gap)
        expect(ends(gap)).toEqual({ opens: true, closes: true })
      }),
      { numRuns: 60_000 },
    )
    expect(joints.size).toBeGreaterThan(100)
  })

  it.each([
    // Names in a project file of Xcode's
    [' /* ChangeLog.swift */,\n\t\t', { opens: false, closes: false }],
    [' /* ChangeLog.swift in Sources */ = {isa = PBXBuildFile; fileRef = ', { opens: false, closes: true }],
    [';\n\t\t\tname = Tests;\n\t\t};\n\t\t', { opens: true, closes: false }],
    ['/src/', { opens: false, closes: false }],
    [') {\n  ', { opens: false, closes: false }],
    ['', { opens: false, closes: false }],
  ])('are not seen in what does not: %j', (gap, expected) => {
    expect(ends(gap)).toEqual(expected)
  })

  it('are looked for in a text of spaces alone, and of none', () => {
    const spaces = Buffer.from('   ')
    expect([opensGlue(spaces, 0), closesGlue(spaces, 3)]).toEqual([false, false])
    expect([opensGlue(Buffer.alloc(0), 0), closesGlue(Buffer.alloc(0), 0)]).toEqual([false, false])
  })
})
