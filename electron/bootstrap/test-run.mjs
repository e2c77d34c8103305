import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asObject, readObject, readText } from './files.mjs'
import { run } from './processes.mjs'
import { projectEnv, projectNode } from './project-node.mjs'
import {
  addUp,
  countPlaywright,
  countVitest,
  nothing,
  playwrightFailures,
  playwrightSkips,
  summaryLine,
  vitestFailures,
} from './reports.mjs'
import { say } from './say.mjs'

/** No tool takes a fraction of this; a tool that hangs must not hang the run. */
const toolMs = 10 * 60_000

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} packageName whose `bin` entry is run
 * @property {string} [bin] the entry's name, when it is not the package's
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @type {Tool[]} */
const staticChecks = [
  { name: 'format', packageName: 'oxfmt', args: ['--check', '.'] },
  { name: 'lint and types', packageName: 'oxlint', args: ['--deny-warnings'] },
  {
    name: 'imports',
    packageName: 'dependency-cruiser',
    bin: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'app', 'electron', 'renderer', 'test'],
  },
]

/**
 * Runs every check and every test, and prints as the last line how many tests passed, failed and were skipped,
 * added up from the runners' own reports.
 * @param {string} root
 * @returns {Promise<number>} exit code: 0 when all checks and tests passed
 */
export async function runTests(root) {
  const reports = mkdtempSync(join(tmpdir(), 'stakewatch-test-'))
  try {
    // The checks use one core and the unit tests the other; the app itself is tested on a quiet machine.
    const [checks, vitest] = await Promise.all([runChecks(root), runVitest(root, reports)])
    const playwright = await runPlaywright(root, reports)
    const total = addUp([vitest, playwright])
    process.stdout.write(`${summaryLine(total)}\n`)
    return checks && total.failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** @param {string} root */
async function runChecks(root) {
  let fine = true
  for (const check of staticChecks) fine = (await runTool(root, check)).fine && fine
  return fine
}

/**
 * @param {string} root
 * @param {string} reports
 */
async function runVitest(root, reports) {
  const file = join(reports, 'vitest.json')
  const skips = join(reports, 'skips.txt')
  const { fine, output } = await runTool(root, {
    name: 'unit, contract and integration tests',
    packageName: 'vitest',
    args: [
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=default',
      '--reporter=./test/skip-reporter.ts',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env: { STAKEWATCH_SKIPS: skips },
  })
  const report = readObject(file)
  printEach(
    'skipped',
    (readText(skips) ?? '').split('\n').filter((line) => line !== ''),
  )
  printEach('failed', vitestFailures(report))
  return settle('Vitest', countVitest(report), fine, output)
}

/**
 * @param {string} root
 * @param {string} reports
 */
async function runPlaywright(root, reports) {
  const file = join(reports, 'playwright.json')
  const { fine, output } = await runTool(root, {
    name: 'end-to-end tests',
    packageName: 'playwright',
    args: ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const report = readObject(file)
  printEach('skipped', playwrightSkips(report))
  printEach('failed', playwrightFailures(report))
  return settle('Playwright', countPlaywright(report), fine, output)
}

/**
 * A runner that crashed, reported nothing, or failed with no failed test to show for it is one failure.
 * @param {string} runner
 * @param {import('./reports.mjs').Counts | null} counts
 * @param {boolean} fine
 * @param {string} output
 */
export function settle(runner, counts, fine, output) {
  if (counts && (fine || counts.failed > 0)) return counts
  if (fine) process.stdout.write(output)
  process.stdout.write(`${runner} ${counts ? 'failed outside of any test' : 'reported no tests'}.\n`)
  return addUp([counts ?? nothing, { passed: 0, failed: 1, skipped: 0 }])
}

/**
 * Says what failed once more at the end: whoever reads a long output from there need not look for it.
 * @param {'skipped' | 'failed'} outcome
 * @param {readonly string[]} tests
 */
function printEach(outcome, tests) {
  for (const test of tests) process.stdout.write(`${outcome}: ${test}\n`)
}

/**
 * Runs a tool, says how it went and, when it failed, prints what it wrote.
 * @param {string} root
 * @param {Tool} tool
 * @returns {Promise<{ fine: boolean, output: string }>}
 */
async function runTool(root, { name, packageName, bin, args, env }) {
  const begun = Date.now()
  const script = programOf(root, packageName, bin ?? packageName)
  const ran = await run(projectNode(root), [script, ...args], {
    cwd: root,
    timeoutMs: toolMs,
    env: { ...projectEnv(root, process.env), ...env },
  })
  const fine = ran.code === 0
  say(`${fine ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  if (!fine) process.stdout.write(`${ran.output.trimEnd()}\n`)
  if (ran.timedOut) process.stdout.write(`${name}: no end within ${toolMs / 60_000} minutes\n`)
  return { fine, output: ran.output }
}

/**
 * The script behind a package's program.
 * @param {string} root
 * @param {string} packageName
 * @param {string} bin
 */
function programOf(root, packageName, bin) {
  const home = join(root, 'node_modules', packageName)
  const declared = readObject(join(home, 'package.json'))?.['bin']
  const path = typeof declared === 'string' ? declared : String(asObject(declared)?.[bin])
  const script = join(home, path)
  return existsSync(script) ? script : join(home, bin)
}
