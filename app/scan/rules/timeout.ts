import { codeOf, isInText } from './code-text.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { speaksOfStakeAtAll } from './stake-words.ts'

const mostArguments = 2000
const never = /(?<![\w-])timeout["']?\s{0,4}[=:]\s{0,4}(?:None\b|null\b|False\b|0(?:\.0)?(?![\w.]))/
const neverInTotal =
  /(?:ClientTimeout|Timeout)\(\s{0,4}(?:(?:total|timeout)\s{0,4}=\s{0,4})?(?:None|0(?:\.0)?)\s{0,4}[,)]/
const given =
  /(?<![\w-])(?:timeout|timeoutMs|timeout_ms|timeoutSeconds|timeout_seconds|signal)["']?\s{0,4}[=:,}]/i
/** What may bring a time-out along unseen. */
const unseen = /\*\*\w|\.\.\.\w|(?<![\w-])(?:config|options|settings|opts|cfg)(?![\w-])/
const stake = /stake|_api\/graphql/i

interface Client {
  readonly call: RegExp
  /** `always` without one counts, too; `never` only one that is none. */
  readonly missing: 'counts' | 'is-fine'
  /** The address or its name stands in the arguments. */
  readonly toStake: boolean
}

/** Clients and what they do by themselves: requests, urllib and axios wait for ever, httpx and aiohttp do not. */
const clients: readonly Client[] = [
  { call: /(?<![\w.])(?:Async)?Stake(?:API|Api|Client|Session)\(/g, missing: 'counts', toStake: false },
  {
    call: /(?<![\w.])requests\.(?:get|post|put|patch|delete|head|request)\(/g,
    missing: 'counts',
    toStake: true,
  },
  { call: /(?<![\w])(?:urllib\.request\.)?urlopen\(/g, missing: 'counts', toStake: true },
  { call: /(?<![\w.])(?:http\.client\.)?HTTPSConnection\(/g, missing: 'counts', toStake: true },
  {
    call: /(?<![\w.])axios(?:\.(?:get|post|put|patch|delete|request|create))?\(/g,
    missing: 'counts',
    toStake: true,
  },
  { call: /(?<![\w.])(?:httpx|aiohttp)\.\w{1,20}\(/g, missing: 'is-fine', toStake: false },
  {
    call: /(?<![\w])(?:fetch|got|ky|needle|superagent)(?:\.\w{1,10})?\(/g,
    missing: 'is-fine',
    toStake: true,
  },
]

const variable =
  /(?<!\w)STAKE_TIMEOUT(?:_MS|_SECONDS)?["'\]]{0,3}(?:\s{0,4}[:=]\s{0,4}|[ \t]{1,4}|,\s{0,4})["']?(?:0(?:\.0)?|None|none)(?![\w.])/g
const goClient = /(?<![\w.])http\.Client\{([^{}]{0,600}(?:\{[^{}]{0,600}\}[^{}]{0,600}){0,4})\}/g
const goCall = /(?<![\w.])http\.(?:Get|Post|PostForm|Head)\(/g
const declared =
  /(?:^|[^\w])(?:def|class|function|func|fn|interface|type|struct|isinstance)\s{1,4}(?:\([^)\n]{0,80}\)\s{0,4})?$/

/** Clients of Stake that wait without end: made without a time-out, or with none. */
export function findEndlessClient(text: string, about: TextFacts): readonly RawHit[] {
  if (!speaksOfStakeAtAll(text)) return []
  const isCode = codeOf(text, about)
  const hits = [
    ...clients.flatMap((client) => endlessCalls(text, client)),
    ...sessionCalls(text),
    ...goClients(text, about),
    ...[...text.matchAll(variable)].map(({ index, 0: found }) => hitAt(index, found.length)),
  ]
  return hits.filter(({ start }) => isCode(start) && !isInText(text, start, about))
}

function endlessCalls(text: string, { call, missing, toStake }: Client): readonly RawHit[] {
  return [...text.matchAll(call)].flatMap(({ index, 0: found }) => {
    if (declared.test(text.slice(Math.max(0, index - 120), index))) return []
    const inside = argumentsAt(text, index + found.length)
    if (inside === null || (toStake && !stake.test(inside))) return []
    const endless = never.test(inside) || neverInTotal.test(inside)
    const absent = missing === 'counts' && !given.test(inside) && !unseen.test(inside)
    return endless || absent ? [hitAt(index, found.length - 1)] : []
  })
}

const session =
  /(?:(\w{1,40})\s{0,4}=\s{0,4}requests\.[Ss]ession\(\)|requests\.[Ss]ession\(\)\s{1,4}as\s{1,4}(\w{1,40}))/g

/** `requests` waits for ever, also through a session. */
function sessionCalls(text: string): readonly RawHit[] {
  const names = new Set(
    [...text.matchAll(session)].map(({ 1: assigned, 2: named }) => assigned ?? named ?? ''),
  )
  return [...names].slice(0, 8).flatMap((name) =>
    endlessCalls(text, {
      call: new RegExp(`(?<!\\w)${name}\\.(?:get|post|put|patch|delete|head|request)\\(`, 'g'),
      missing: 'counts',
      toStake: true,
    }),
  )
}

/** Go's client has no time-out unless it is given one (package net/http). */
function goClients(text: string, { path }: TextFacts): readonly RawHit[] {
  if (!path.endsWith('.go')) return []
  const made = [...text.matchAll(goClient)].flatMap(({ index, 1: inside = '' }) =>
    /Timeout\s{0,4}:(?!\s{0,4}0\s{0,4}[,}\n])/.test(inside) ? [] : [hitAt(index, 'http.Client'.length)],
  )
  const called = [...text.matchAll(goCall)].flatMap(({ index, 0: found }) => {
    const inside = argumentsAt(text, index + found.length)
    return inside !== null && stake.test(inside) ? [hitAt(index, found.length - 1)] : []
  })
  return [...made, ...called]
}

/** What stands between a call's brackets; null when they do not close within reach. */
function argumentsAt(text: string, start: number): string | null {
  let depth = 1
  const end = Math.min(text.length, start + mostArguments)
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    if (character === '(' || character === '[' || character === '{') depth += 1
    else if (character === ')' || character === ']' || character === '}') depth -= 1
    if (depth === 0) return text.slice(start, at)
  }
  return null
}

function hitAt(start: number, length: number): RawHit {
  return {
    rule: 'client-without-timeout',
    habitat: null,
    detail: null,
    start,
    end: start + length,
    secret: null,
  }
}
