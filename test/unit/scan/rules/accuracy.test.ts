import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findGeneral, findOwn } from '../../../../app/scan/rules/detect.ts'
import { measureAccuracy, type Accuracy, type Reported } from '../../../bench/corpus/accuracy.ts'
import {
  makeCorpus,
  ownTemplates,
  writeCorpus,
  type CorpusTemplates,
} from '../../../bench/corpus/generate.ts'
import { heldOut } from './held-out.ts'

async function report(text: string, path: string): Promise<readonly Reported[]> {
  const about = { path, source: 'folder' } as const
  const own = findOwn(text, about)
  const hits = [...own, ...(await findGeneral(text, about, own))]
  return hits.map(({ rule, start }) => ({ rule, line: text.slice(0, start).split('\n').length }))
}

async function measure(seed: number, templates: CorpusTemplates): Promise<Accuracy> {
  const corpus = makeCorpus(seed, templates)
  const reported = new Map<string, readonly Reported[]>()
  for (const { path, text } of corpus.files) reported.set(path, await report(text, path))
  return measureAccuracy(corpus, reported)
}

describe('on the corpus', () => {
  it.each([1, 20_261_124])('of seed %i nearly everything is found and nearly nothing else', async (seed) => {
    const accuracy = await measure(seed, ownTemplates)
    expect(accuracy.planted).toBeGreaterThanOrEqual(400)
    expect(accuracy.lookAlikes).toBeGreaterThanOrEqual(2_500)
    expect([accuracy.misses.slice(0, 5), accuracy.alarms.slice(0, 5)]).toEqual([[], []])
  })

  it('that was held out it is as good', async () => {
    const { recall, precision } = await measure(5, heldOut)
    expect(recall).toBeGreaterThanOrEqual(0.99)
    expect(precision).toBeGreaterThanOrEqual(0.99)
  })
})

describe('the corpus', () => {
  const few: CorpusTemplates = {
    planted: ownTemplates.planted.slice(0, 3),
    lookAlikes: ownTemplates.lookAlikes.filter(({ path }) => path === 'ids.txt'),
  }

  it('is the same for a seed, differs for another, and is written as it is measured', () => {
    const directory = mkdtempSync(join(tmpdir(), 'stakewatch-corpus-'))
    try {
      const { files, planted, lookAlikes } = makeCorpus(3, few)
      expect(writeCorpus(directory, 3, few)).toEqual({ planted, lookAlikes })
      expect(files.every(({ path, text }) => readFileSync(join(directory, path), 'utf8') === text)).toBe(true)
      expect(makeCorpus(4, few).files.map(({ text }) => text)).not.toEqual(files.map(({ text }) => text))
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  it('names the lines that its values stand on', () => {
    const { files, planted, lookAlikes } = makeCorpus(3, few)
    const lineOf = (path: string, line: number) =>
      files.find((file) => file.path === path)?.text.split('\n')[line - 1]
    expect(planted.every(({ path, line }) => /[0-9a-f]{96}/i.test(lineOf(path, line) ?? ''))).toBe(true)
    expect(lookAlikes.every(({ path, line }) => /^[0-9a-f]{96}$/.test(lineOf(path, line) ?? ''))).toBe(true)
  })
})

describe('measureAccuracy', () => {
  const planted = [
    { path: 'a', line: 2, lastLine: 3, rule: 'stake-token' },
    { path: 'b', line: 1, lastLine: 1, rule: 'stake-jwt' },
  ] as const
  const lookAlikes = [{ path: 'c', line: 1 }]

  it('counts what was missed and what was reported for nothing', () => {
    const reported = new Map<string, readonly Reported[]>([
      ['a', [{ line: 3, rule: 'stake-token' }]],
      ['b', [{ line: 1, rule: 'stake-token' }]],
      ['c', [{ line: 1, rule: 'stake-token' }]],
    ])
    expect(measureAccuracy({ planted, lookAlikes }, reported)).toMatchObject({
      found: 1,
      falseAlarms: 2,
      recall: 0.5,
      precision: 1 / 3,
      misses: [{ path: 'b' }],
      alarms: [{ path: 'b' }, { path: 'c' }],
    })
  })
})
