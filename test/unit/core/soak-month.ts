import { dayMs, hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createPacingWorld, type PacingWorld, type Weather } from './pacing-world.ts'

/** The account whose token ends in the middle of the month. */
export const expiring = 1

/** The same month in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export interface Month {
  readonly world: PacingWorld
  /** How often each account was read within a minute and a half after each sleep or leap. */
  readonly afterLeaps: readonly number[][]
  /** How long each trouble outlasted its cause. */
  readonly recoveries: readonly number[]
  /** Of the view, each evening. */
  readonly sizes: readonly number[]
  readonly mostTimers: number
}

/** A month in the tray of a laptop: sleeps, a clock that is put right, trouble, and an evening's play each day. */
export async function liveThrough(days: number): Promise<Month> {
  const random = chance(20_260_601)
  const between = (least: number, most: number) => least + random() * (most - least)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] ?? fail()
  const world = await createPacingWorld({
    number: 2,
    ports: { random },
    change: ({ token }, index) =>
      index === expiring ? { token: { ...token, expiresAtMs: token.storedAtMs + 12.5 * dayMs } } : {},
  })
  const { core, host } = world
  const { clock } = host
  const afterLeaps: number[][] = []
  const recoveries: number[] = []
  const sizes: number[] = []
  let mostTimers = 0

  const failing = () => core.view().accounts.some(({ freshness }) => freshness.pace?.hindrance === 'failing')

  async function leap(how: 'sleep' | 'jump', ms: number, tells: boolean): Promise<void> {
    const from = world.accounts.map((id) => world.readings(id).length)
    clock[how](ms)
    if (tells) core.wake()
    await clock.advance(300)
    if (tells) core.wake()
    await clock.advance(90 * secondMs)
    afterLeaps.push(world.accounts.map((id, index) => world.readings(id).length - (from[index] ?? 0)))
  }

  async function suffer(weather: Weather, ms: number): Promise<void> {
    world.weather = weather
    world.isOnline = weather !== 'offline'
    await clock.advance(ms)
    world.weather = 'fine'
    world.isOnline = true
    const fromMs = clock.elapsedMs()
    while (failing()) await clock.advance(10 * secondMs)
    recoveries.push(clock.elapsedMs() - fromMs)
    // Whatever it asked for in its trouble is over by then.
    await clock.advance(20 * minuteMs)
  }

  async function play(ms: number): Promise<void> {
    core.setVisible(true)
    for (let leftMs = ms; leftMs > 0; leftMs -= minuteMs) {
      world.holding += 1
      await clock.advance(minuteMs)
    }
    core.setVisible(false)
  }

  core.watch()
  await clock.advance(30 * secondMs)
  for (let day = 0; day < days; day += 1) {
    const endMs = clock.now() + dayMs
    await clock.advance(between(1, 3) * hourMs)
    await leap(pick(['sleep', 'jump']), between(0.5, 8) * hourMs, random() < 0.5)
    await suffer(pick(['offline', 'broken', 'slowing', 'silent']), between(5, 50) * minuteMs)
    await leap('jump', between(-2, 2) * hourMs, false)
    world.onBattery = random() < 0.3
    core.powerChanged()
    await play(40 * minuteMs)
    mostTimers = Math.max(mostTimers, clock.pendingTimers())
    // The checklist keeps thirty moments of each check, and may still be on its way there.
    sizes.push(JSON.stringify({ ...core.view(), checklist: null }).length)
    await clock.advance(Math.max(0, endMs - clock.now()))
  }
  return { world, afterLeaps, recoveries, sizes, mostTimers }
}

function fail(): never {
  throw new Error('nothing to pick from')
}
