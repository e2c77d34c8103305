import { systemPreferences } from 'electron'
import type { TouchId } from '../../app/ports/touch-id.ts'

/** The fingerprint reader of a Mac; null on every other system. Use after `ready`. */
export function createTouchId(platform: NodeJS.Platform): TouchId | null {
  if (platform !== 'darwin') return null
  return {
    isAvailable: () => systemPreferences.canPromptTouchID(),
    async prompt(reason) {
      try {
        await systemPreferences.promptTouchID(reason)
        return true
      } catch {
        // Another's finger, a cancelled prompt and too many tries all mean the same here.
        return false
      }
    },
  }
}
