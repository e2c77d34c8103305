import { powerMonitor } from 'electron'

/**
 * Calls `onWake` when the machine has slept or its screen was unlocked. Use after `ready`.
 * Linux tells of sleep only.
 */
export function watchPower(onWake: () => void): void {
  powerMonitor.on('resume', onWake)
  powerMonitor.on('unlock-screen', onWake)
}
