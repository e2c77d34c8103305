import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ScanRule } from '../../../app/domain/scan.ts'
import type { Manifest, Planted } from './accuracy.ts'
import { fillerFor } from './filler.ts'
import { fillTemplate, type Template } from './fill.ts'
import { lookAlikesFurther } from './look-alikes-further.ts'
import { lookAlikesUnseen } from './look-alikes-unseen.ts'
import { lookAlikes } from './look-alikes.ts'
import { plantedFurther } from './planted-further.ts'
import { plantedUnseen } from './planted-unseen.ts'
import { plantedKeyed, plantedOther } from './planted.ts'
import { plantedCode, plantedGeneral } from './planted-code.ts'
import { makeRandom, type Random } from './random.ts'

/** A file of the corpus as it is written. */
export interface CorpusFile {
  readonly path: string
  readonly text: string
}

export interface Corpus extends Manifest {
  readonly files: readonly CorpusFile[]
}

/** A template of which something is to be found, and by which rule. */
export interface PlantedTemplate extends Template {
  readonly rule: ScanRule
}

export interface CorpusTemplates {
  readonly planted: readonly PlantedTemplate[]
  readonly lookAlikes: readonly Template[]
}

const ofTokens = [...plantedKeyed, ...plantedOther, ...plantedFurther, ...plantedUnseen].map(
  (template): PlantedTemplate => ({
    ...template,
    rule: template.text.includes('<%Jwt') ? 'stake-jwt' : 'stake-token',
  }),
)

export const ownTemplates: CorpusTemplates = {
  planted: [...ofTokens, ...plantedCode, ...plantedGeneral],
  lookAlikes: [...lookAlikes, ...lookAlikesFurther, ...lookAlikesUnseen],
}

const plantedRounds = 2
const leastLookAlikes = 2_500

/** The corpus of a seed, in memory: each template several times over, among ordinary lines of its language. */
export function makeCorpus(seed: number, templates: CorpusTemplates = ownTemplates): Corpus {
  const random = makeRandom(seed)
  const files: CorpusFile[] = []
  const planted: Planted[] = []
  const others: { path: string; line: number }[] = []
  for (let round = 0; round < plantedRounds; round++) {
    for (const [number, template] of templates.planted.entries()) {
      const made = makeFile(template, `planted/${round}-${number}`, random)
      files.push(made.file)
      const lines = made.lines
      const [line = 1] = lines
      planted.push({ path: made.file.path, line, lastLine: lines.at(-1) ?? line, rule: template.rule })
    }
  }
  for (let round = 0; others.length < leastLookAlikes; round++) {
    for (const [number, template] of templates.lookAlikes.entries()) {
      const made = makeFile(template, `other/${round}-${number}`, random)
      files.push(made.file)
      others.push(...made.lines.map((line) => ({ path: made.file.path, line })))
    }
  }
  return { files, planted, lookAlikes: others }
}

/** Writes the corpus of a seed into a directory; nothing of it is kept anywhere else. */
export function writeCorpus(
  directory: string,
  seed: number,
  templates: CorpusTemplates = ownTemplates,
): Manifest {
  const { files, planted, lookAlikes: others } = makeCorpus(seed, templates)
  for (const { path, text } of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  return { planted, lookAlikes: others }
}

interface Made {
  readonly file: CorpusFile
  /** Of the filled gaps, counted from 1. */
  readonly lines: readonly number[]
}

/** Where there are secrets, what else stands in the file is a look-alike beside them. */
const secret = /<%(?:Token|Jwt|Alnum)[A-Za-z0-9]*(?::\d+\/\d+)?%>/
const notable = /<%(?!Word|File|Digits)[A-Za-z0-9]+(?::\d+\/\d+)?%>/
const counted = /<%[A-Za-z0-9]+(?::\d+\/\d+)?%>/

function makeFile({ path, text }: Template, folder: string, random: Random): Made {
  const { before, after } = fillerFor(path, random)
  const lines = [...before, ...text.split('\n'), ...after]
  const mark = [secret, notable].find((form) => form.test(text)) ?? counted
  const marked = lines.flatMap((line, at) => (mark.test(line) ? [at + 1] : []))
  const code = marked.length > 0 ? marked : [before.length + 1, before.length + text.split('\n').length]
  return {
    file: { path: `${folder}/${path}`, text: `${fillTemplate(lines.join('\n'), random)}\n` },
    lines: code,
  }
}
