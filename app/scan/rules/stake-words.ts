import { hosts } from '../../domain/host.ts'
import { stakeMarker } from './anchors.ts'

const escaped = hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|')

/** A host of the allow-list, or a host under one, as a regular expression. */
export const stakeHost = String.raw`(?:[A-Za-z0-9-]{1,40}\.){0,3}(?:${escaped})(?![A-Za-z0-9-]|\.[A-Za-z0-9])`

/** A name that Stake's own things have: its hosts, `STAKE_…`, `StakeAPI`. "Stakeholder" is not one of them. */
const name = new RegExp(`(?<![A-Za-z])(?:${stakeHost}|stake[_-]|STAKE_|stake[A-Z]|Stake[A-Z_]|_api/graphql)`)
const marker = new RegExp(`${stakeHost}|${stakeMarker}|_api/graphql`, 'i')
/** Every host of the list begins so; told first, since the names themselves take long to look for. */
const stem = /stake|_api\/graphql/i
const reach = 600

export function nearStake(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - reach), at + reach)
  return stem.test(around) && name.test(around)
}

/** Whether a text deals with Stake's servers. */
export function speaksOfStakeAtAll(text: string): boolean {
  return stem.test(text) && marker.test(text)
}
