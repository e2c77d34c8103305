import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hiddenMark } from '../../../app/domain/amount.ts'
import { oneSentence, runGlance } from './run-glance.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'glance-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

function glance(...args: readonly string[]) {
  return runGlance({ args: ['glance', '--data-dir', join(directory, 'data'), ...args] })
}

/** The shape of a JSON value with the order of its keys; of a list, its first entry's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)])
}

describe('the demo', () => {
  test.each([['--json'], ['--format', 'text'], ['--format', 'waybar']])(
    'has the mark for every amount with --private: %s %s',
    async (...format) => {
      const { code, stdout, stderr } = await glance('--demo', '--private', ...format)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(hiddenMark)
      // What is left are whole numbers of days, hours and seconds, and the times of the JSON.
      expect(stdout.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')).not.toMatch(/\d[.\u202f]\d/)
    },
  )

  test('as JSON is one line with every key in its place', async () => {
    const { code, stdout, stderr } = await glance('--demo', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/\n/g)).toHaveLength(1)
    const value: unknown = JSON.parse(stdout)
    expect(value).toMatchObject({ schema: 1, demo: true, token: { state: 'valid' }, stale: false })
    expect(shapeOf(value)).toEqual([
      ['schema', 'number'],
      ['demo', 'boolean'],
      [
        'account',
        [
          ['id', 'string'],
          ['name', 'string'],
          ['host', 'string'],
        ],
      ],
      [
        'total',
        [
          ['amount', 'string'],
          ['currency', 'string'],
          ['unpriced', ['string']],
        ],
      ],
      [
        'balances',
        [
          [
            ['currency', 'string'],
            ['available', 'string'],
            ['vault', 'string'],
            ['value', 'string'],
          ],
        ],
      ],
      [
        'token',
        [
          ['state', 'string'],
          ['expiresAt', 'string'],
          ['storedAt', 'string'],
          [
            'storage',
            [
              ['backend', 'string'],
              ['persistent', 'boolean'],
            ],
          ],
        ],
      ],
      ['updatedAt', 'string'],
      ['stale', 'boolean'],
    ])
  })

  test('has exact amounts, times in UTC, and currencies without a rate', async () => {
    const { stdout } = await glance('--demo', '--json')
    const value = JSON.parse(stdout) as {
      balances: { available: string; vault: string; value: string | null }[]
      token: { expiresAt: string; storedAt: string }
      updatedAt: string
    }
    expect(value.balances.length).toBeGreaterThan(100)
    const amounts = value.balances.flatMap(({ available, vault }) => [available, vault])
    expect(amounts.filter((amount) => !/^-?\d+(\.\d+)?$/.test(amount))).toEqual([])
    expect(value.balances.some((balance) => balance.value === null)).toBe(true)
    for (const time of [value.token.expiresAt, value.token.storedAt, value.updatedAt]) {
      expect(new Date(time).toISOString()).toBe(time)
    }
  })

  test('as text says that nothing is real', async () => {
    const { code, stdout, stderr } = await glance('--demo')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/demo: nothing here is real/)
    expect(stdout).toMatch(/^Total +\S/m)
    expect(stdout).toMatch(/^Token +\S/m)
    expect(stdout).toMatch(/^Updated +\S/m)
    expect(await glance('--demo', '--format', 'text')).toMatchObject({ code: 0 })
  })

  test('for a status bar is an object of one line', async () => {
    const { code, stdout } = await glance('--demo', '--format', 'waybar')
    expect(code).toBe(0)
    expect(stdout.match(/\n/g)).toHaveLength(1)
    expect(JSON.parse(stdout)).toEqual({
      text: expect.stringMatching(/\d/) as string,
      tooltip: expect.stringMatching(/\S/) as string,
      class: 'valid',
    })
  })

  test('leaves nothing on the disk', async () => {
    await glance('--demo', '--json')
    expect(existsSync(join(directory, 'data'))).toBe(false)
  })

  test('ends quietly when its reader has gone', async () => {
    const args = ['glance', '--demo', '--json', '--data-dir', join(directory, 'data')]
    expect((await runGlance({ args, closesOutput: true })).stderr).toBe('')
  })
})

test('help goes to standard output', async () => {
  const { code, stdout, stderr } = await runGlance({ args: ['--help'] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Usage: stakewatch glance/)
})

test.each([
  [[]],
  [['peek']],
  [['glance', 'twice']],
  [['glance', '--nonsense']],
  [['glance', '--format', 'xml']],
  [['glance', '--format']],
  [['glance', '--json', '--format', 'text']],
  [['glance', '--data-dir', '']],
])('misuse is told in a sentence, with code 2: %j', async (args) => {
  const { code, stdout, stderr } = await runGlance({ args })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(oneSentence)
})

test('without a token the code is 3, for a status bar too', async () => {
  const said = await glance('--json')
  expect(said).toMatchObject({ code: 3, stdout: '' })
  expect(said.stderr).toMatch(oneSentence)
  const bar = await glance('--format', 'waybar')
  expect(bar.code).toBe(3)
  expect(JSON.parse(bar.stdout)).toMatchObject({ class: 'token-missing' })
})
