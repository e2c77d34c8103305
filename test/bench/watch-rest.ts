import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createWorld } from '../e2e/world/world.ts'
import { setUpAccount } from '../e2e/world/set-up.ts'
import { absolute, addition, type Report } from './report.ts'

const root = join(import.meta.dirname, '../..')
/** Until the readings after the start are over; the next one is due two minutes after them. */
const settleMs = 40_000
const sampleMs = 60_000
const bars = { cpuShare: 0.002, wakeUps: 10, residentMB: 90, grownMB: 2 }

/** What a minute in the tray costs, what main holds after its start, and how much more after 10,000 readings. */
export async function measureRest(): Promise<Report['metrics']> {
  return { ...(await measureTray()), ...(await measureResident()), ...measureGrowth() }
}

async function measureTray(): Promise<Report['metrics']> {
  const world = await createWorld({ tray: true })
  try {
    const first = await world.start()
    await setUpAccount(first, await first.page(), world.token)
    await first.quit()
    // From the start without a window, so that no browser and no driver of it runs beside.
    const app = await world.start(['--hidden'])
    await sleep(settleMs)
    const asked = () => world.server.requests().length
    const idle = await sample(app.pid, asked)
    const reading = await sample(app.pid, asked)
    if (idle.asked > 0 || reading.asked === 0) throw new Error('the readings came at other times')
    await app.quit()
    return {
      trayCpu: absolute(reading.cpuMs / sampleMs, 'share', bars.cpuShare),
      trayWakeUps: absolute(idle.wakeUps, 'count', bars.wakeUps),
    }
  } finally {
    await world.end()
  }
}

interface Usage {
  /** Of all threads, user and system. */
  readonly cpuMs: number
  /** How often the main thread went to sleep, and so was woken. */
  readonly wakeUps: number
  /** Questions that the server was asked. */
  readonly asked: number
}

/** What a minute took. */
async function sample(pid: number, asked: () => number): Promise<Usage> {
  const now = (): Usage => ({ ...usage(pid), asked: asked() })
  const before = now()
  await sleep(sampleMs)
  const after = now()
  return {
    cpuMs: after.cpuMs - before.cpuMs,
    wakeUps: after.wakeUps - before.wakeUps,
    asked: after.asked - before.asked,
  }
}

/** As the kernel counts it; its clock ticks 100 times a second. */
function usage(pid: number): Omit<Usage, 'asked'> {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; what follows it are fields 3 and on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const status = readFileSync(`/proc/${pid}/task/${pid}/status`, 'utf8')
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]),
  }
}

/** Resident memory of the built main on its own, without Electron, window or driver, once it has settled. */
async function measureResident(): Promise<Report['metrics']> {
  const bare = await resident(['-e', 'setInterval(() => undefined, 1000)'])
  const stub = ['--import', './test/bench/electron-stub.mjs', 'out/main/main.js']
  const first = await resident(stub)
  // With an account, and besides what nobody else carries: Stake itself, simulated, and two months of its past.
  const main = await resident([...stub, '--demo'])
  return {
    mainResident: absolute(first, 'MB', bars.residentMB),
    demoResident: absolute(main, 'MB', bars.residentMB),
    mainBesideNode: addition(main, bare, 'MB', bars.residentMB),
  }
}

async function resident(args: readonly string[]): Promise<number> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-resident-'))
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', './test/bench/tell-resident.mjs', ...args],
    {
      cwd: root,
      env: { ...process.env, BENCH_MAIN_STAYS: '1', TMPDIR: temporary, XDG_CONFIG_HOME: temporary },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  try {
    const [residentBytes] = await once(child, 'message')
    return Number(residentBytes) / 2 ** 20
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
    rmSync(temporary, { recursive: true, force: true })
  }
}

function measureGrowth(): Report['metrics'] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', join(root, 'test/bench/watch-growth.ts')],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the readings ended early: ${stderr}`)
  const { grownMB } = JSON.parse(stdout) as { grownMB: number }
  return { grownBy10000: absolute(grownMB, 'MB', bars.grownMB) }
}
