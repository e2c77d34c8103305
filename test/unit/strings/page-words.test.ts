import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { showZerosText, allWellText } from '../../../app/strings/en/page-overview.ts'
import { stepOfText } from '../../../app/strings/en/page-setup.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { pageFiles } from '../renderer/page-files.ts'

const spoken = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'help', 'legend'])

/** Words that a view would show without having looked them up. */
function literalWords(path: string, text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer?.kind === ts.SyntaxKind.StringLiteral
    )
      found.push(node.initializer.getText())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

describe('the words of the page', () => {
  it('stand in the strings and in no view', () => {
    expect(literalWords('x.tsx', '<p title="there">here</p>')).toEqual(['"there"', 'here'])
    const views = pageFiles(/\.tsx$/)
    expect(views.length).toBeGreaterThan(20)
    expect(views.flatMap(({ path, text }) => literalWords(path, text))).toEqual([])
  })

  it('say what is well in one line', () => {
    expect(allWellText(23 * dayMs, 6)).toBe(
      'Nothing needs your attention. Token valid for 23 days, all 6 checks pass.',
    )
    expect(allWellText(null, 6)).toBe('Nothing needs your attention. All 6 checks pass.')
    expect(allWellText(null, 0)).toBe('Nothing needs your attention.')
  })

  it('count', () => {
    expect(showZerosText(1)).toBe('Show 1 zero balance')
    expect(showZerosText(173)).toBe('Show 173 zero balances')
    expect(stepOfText(3, 7, 'Verify')).toBe('Step 3 of 7: Verify')
  })
})
