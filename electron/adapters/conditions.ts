import { net, powerMonitor } from 'electron'
import type { Conditions } from '../../app/ports/conditions.ts'

/**
 * Power and network as Electron tells them. On Linux it knows nothing of the battery and always says no: there
 * `askLinux` is asked. Use after `ready`.
 */
export function createConditions(platform: NodeJS.Platform, askLinux: () => boolean): Conditions {
  return {
    onBattery: platform === 'linux' ? askLinux : () => powerMonitor.isOnBatteryPower(),
    isOnline: () => net.isOnline(),
  }
}
