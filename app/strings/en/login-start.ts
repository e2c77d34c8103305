import type { LoginStart, LoginStartObstacle } from '../../domain/login-start.ts'
import type { Os } from '../../domain/platform.ts'

/** Words about starting at login. */
export const loginStartStrings = {
  title: 'Start',
  label: 'Start at login',
  inTray: 'Begins in the tray, without a window. Off at first.',
  withWindow: 'Begins with its window, since this desktop has no tray. Off at first.',
  otherCopy: 'Another copy of Stakewatch starts at login. Switch this on to start this one in its place.',
  heldBack: {
    macos: 'It is set, and macOS waits for your consent: System Settings, General, Login Items.',
    windows: 'It is set, and switched off in Windows: Settings, Apps, Startup.',
    linux: 'It is set, and switched off in the desktop’s own settings.',
  } satisfies Record<Os, string>,
  impossible: {
    development: 'Only the packaged app can start at login. This one runs from its sources.',
    'own-data': 'This run has a data folder of its own, of which a start at login would not know.',
    sandboxed:
      'Flatpak and Snap keep an app from the list of what starts at login. Add Stakewatch in the desktop’s own settings.',
    path: 'The path of this executable has a character that an entry for the login cannot hold. Move it elsewhere.',
    unreadable: 'The folder of what starts at login cannot be read.',
  } satisfies Record<LoginStartObstacle, string>,
} as const

/** What there is to say beside the switch; null while it is not known yet. */
export function loginStartHelp(
  start: LoginStart | null,
  { os, hasTray }: { readonly os: Os; readonly hasTray: boolean },
): string {
  const { inTray, withWindow, otherCopy, heldBack, impossible } = loginStartStrings
  if (start?.kind === 'impossible') return impossible[start.why]
  if (start?.kind === 'held-back') return heldBack[os]
  if (start?.kind === 'other-copy') return otherCopy
  return hasTray ? inTray : withWindow
}
