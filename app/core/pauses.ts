import type { Clock } from '../ports/clock.ts'

export interface Pauses {
  /** Answers after `lengthMs`, or as soon as all pauses are ended. */
  pause(lengthMs: number): Promise<void>
  end(): void
}

export function createPauses(clock: Clock): Pauses {
  const open = new Set<() => void>()
  return {
    pause(lengthMs) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const end = () => {
        cancel()
        open.delete(end)
        resolve()
      }
      const cancel = clock.after(lengthMs, end)
      open.add(end)
      return promise
    },
    end() {
      for (const end of open) end()
    },
  }
}
