import { hosts } from '../../domain/host.ts'
import { stakeMarker } from './anchors.ts'

const escaped = hosts.map((host) => host.replaceAll('.', String.raw`\.`)).join('|')

/** A host of the allow-list, or a host under one, as a regular expression. */
export const stakeHost = String.raw`(?:[A-Za-z0-9-]{1,40}\.){0,3}(?:${escaped})(?![A-Za-z0-9-]|\.[A-Za-z0-9])`

/** For asking whether there is one: what stands before it changes nothing. */
const anyHost = `(?:${escaped})(?![A-Za-z0-9-]|\\.[A-Za-z0-9])`

/** A name that Stake's own things have: its hosts, `STAKE_…`, `StakeAPI`. "Stakeholder" is not one of them. */
const name = new RegExp(`(?<![A-Za-z])(?:${anyHost}|stake[_-]|STAKE_|stake[A-Z]|Stake[A-Z_]|_api/graphql)`)
const marker = new RegExp(`${anyHost}|${stakeMarker}|_api/graphql`, 'i')
/** The word, in which every name of Stake's begins; a mistake is none. */
export const stakeWord = '(?<![A-Za-z])stake|(?<![A-Z])STAKE|Stake'

/** Told first, since the names themselves take long to look for. */
const stem = new RegExp(`${stakeWord}|_api/graphql`)
export const stakeReach = 600

export function nearStake(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - stakeReach), at + stakeReach)
  return stem.test(around) && name.test(around)
}

/** Whether a text deals with Stake's servers. */
export function speaksOfStakeAtAll(text: string): boolean {
  return stem.test(text) && marker.test(text)
}
