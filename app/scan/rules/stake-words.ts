import { hosts } from '../../domain/host.ts'

const escaped = hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|')

/** A host of the allow-list, or a host under one, as a regular expression. */
export const stakeHost = String.raw`(?:[A-Za-z0-9-]{1,40}\.){0,3}(?:${escaped})(?![A-Za-z0-9-]|\.[A-Za-z0-9])`

/** A name that Stake's own things have: its hosts, `STAKE_…`, `StakeAPI`. "Stakeholder" is not one of them. */
export const stakeName = String.raw`(?<![A-Za-z])(?:stake(?:\d{4}|tr)?\.(?:com|us|bet|games|ac|bz|jp|pet|mba|ceo|krd)|stake[_-]|STAKE_|stake[A-Z]|Stake[A-Z_]|_api/graphql)`

const name = new RegExp(stakeName)
const reach = 600

export function nearStake(text: string, at: number): boolean {
  return name.test(text.slice(Math.max(0, at - reach), at + reach))
}

export function speaksOfStakeAtAll(text: string): boolean {
  return name.test(text)
}
