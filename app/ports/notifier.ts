import type { Place } from '../domain/place.ts'

export interface Notice {
  readonly title: string
  readonly body: string
  /** What a click on it opens; null for the window as it was left. */
  readonly place: Place | null
}

export interface Notifier {
  /** Shows a native notification; silently does nothing where the platform has none. */
  notify(notice: Notice): void
  /**
   * Whether the desktop says that nobody is to be disturbed now. False where it does not tell: what it shows then, and
   * when, is up to it.
   */
  isUndisturbed(): Promise<boolean>
}

/** Of a host that shows no notifications, as a terminal. */
export const noNotifier: Notifier = {
  notify: () => undefined,
  isUndisturbed: () => Promise.resolve(false),
}
