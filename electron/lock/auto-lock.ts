import { powerMonitor } from 'electron'
import type { Core } from '../../app/core.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { hasBusName } from '../adapters/session-bus.ts'
import { watchIdle } from './idle.ts'
import { followScreenSignals, screenSavers, type ScreenSignals } from './screen-signals.ts'

export interface AutoLock {
  /** The owner has done something in our window. */
  readonly active: () => void
  /** Whether the desktop says when its screen is locked. */
  readonly tellsScreenLock: () => boolean
  readonly stop: () => void
}

/** Locks on idle, on suspend and with the screen, as the owner chose. Use after `ready`. */
export function lockByItself(core: Core, clock: Clock, platform: NodeJS.Platform): AutoLock {
  const { lock } = core
  const options = () => core.settings().lock?.options
  const onScreenLock = () => {
    if (options()?.withScreen) lock.lock('screen')
  }
  const { active, lookNow, reconsider } = watchIdle({
    clock,
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    idleMinutes: () => (lock.isLocked() ? null : (options()?.idleMinutes ?? null)),
    onIdle: () => lock.lock('idle'),
  })
  core.subscribe(reconsider)
  powerMonitor.on('suspend', () => {
    if (options()?.onSuspend) lock.lock('suspend')
  })
  powerMonitor.on('resume', lookNow)
  if (platform === 'linux') return { active, ...followDesktop(core, clock, onScreenLock) }
  powerMonitor.on('lock-screen', onScreenLock)
  return { active, tellsScreenLock: () => true, stop: () => undefined }
}

/** Electron tells nothing of a Linux desktop's screen: the desktop itself does, where it has a screen saver. */
function followDesktop(core: Core, clock: Clock, onLock: () => void): Omit<AutoLock, 'active'> {
  let signals: ScreenSignals | null = null
  let hasScreenSaver = false
  // Nobody listens before there is something to lock.
  const listen = () => {
    if (core.settings().lock?.options.withScreen)
      signals ??= followScreenSignals({ clock, onLock, onUnlock: () => core.wake() })
  }
  listen()
  core.subscribe(listen)
  const look = async () => {
    const named = await Promise.all(screenSavers.map(hasBusName))
    hasScreenSaver = named.includes(true)
  }
  void look()
  return {
    tellsScreenLock: () => hasScreenSaver && signals?.isListening() !== false,
    stop: () => signals?.stop(),
  }
}
