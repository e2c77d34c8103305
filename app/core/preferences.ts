import type { Failure } from '../domain/failure.ts'
import type { Result } from '../domain/result.ts'
import type { Preferences } from '../domain/settings.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { PreferencesChange } from './types.ts'

export interface PreferencesKeeper {
  /** As they hold now: those of the settings, and amounts hidden also where that could not be written. */
  current(): Preferences
  change(change: PreferencesChange): Promise<Result<null, Failure>>
  /** What was asked of this run only is forgotten too. */
  forget(): void
}

/** `changed` is called as soon as a change holds, and again when it had to be taken back. */
export function createPreferences(settings: SettingsStore, changed: () => void): PreferencesKeeper {
  // Whoever hides the amounts must not go on seeing them because the disk is full.
  let hiddenForThisRun = false

  return {
    forget: () => void (hiddenForThisRun = false),
    current() {
      const { preferences } = settings.current()
      return hiddenForThisRun ? { ...preferences, privacy: true } : preferences
    },
    async change(change) {
      if (change.privacy !== undefined) hiddenForThisRun = change.privacy
      changed()
      const done = await settings.change((now) => ({
        ...now,
        preferences: withChange(now.preferences, change),
      }))
      changed()
      return done
    },
  }
}

function withChange(preferences: Preferences, change: PreferencesChange): Preferences {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...preferences, ...Object.fromEntries(given) }
}
