import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { quickStart } from '../../fakes/quick-start.ts'

export interface GlanceRun {
  /** Null when it was killed for taking too long. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface GlanceSurroundings {
  readonly args: readonly string[]
  /** Nothing else of this process's environment reaches the terminal. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What descriptor 3 gives; the terminal has none to type on. */
  readonly passphrase?: string
  /** Whoever reads the output goes away before there is any. */
  readonly closesOutput?: boolean
}

/** The built terminal, as `npm run glance` starts it. */
export const cli = join(import.meta.dirname, '../../../out/cli.js')
const routeHosts = join(import.meta.dirname, '../../fakes/route-hosts.mjs')
/** A terminal that is still there then does not end by itself. */
const boundMs = 20_000

/** Runs the terminal as a person's shell does, with Stake's hosts led to this machine. */
export async function runGlance({
  args,
  env,
  cwd,
  passphrase,
  closesOutput,
}: GlanceSurroundings): Promise<GlanceRun> {
  const child = spawn(process.execPath, ['--import', routeHosts, cli, ...args], {
    env: { PATH: process.env['PATH'] ?? '', STAKEWATCH_TEST_PORT: '1', ...quickStart, ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: boundMs,
    killSignal: 'SIGKILL',
  })
  const exited = once(child, 'exit')
  const third = child.stdio[3]
  if (third instanceof Writable) third.end(passphrase ?? '')
  const { stdout: written, stderr: said } = child
  if (!written || !said) throw new Error('the terminal has no output')
  if (closesOutput) written.destroy()
  const [stdout, stderr] = await Promise.all([closesOutput ? '' : text(written), text(said)])
  const [code] = (await exited) as [number | null]
  return { code, stdout, stderr }
}

/** One sentence on one line. */
export const oneSentence = /^[A-Z][^\n]*[.!?]\n$/
