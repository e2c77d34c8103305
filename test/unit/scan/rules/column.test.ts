import { describe, expect, it } from 'vitest'
import { columnOf } from '../../../../app/scan/rules/column.ts'

function nameOf(text: string): string | null {
  const start = text.indexOf('HERE')
  return columnOf(text, start, start + 4)?.name ?? null
}

describe('columnOf', () => {
  it.each([
    ['rows with a head', 'id,sha384,token\n1,2,HERE\n', 'token'],
    ['quoted rows', '"id";"Access Token"\n"a;b";"HERE"\n', 'Access Token'],
    ['rows with tabs', 'path\tdigest\n/a\tHERE', 'digest'],
    ['the first cell', 'token,id\nHERE,1\n', 'token'],
    ['a table', '| who | token |\n|---|---|\n| me | x |\n| you | `HERE` |\n', 'token'],
    ['SQL', "insert into t (id, salt) values (1, 'HERE');", 'salt'],
    ['the second row of SQL', "INSERT INTO t (salt, id) VALUES\n('a', 1),\n('HERE', 2);", 'salt'],
    ['a copy of SQL', 'COPY t (id, salt) FROM stdin;\n1\tx\n2\tHERE\n', 'salt'],
  ])('names the column of %s', (_, text, name) => {
    expect(nameOf(text)).toBe(name)
  })

  it.each([
    ['rows without a head', '1,2\n3,HERE\n'],
    ['rows of another width', 'id,token,note\n1,HERE\n'],
    ['a part of a cell', 'id,token\n1,a HERE\n'],
    ['an ordinary call', "const a = 1, b = 2\nf(1, 'HERE')\n"],
    ['a table that has ended', '| a | token |\n|---|---|\n| 1 | 2 |\n\n| x | HERE |\n'],
    ['a value alone', 'HERE'],
  ])('names none of %s', (_, text) => {
    expect(nameOf(text)).toBeNull()
  })
})
