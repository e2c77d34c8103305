/**
 * Whether Stakewatch starts when its owner logs in, as the platform says it. `held-back`: it is set, and switched off,
 * or not yet consented to, in the system's own settings. `other-copy`: another executable is started.
 */
export type LoginStart =
  | { readonly kind: 'on' | 'off' | 'held-back' | 'other-copy' }
  | { readonly kind: 'impossible'; readonly why: LoginStartObstacle }

/**
 * `development` not the packaged app · `own-data` started on data elsewhere, of which a start at login would not know ·
 * `sandboxed` Flatpak and Snap, which keep the desktop's settings from an app · `path` where the executable lies cannot
 * be written down · `unreadable` the place of such entries cannot be looked into.
 */
export type LoginStartObstacle = 'development' | 'own-data' | 'sandboxed' | 'path' | 'unreadable'

/** How the command line says that no window is wanted where there is a tray. */
export const hiddenFlag = '--hidden'
