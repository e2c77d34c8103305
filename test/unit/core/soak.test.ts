import { describe, expect, it } from 'vitest'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { earlyMs } from '../../../app/expiry/health.ts'
import { idOf, tokenOf, type Sent } from './pacing-world.ts'
import { expiring, liveThrough } from './soak-month.ts'

const days = 30

const gaps = (sent: readonly Sent[]) =>
  sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? -Infinity))

describe('a month in the tray, with sleeps, leaps of the clock, trouble and a token that expires', () => {
  it('costs little, never bursts, and always comes back', async () => {
    const { world, afterLeaps, recoveries, sizes, mostTimers } = await liveThrough(days)
    const { core, sent, host, accounts } = world
    const expiresAtMs = core.settings().accounts[expiring]?.token.expiresAtMs ?? 0

    // Bounded: two accounts at the tray's two minutes all month would be 43,000 readings.
    expect(world.readings().length).toBeGreaterThan(days * 60)
    expect(world.readings().length).toBeLessThan(accounts.length * days * 300)
    // A reading in a quiet hour comes with all that is asked every ten minutes.
    expect(sent.length).toBeLessThan(world.readings().length * 8)

    expect(world.mostAtOnce).toBe(1)
    expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(secondMs)

    const late = sent.filter(
      ({ token, wallMs }) => token === tokenOf(expiring) && wallMs >= expiresAtMs - earlyMs,
    )
    expect(late).toEqual([])
    expect(world.account(idOf(expiring)).token.health.state).toBe('expired')

    expect(afterLeaps.length).toBe(2 * days)
    expect(afterLeaps.every((counts) => counts[0] === 1)).toBe(true)
    expect(recoveries.length).toBe(days)
    expect(Math.max(...recoveries)).toBeLessThanOrEqual(16 * minuteMs)

    expect(world.account().freshness).toMatchObject({ failures: 0, stale: false, pace: { hindrance: null } })
    expect(mostTimers).toBeLessThan(6)
    expect(Math.abs((sizes.at(-1) ?? 0) - (sizes[14] ?? 0))).toBeLessThan(200)
    await core.close()
    expect(host.clock.pendingTimers()).toBe(0)
  })
})
