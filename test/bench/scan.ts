import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { combinedPattern } from '../../app/scan/rules/prefilter.ts'
import { measureCorpus } from './corpus/measure.ts'
import { absolute, atLeast, factor, machine, median, type Report } from './report.ts'
import { installSecretlint, makeRepository, makeTree, removeTree } from './scan-tree.ts'

const root = join(import.meta.dirname, '../..')
const worker = pathToFileURL(join(root, 'out/main/scan-worker.js'))
const rounds = 5
const bars = {
  literal: 8,
  combined: 1,
  secretlint: 0.1,
  history: 1.5,
  again: 1 / 3,
  memoryMB: 200,
  blockMs: 20,
  accuracy: 0.99,
}

/** How fast, how light and how right the scan is, side by side with others on the same files. */
export async function measureScan(): Promise<Report> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-scan-'))
  try {
    const tree = makeTree(directory)
    const files = measureFiles(tree, directory)
    const history = measureHistory(makeRepository(directory, tree), directory)
    const { recall, precision } = await measureCorpus(join(directory, 'corpus'), worker)
    return {
      name: 'scan',
      machine: machine(),
      metrics: {
        ...files,
        ...history,
        recall: atLeast(recall, 'share', bars.accuracy),
        precision: atLeast(precision, 'share', bars.accuracy),
      },
    }
  } finally {
    removeTree(directory)
  }
}

function measureFiles(tree: string, directory: string): Report['metrics'] {
  const cache = join(directory, 'cache.json')
  const ours: Scanned[] = []
  const again: Scanned[] = []
  const literal: number[] = []
  const combined: number[] = []
  // Once before, so that every program finds the files in memory.
  scan([tree])
  for (let round = 0; round < rounds; round++) {
    literal.push(time('rg', ['-uu', '-c', 'x-access-token', tree]))
    ours.push(scan([tree]))
    combined.push(time('rg', ['-uu', '--count-matches', '--no-unicode', combinedPattern, tree]))
    if (round === 0) scan([tree, '--cache', cache])
    again.push(scan([tree, '--cache', cache]))
  }
  const first = median(ours.map(({ tookMs }) => tookMs))
  return {
    againstLiteral: factor(first, median(literal), 'ms', bars.literal),
    againstCombined: factor(first, median(combined), 'ms', bars.combined),
    againstSecretlint: factor(first, timeSecretlint(tree, directory), 'ms', bars.secretlint),
    again: factor(median(again.map(({ tookMs }) => tookMs)), first, 'ms', bars.again),
    peakMemory: absolute(Math.max(...ours.map(({ peakMB }) => peakMB)), 'MB', bars.memoryMB),
    longestBlock: absolute(Math.max(...ours.map(({ longestBlockMs }) => longestBlockMs)), 'ms', bars.blockMs),
  }
}

function measureHistory(repository: string, directory: string): Report['metrics'] {
  const memory = join(directory, 'history.json')
  const git: number[] = []
  const ours: Scanned[] = []
  const again: Scanned[] = []
  scan([repository, '--history', '--remember', memory])
  for (let round = 0; round < rounds; round++) {
    git.push(time('git', ['-C', repository, 'cat-file', '--batch-all-objects', '--batch']))
    ours.push(scan([repository, '--history']))
    again.push(scan([repository, '--history', '--remember', memory]))
  }
  return {
    history: factor(median(ours.map(({ tookMs }) => tookMs)), median(git), 'ms', bars.history),
    historyAgain: factor(median(again.map(({ tookMs }) => tookMs)), median(git), 'ms', bars.history),
    historyPeakMemory: absolute(Math.max(...ours.map(({ peakMB }) => peakMB)), 'MB', bars.memoryMB),
  }
}

/** Once only: it takes long, and by far. */
function timeSecretlint(tree: string, directory: string): number {
  const home = join(root, 'out/bench/secretlint')
  const program = installSecretlint(home)
  const config = JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] })
  const args = [program, '--no-gitignore', '--secretlintrcJSON', config, `${tree}/**/*`]
  return time(process.execPath, ['--max-old-space-size=8192', ...args], { cwd: home, TMPDIR: directory })
}

interface Scanned {
  readonly tookMs: number
  readonly peakMB: number
  readonly longestBlockMs: number
}

/** The whole process, Node's own start included. */
function scan(args: readonly string[]): Scanned {
  const begun = performance.now()
  const program = join(root, 'test/bench/scan-once.mjs')
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  const tookMs = performance.now() - begun
  if (status !== 0) throw new Error(`the scan failed: ${stderr}`)
  const { peakMB, longestBlockMs } = JSON.parse(stdout) as Omit<Scanned, 'tookMs'>
  return { tookMs, peakMB, longestBlockMs }
}

/** Milliseconds from start to end of a program, its output thrown away. */
function time(
  program: string,
  args: readonly string[],
  { cwd, ...env }: Record<string, string> = {},
): number {
  const begun = performance.now()
  const { error } = spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  })
  if (error) throw new Error(`${program} could not be run: ${error.message}`)
  return performance.now() - begun
}
