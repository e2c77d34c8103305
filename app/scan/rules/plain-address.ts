import { codeOf } from './code-text.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { stakeHost } from './stake-words.ts'

const address = new RegExp(String.raw`(?<![A-Za-z])(?:http|ws):\/\/${stakeHost}`, 'gi')
/** The library takes any host from its variable; one's own machine needs no encryption. */
const variable =
  /STAKE_BASE_URL["'\]]{0,3}\s{0,8}[:=,]?\s{0,8}["']?(http:\/\/(?!localhost|127\.|0\.0\.0\.0|\[::1\])[\w.-]{1,200})/g

/** Addresses of Stake without encryption, over which a token would travel readable. */
export function findPlainAddress(text: string, about: TextFacts): readonly RawHit[] {
  if (!text.includes('http://') && !text.includes('ws://') && !text.includes('HTTP://')) return []
  const isCode = codeOf(text, about)
  const hits = [
    ...[...text.matchAll(address)].map(({ index, 0: found }) => hitAt(index, found)),
    ...[...text.matchAll(variable)].map(({ index, 0: whole, 1: found = '' }) =>
      hitAt(index + whole.length - found.length, found),
    ),
  ]
  return hits.filter(({ start }) => isCode(start))
}

function hitAt(start: number, found: string): RawHit {
  return { rule: 'http-stake', habitat: null, detail: null, start, end: start + found.length, secret: null }
}
