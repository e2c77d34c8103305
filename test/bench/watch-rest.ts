import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { minuteMs } from '../../app/domain/time.ts'
import { createWorld } from '../e2e/world/world.ts'
import { setUpAccount } from '../e2e/world/set-up.ts'
import type { World } from '../e2e/world/world.ts'
import { absolute, addition, type Report } from './report.ts'

const root = join(import.meta.dirname, '../..')
/**
 * Until the readings after the start are over, V8 has compiled what it means to and its heap has settled: what counts is
 * an hour in the tray, not its first minutes.
 */
const settleMs = 280_000
/** Two turns of readings in the tray: rates are not part of each. */
const sampleMinutes = 4
/** Until the first reading and the first run of the checklist are over. */
const settledMs = 40_000
/** The one for balances that move is our own: the twofold of the one for an idle tray. */
const bars = { cpuShare: 0.002, wakeUps: 10, movingWakeUps: 20, residentMB: 90, grownMB: 2 }

/** What a minute in the tray costs, what main holds after its start, and how much more after 10,000 readings. */
export async function measureRest(): Promise<Report['metrics']> {
  return { ...(await measureAccount()), ...(await measureResident()), ...measureGrowth() }
}

/** With an account that is read, by the built main, from a real keychain. */
async function measureAccount(): Promise<Report['metrics']> {
  let stillAtMs: number | null = Date.now()
  const world = await createWorld({ tray: true, nowMs: () => stillAtMs ?? Date.now() })
  const move = () => void (stillAtMs = null)
  try {
    const first = await world.start()
    await setUpAccount(first, await first.page(), world.token)
    await first.quit()
    return { ...(await measureTray(world, move)), ...(await measureAccountResident(world)) }
  } finally {
    await world.end()
  }
}

/**
 * Idle, which is where no balance moves, and then where one moves with every reading: each is followed by a reading of
 * the bets, and written down.
 */
async function measureTray(world: World, move: () => void): Promise<Report['metrics']> {
  // From the start without a window, so that no browser and no driver of it runs beside.
  const app = await world.start(['--hidden'])
  await sleep(settleMs)
  const idle = await sampleTray(app.pid, world)
  move()
  const moving = await sampleTray(app.pid, world)
  await app.quit()
  return {
    trayCpu: absolute(idle.cpuShare, 'share', bars.cpuShare),
    trayWakeUps: absolute(idle.wakeUps, 'count', bars.wakeUps),
    movingCpu: absolute(moving.cpuShare, 'share', bars.cpuShare),
    movingWakeUps: absolute(moving.wakeUps, 'count', bars.movingWakeUps),
  }
}

interface Sample {
  readonly cpuShare: number
  /** In a minute. */
  readonly wakeUps: number
}

async function sampleTray(pid: number, { server }: World): Promise<Sample> {
  const asked = server.requests().length
  const before = usage(pid)
  await sleep(sampleMinutes * minuteMs)
  const after = usage(pid)
  if (server.requests().length === asked) throw new Error('nothing was read meanwhile')
  return {
    cpuShare: (after.cpuMs - before.cpuMs) / (sampleMinutes * minuteMs),
    wakeUps: (after.wakeUps - before.wakeUps) / sampleMinutes,
  }
}

interface Usage {
  /** Of all threads, user and system. */
  readonly cpuMs: number
  /** How often the main thread went to sleep, and so was woken. */
  readonly wakeUps: number
}

/** As the kernel counts it; its clock ticks 100 times a second. */
function usage(pid: number): Usage {
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

async function measureAccountResident({ env, server }: World): Promise<Report['metrics']> {
  const asked = server.requests().length
  const stub = ['--import', './test/bench/route.mjs', '--import', './test/bench/electron-stub.mjs']
  const megabytes = await resident([...stub, 'out/main/main.js', '--hidden'], {
    ...env,
    BENCH_SETTLE_MS: String(settledMs),
  })
  if (server.requests().length === asked) throw new Error('the account was not read')
  return { accountResident: absolute(megabytes, 'MB', bars.residentMB) }
}

async function resident(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-resident-'))
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', './test/bench/tell-resident.mjs', ...args],
    {
      cwd: root,
      env: { XDG_CONFIG_HOME: temporary, ...env, BENCH_MAIN_STAYS: '1', TMPDIR: temporary },
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
