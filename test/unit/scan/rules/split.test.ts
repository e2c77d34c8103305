import { describe, expect, it } from 'vitest'
import { find, hexToken, jwt } from './secrets.ts'

const token = hexToken()
const [a, b] = [token.slice(0, 48), token.slice(48)]
const sixths = Array.from({ length: 6 }, (_, n) => token.slice(n * 16, n * 16 + 16))

describe('findSplit', () => {
  it.each([
    ['Python', `T = ("${a}"\n     "${b}")`],
    ['Python with a plus', `t = "${a}" + \\\n  "${b}"`],
    ['a template of Python', `t = f"{'${a}'}{'${b}'}"`],
    ['JavaScript', `const t = '${a}' +\n  '${b}'`],
    ['a comment between', `const t = '${a}' + // one\n  '${b}'`],
    ['concat', `const t = '${a}'.concat('${b}')`],
    ['join', `const t = ['${a}',\n  '${b}'].join('')`],
    ['join of Python', `t = "".join(["${a}", "${b}"])`],
    ['variables', `const head = '${a}'\nconst tail = '${b}'\nsend(\`\${head}\${tail}\`)`],
    ['appending', `t = '${a}'\nt += '${b}'`],
    ['Go', `const t = "${a}" +\n\t"${b}"`],
    ['PHP', `$t = '${a}' .\n  '${b}';`],
    ['C', `char *t =\n  "${a}"\n  "${b}";`],
    ['a shell’s line', `T=${a}\\\n${b}`],
    ['a shell’s quotes', `T="${a}""${b}"`],
    ['a shell’s variables', `A=${a}\nB=${b}\nrun "$A$B"`],
    ['YAML', `token: >-\n  ${a}\n  ${b}`],
    ['six pieces', sixths.map((piece) => `"${piece}"`).join(' ')],
  ])('joins what %s joins', (_, text) => {
    const hits = find(text, 'src/a.txt')
    expect(hits).toMatchObject([{ rule: 'stake-token', habitat: 'split', secret: token }])
    expect(text.slice(hits[0]?.start, hits[0]?.end).startsWith(token.slice(0, 16))).toBe(true)
    expect(text.slice(hits[0]?.start, hits[0]?.end).endsWith(token.slice(-16))).toBe(true)
  })

  it('joins those that stand far apart in a long text', () => {
    const words = 'if (a.b === "c") { d("e" + f, 0x12ab) }\n'.repeat(1000)
    const other = hexToken()
    const text = [
      `const t = '${a}' +\n  '${b}'`,
      `T = ("${other.slice(0, 60)}"\n  "${other.slice(60)}")`,
      `t = "${sixths.slice(0, 5).join('')}" \\\n  "${sixths[5]}"`,
    ].join(`\n${words}`)
    const hits = find(`${words}${text}\n${words}`)
    expect(hits.map(({ secret }) => secret)).toEqual([token, other, token])
    expect(hits.map(({ habitat }) => habitat)).toEqual(['split', 'split', 'split'])
  })

  it('joins a JSON Web Token', () => {
    const text = jwt()
    const half = Math.floor(text.length / 2)
    expect(find(`t = "${text.slice(0, half)}" \\\n  "${text.slice(half)}"`)).toMatchObject([
      { rule: 'stake-jwt', secret: text },
    ])
  })

  it.each([
    ['a list', `["${a}", "${b}"]`],
    ['variables that go their own ways', `const x = '${a}'\nconst y = '${b}'\nsend(y, 1, 2, 3, x)`],
    ['too many digits', `"${a}" "${b}" "${a}"`],
    ['lines of a text', `first\n${a}\n${b}`],
    ['arguments', `f("${a}", "${b}")`],
  ])('leaves %s apart', (_, text) => {
    expect(find(text)).toEqual([])
  })
})
