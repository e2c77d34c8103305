import { powerMonitor } from 'electron'

export interface PowerListeners {
  /** The machine has slept, or its screen was unlocked. */
  readonly onWake: () => void
  readonly onPowerChange: () => void
}

/**
 * Tells what the machine tells of its power. Use after `ready`. Linux tells of sleep only, and Windows perhaps not
 * of every change to battery: who needs to know asks now and then besides.
 */
export function watchPower({ onWake, onPowerChange }: PowerListeners): void {
  powerMonitor.on('resume', onWake)
  powerMonitor.on('unlock-screen', onWake)
  powerMonitor.on('on-ac', onPowerChange)
  powerMonitor.on('on-battery', onPowerChange)
}
