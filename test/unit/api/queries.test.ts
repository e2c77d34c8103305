import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as documents from '../../../app/api/queries.ts'

const root = join(import.meta.dirname, '../../..')
const all = Object.entries(documents)
const toldLive = new Set(['AvailableBalances', 'VaultBalances'])

/** The GraphQL keywords and names that stand outside every brace: what a document's definitions are. */
function definitions(document: string): string[][] {
  const tokens = document.match(/[A-Za-z_]\w*|[^\s]/g) ?? []
  const found: string[][] = []
  let head: string[] = []
  let depth = 0
  for (const token of tokens) {
    if (token === '{') depth += 1
    else if (token === '}') {
      depth -= 1
      if (depth === 0) found.push(head.splice(0))
    } else if (depth === 0) head.push(token)
  }
  if (depth !== 0 || head.length > 0) throw new Error('not a whole document')
  return found
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => `${folder}/${name}`)
}

describe('what Stakewatch asks', () => {
  test('the reader of definitions tells a mutation from a query', () => {
    expect(definitions('query A { a } mutation B { b { c } }')).toEqual([
      ['query', 'A'],
      ['mutation', 'B'],
    ])
  })

  test('there are ten questions, and two changes to be told of', () => {
    expect(all.map(([, { operationName }]) => operationName).sort()).toEqual([
      'AvailableBalances',
      'CurrencyConfiguration',
      'MyBetList',
      'SessionList',
      'UserApiKeys',
      'UserBalances',
      'UserKycInfo',
      'UserMeta',
      'UserProtection',
      'UserStanding',
      'VaultBalances',
      'VipProgressMeta',
    ])
  })

  test.each(all)(
    '%s is one query or subscription by its own name, with neither variables nor directives, and no argument but a page of a list',
    (_name, document) => {
      const kind = toldLive.has(document.operationName) ? 'subscription' : 'query'
      expect(definitions(document.query)).toEqual([[kind, document.operationName]])
      const asked = document.query
        .replace('(offset: 0, limit: 50)', '')
        .replace('__typename ... on CasinoBet', '')
      expect(asked).toMatch(/^[A-Za-z {}]+$/)
    },
  )

  test.each(all)('%s asks for no address and no e-mail', (_name, { query }) => {
    expect(query).not.toMatch(/\b(ip|email|phone)\b/i)
  })

  test.each(sources('app/api'))('%s never mentions anything that writes', (file) => {
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/mutation/i)
  })

  test('no other source holds a GraphQL operation', () => {
    const asking = [...sources('app'), ...sources('electron'), ...sources('renderer')].filter((file) =>
      /\b(query|mutation|subscription)\s+[A-Z]\w*\s*(\([^)]*\)\s*)?\{/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
    expect(asking).toEqual(['app/api/queries.ts'])
  })
})
