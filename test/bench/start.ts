import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Painted } from './first-paint.ts'
import { absolute, addition, factor, machine, median, type Report } from './report.ts'

const root = join(import.meta.dirname, '../..')
const standIn = [
  '--expose-gc',
  '--import',
  './test/standin/register.mjs',
  '--import',
  './test/bench/first-paint.ts',
]
const app = ['out/main/main.js', '--demo']

const openings = 5
const loads = 11
const paintBoundMs = 60_000
const bars = { firstBalance: 1.8, mainLoadMs: 120, scriptKB: 220, styleKB: 15, mainMemoryMB: 60 }

/** How soon, and how light, the built app starts on the demo account. */
export async function measureStart(): Promise<Report> {
  const shown: Opening[] = []
  const blank: Opening[] = []
  await open(app)
  for (let round = 0; round < openings; round++) {
    blank.push(await open(['test/bench/blank.ts']))
    shown.push(await open(app))
  }
  const loaded: number[] = []
  const bare: number[] = []
  for (let round = 0; round < loads; round++) {
    bare.push(load(['-e', '0']))
    loaded.push(load(['--import', './test/bench/electron-stub.mjs', ...app]))
  }
  const firstMs = (opened: readonly Opening[]) => median(opened.map(({ paintedMs }) => paintedMs))
  const memoryMB = (opened: readonly Opening[]) => median(opened.map(({ residentMB }) => residentMB))
  return {
    name: 'start',
    machine: machine(),
    metrics: {
      firstBalance: factor(firstMs(shown), firstMs(blank), 'ms', bars.firstBalance),
      mainLoad: addition(median(loaded), median(bare), 'ms', bars.mainLoadMs),
      script: absolute(gzippedKB('.js'), 'KB', bars.scriptKB),
      style: absolute(gzippedKB('.css'), 'KB', bars.styleKB),
      // Main shares its process with the stand-in and Chromium's driver, which Electron does not have: the
      // baseline is Node with these two and a blank page.
      mainMemory: addition(memoryMB(shown), memoryMB(blank), 'MB', bars.mainMemoryMB),
    },
  }
}

interface Opening {
  /** From the start of the process to the first figure on the screen. */
  readonly paintedMs: number
  readonly residentMB: number
}

/** Starts a program in the stand-in, headless, and waits until it shows a figure. */
async function open(program: readonly string[]): Promise<Opening> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
  const startedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(process.execPath, [...standIn, ...program], {
    cwd: root,
    env: { ...process.env, STAKEWATCH_HEADLESS: '1', TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  try {
    const { paintedAtMs, residentBytes } = await Promise.race([
      painted(child),
      ended.then(() => fail(`${program[0]} ended before it showed anything`)),
      sleep(paintBoundMs, null, { ref: false }).then(() => fail(`${program[0]} showed nothing`)),
    ])
    return { paintedMs: paintedAtMs - startedAtMs, residentMB: residentBytes / 2 ** 20 }
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(temporary, { recursive: true, force: true })
  }
}

async function painted(child: ChildProcess): Promise<Painted> {
  const [message] = await once(child, 'message')
  return message as Painted
}

function fail(message: string): never {
  throw new Error(message)
}

/** Milliseconds from start to end of a Node process. */
function load(args: readonly string[]): number {
  const begun = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const tookMs = performance.now() - begun
  if (status !== 0) throw new Error(`main did not load: ${stderr}`)
  return tookMs
}

/** Kilobytes (1000) over the network, if there were one: what the page's files of a kind weigh, gzipped. */
function gzippedKB(extension: string): number {
  const directory = join(root, 'out/renderer')
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(extension),
  )
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(directory, name))).length, 0) / 1000
}
