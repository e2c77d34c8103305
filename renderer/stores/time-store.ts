import { create } from 'zustand'
import { secondMs, type EpochMs } from '../../app/domain/time.ts'

interface TimeStore {
  readonly nowMs: EpochMs
  /** What main's clock is ahead of the page's. */
  readonly offsetMs: number
}

/** The time by main's clock, moved once a second while the page can be seen. */
export const useTimeStore = create<TimeStore>()(() => ({ nowMs: Date.now(), offsetMs: 0 }))

export function setMainTime(nowMs: EpochMs): void {
  useTimeStore.setState({ nowMs, offsetMs: nowMs - Date.now() })
}

export function startTicking(): void {
  setInterval(tick, secondMs)
  document.addEventListener('visibilitychange', tick)
}

function tick(): void {
  if (document.hidden) return
  useTimeStore.setState(({ offsetMs }) => ({ nowMs: Date.now() + offsetMs }))
}
