export interface Slots {
  /** Waits until one is free. */
  take(): Promise<void>
  give(): void
}

/** So many places to work at; who waits longest is next. */
export function createSlots(most: number): Slots {
  const waiting: (() => void)[] = []
  let free = most
  return {
    async take() {
      if (free > 0) {
        free -= 1
        return
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      await promise
    },
    give() {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
  }
}
