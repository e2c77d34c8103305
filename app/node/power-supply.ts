import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What feeds the machine; its own entry per supply. https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-power */
const linuxSupplies = '/sys/class/power_supply'

/**
 * Whether a Linux machine lives on its battery, by what the kernel shows in sysfs; Electron does not tell there. It
 * is asked for its feeds and not for the battery's own state, which on some machines takes the firmware
 * milliseconds. False where nobody can tell.
 */
export const isOnBattery = (): boolean => isOnBatteryBy(linuxSupplies)

/** The same by any directory in the shape of the kernel's. */
export function isOnBatteryBy(directory: string): boolean {
  const supplies = namesIn(directory).map((name) => join(directory, name))
  const kinds = supplies.map((path) => ({ path, type: read(join(path, 'type')) }))
  const batteries = kinds.filter(({ path, type }) => type === 'Battery' && isOfMachine(path))
  if (batteries.length === 0) return false
  const feeds = kinds.filter(({ type }) => type === 'Mains' || type === 'USB' || type === 'Wireless')
  if (feeds.length > 0) return feeds.every(({ path }) => read(join(path, 'online')) === '0')
  return batteries.some(({ path }) => read(join(path, 'status')) === 'Discharging')
}

/** And not of a mouse or a telephone that is connected to it. */
function isOfMachine(path: string): boolean {
  return read(join(path, 'scope')) !== 'Device'
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    // A machine without any, or not Linux.
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    // Not every supply has every file, and one that is pulled out takes its own along.
    return ''
  }
}
