import type { Core } from '../../app/core.ts'

/** The owner has turned to something else: amounts are hidden, if that is what they chose. */
export function hideAmountsOnBlur(core: Pick<Core, 'view' | 'changePreferences'>): void {
  const { privacy, privacyOnBlur } = core.view().preferences
  if (privacyOnBlur && !privacy) void core.changePreferences({ privacy: true })
}
