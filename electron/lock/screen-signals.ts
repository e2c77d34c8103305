import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { minuteMs, secondMs } from '../../app/domain/time.ts'
import type { Clock } from '../../app/ports/clock.ts'

/** Screen savers tell the session bus that they have begun or ended under one of these names. */
export const screenSavers = ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver'] as const

const matches = screenSavers.map((name) => `--match=type='signal',interface='${name}',member='ActiveChanged'`)
const words = ['--user', '--json=short', 'monitor', ...matches]

/** A listener that ends is begun again: after a second, then twice as long each time, and not for ever. */
const mostRestarts = 6
/** One that has lived as long as this was sound. */
const soundAfterMs = minuteMs

export interface ScreenSignalsNeeds {
  readonly clock: Clock
  readonly onLock: () => void
  readonly onUnlock: () => void
  /** The program that listens; a test gives its own. */
  readonly program?: string
}

export interface ScreenSignals {
  /** False once the listener could not be kept running. */
  readonly isListening: () => boolean
  readonly stop: () => void
}

/** Listens to the session bus of a Linux desktop for its screen being locked and unlocked, by systemd's `busctl`. */
export function followScreenSignals({
  clock,
  onLock,
  onUnlock,
  program = 'busctl',
}: ScreenSignalsNeeds): ScreenSignals {
  let end: (() => void) | null = null
  let restarts = 0
  let listening = true

  function begin(): void {
    const beganMs = clock.elapsedMs()
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    end = () => void child.kill()
    createInterface(child.stdout).on('line', (line) => {
      const isLocked = screenIn(line)
      if (isLocked === true) onLock()
      else if (isLocked === false) onUnlock()
    })
    // A program that is not there ends by `error` alone.
    child.once('error', again)
    child.once('exit', again)

    function again(): void {
      child.off('error', again)
      child.off('exit', again)
      if (!listening) return
      if (clock.elapsedMs() - beganMs > soundAfterMs) restarts = 0
      listening = restarts < mostRestarts
      if (!listening) return
      end = clock.after(secondMs * 2 ** restarts, begin)
      restarts += 1
    }
  }

  begin()
  return {
    isListening: () => listening,
    stop() {
      listening = false
      end?.()
    },
  }
}

/** Whether a line of `busctl monitor` says that a screen saver has begun, or ended; null for anything else. */
export function screenIn(line: string): boolean | null {
  const message = parsed(line)
  const payload = property(message, 'payload')
  const data = property(payload, 'data')
  const active: unknown = Array.isArray(data) ? data[0] : null
  return property(message, 'member') === 'ActiveChanged' && typeof active === 'boolean' ? active : null
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // What is no message tells nothing.
    return null
  }
}
