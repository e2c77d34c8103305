import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { createConditions } from '../../../electron/adapters/conditions.ts'
import { watchPower } from '../../../electron/adapters/power.ts'

const { electron } = vi.hoisted(() => {
  const state = { onBattery: true, isOnline: false }
  return { electron: { state, monitor: null as EventEmitter | null } }
})

vi.mock('electron', () => {
  const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => electron.state.onBattery })
  electron.monitor = powerMonitor
  return { powerMonitor, net: { isOnline: () => electron.state.isOnline } }
})

describe('the machine', () => {
  it('is asked each time, since it does not tell of every change', () => {
    const conditions = createConditions('win32', () => expect.fail('this is not Linux'))
    expect([conditions.onBattery(), conditions.isOnline()]).toEqual([true, false])
    electron.state.onBattery = false
    electron.state.isOnline = true
    expect([conditions.onBattery(), conditions.isOnline()]).toEqual([false, true])
  })

  it('is asked otherwise for its battery on Linux, where Electron always says no', () => {
    electron.state.onBattery = false
    expect(createConditions('linux', () => true).onBattery()).toBe(true)
  })

  it('tells of waking, unlocking and its power', () => {
    const told: string[] = []
    watchPower({ onWake: () => told.push('wake'), onPowerChange: () => told.push('power') })
    for (const event of ['resume', 'unlock-screen', 'on-battery', 'on-ac', 'suspend', 'lock-screen'])
      electron.monitor?.emit(event)
    expect(told).toEqual(['wake', 'wake', 'power', 'power'])
  })
})
