import type { Brand } from './brand.ts'

/** A host of the allow-list: lowercase, no port. A token is only ever sent to one of these. */
export type Host = Brand<string, 'Host'>

/**
 * stake.com and the mirrors seen in at least two public sources. A host that people type freely would be
 * a phishing vector, so this list is closed; it changes with a release.
 */
export const hosts = [
  'stake.com',
  'stake.us',
  'stake.bet',
  'stake.games',
  'stake.ac',
  'stake.bz',
  'stake.jp',
  'stake.pet',
  'stake.mba',
  'stake.ceo',
  'stake.krd',
  'staketr.com',
  'stake1001.com',
  'stake1002.com',
  'stake1003.com',
  'stake1017.com',
  'stake1021.com',
  'stake1022.com',
] as readonly string[] as readonly Host[]

export const defaultHost = 'stake.com' as Host

/** The host as the allow-list spells it, or null when it is not exactly one of the list. */
export function parseHost(text: unknown): Host | null {
  return hosts.find((host) => host === text) ?? null
}
