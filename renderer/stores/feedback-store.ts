import { create } from 'zustand'

export interface Said {
  readonly text: string
  readonly tone: 'note' | 'problem'
}

interface FeedbackStore {
  /** The outcome of the last action; a screen reader hears it, a problem is shown too. */
  readonly said: Said | null
  /** Counts up, so that the same words are said again. */
  readonly turn: number
  /** Actions under way, by name. */
  readonly busy: ReadonlySet<string>
}

/** What the person's last actions led to. */
export const useFeedbackStore = create<FeedbackStore>()(() => ({ said: null, turn: 0, busy: new Set() }))

export function say(said: Said | null): void {
  useFeedbackStore.setState(({ turn }) => ({ said, turn: turn + 1 }))
}

export function setBusy(name: string, isBusy: boolean): void {
  useFeedbackStore.setState(({ busy }) => {
    const next = new Set(busy)
    if (isBusy) next.add(name)
    else next.delete(name)
    return { busy: next }
  })
}

export function useBusy(name: string): boolean {
  return useFeedbackStore(({ busy }) => busy.has(name))
}
