import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isOnBatteryBy } from '../../../app/node/power-supply.ts'

const made: string[] = []

/** The kernel's directory with these supplies and their files. */
function machine(supplies: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'stakewatch-power-'))
  made.push(directory)
  for (const [name, files] of Object.entries(supplies)) {
    mkdirSync(join(directory, name))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, name, file), `${text}\n`)
  }
  return directory
}

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true })
})

const battery = { type: 'Battery', status: 'Discharging' }
const mouse = { type: 'Battery', scope: 'Device', status: 'Discharging' }
const feed = (type: string, online: string) => ({ type, online })

describe('a Linux machine', () => {
  it.each([
    ['a laptop that is plugged in', { BAT0: battery, AC: feed('Mains', '1') }, false],
    ['a laptop that is not', { BAT0: battery, AC: feed('Mains', '0') }, true],
    ['a laptop that is fed by USB', { BAT0: battery, AC: feed('Mains', '0'), ucsi: feed('USB', '1') }, false],
    ['a desktop with empty USB ports', { ucsi: feed('USB', '0') }, false],
    ['a desktop with a wireless mouse', { mouse, ucsi: feed('USB', '0') }, false],
    ['a laptop that knows nothing of its feed', { BAT0: battery }, true],
    ['the same while it charges', { BAT0: { ...battery, status: 'Charging' } }, false],
    ['a laptop whose files cannot be read', { BAT0: {}, AC: {} }, false],
    ['a server', {}, false],
  ])('%s', (_name, supplies, expected) => {
    expect(isOnBatteryBy(machine(supplies))).toBe(expected)
  })

  it('is not on battery where the kernel has no such directory', () => {
    expect(isOnBatteryBy('/nowhere/at/all')).toBe(false)
  })
})
