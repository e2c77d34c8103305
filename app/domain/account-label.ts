import type { Host } from './host.ts'

/** As many accounts are watched at the most. */
export const mostAccounts = 8

/** Of the owner's own name for an account, in characters. */
export const longestLabel = 40

// What cannot be seen, or turns the reading direction; the two joiners have their place in some scripts and emoji.
const unfit = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u

/** The owner's own name for an account, trimmed, or null where it cannot be one. */
export function parseLabel(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const label = text.trim()
  if (Array.from(label).length > longestLabel || unfit.test(label)) return null
  return seen.test(label) ? label : null
}

/** What an account is called: as the owner says, or as the site does, or by where it is. */
export function accountName(account: {
  readonly label: string | null
  readonly name: string | null
  readonly host: Host
}): string {
  return account.label ?? (account.name || account.host)
}
