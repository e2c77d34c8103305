/** The owner looks on · nobody does · the battery is spared · nothing has changed for an hour. */
export type PaceReason = 'visible' | 'tray' | 'battery' | 'quiet'

/**
 * `failing` readings fail, so that each is waited for longer · `asked-to-wait` by the server · `locked` and not to
 * be watched meanwhile · `token` there is none that may be sent, so that nothing is read before the owner acts.
 */
export type Hindrance = 'failing' | 'asked-to-wait' | 'locked' | 'token'

/** How often an account is read by itself, why so, and what keeps it from that. */
export interface Pace {
  readonly everyMs: number
  readonly why: PaceReason
  readonly hindrance: Hindrance | null
}
