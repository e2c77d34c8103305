import { isFixture } from './evidence.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { habitatOf, judgeToken, lookAround, type Judged } from './judge.ts'
import { keyBefore } from './key.ts'
import { nearStake } from './stake-words.ts'
import { plainRuns, type Run } from './text-runs.ts'
import { isHexToken, isPlainToken } from './token-shape.ts'
import { claimOf, isDeed } from './words.ts'

/** So many values, or so many that nothing calls by a name, are a list of something else. */
const listLength = 10
const unnamedLength = 5
/** What follows a number that is something else, as closely as in a list, is another one of them. */
const siblingReach = 120
const tokenPath = /token|session|account|cred|secret|stake|login|auth/i

/** Tokens as they are: 96 hexadecimal digits, and shorter or longer ones that are called what they are. */
export function findPlain(
  text: string,
  about: TextFacts,
  isYours: (secret: string) => boolean,
): readonly RawHit[] {
  const hits: RawHit[] = []
  const unnamed: RawHit[] = []
  let digits = 0
  let leftAlone = -Infinity
  for (const run of plainRuns(text)) {
    const isHex = isHexToken(run.text)
    if (isHex) digits += 1
    else if (!isCalledKey(text, run) || !isPlainToken(run.text)) continue
    const judged = lookAround(text, run.start, run.end)
    const judge = isHex ? judgeToken(text, run.end, about, judged) : judgeKey(text, run, about, judged)
    const verdict = judge !== 'named' && isYours(run.text) ? 'named' : judge
    if (verdict === 'named') hits.push(hitOf(run, judged, about))
    const isSibling = run.start - leftAlone <= siblingReach
    if (verdict === 'unnamed' && !isSibling) unnamed.push({ ...hitOf(run, judged, about), habitat: 'bare' })
    if (isHex && (verdict === 'no' || (verdict === 'unnamed' && isSibling))) leftAlone = run.end
  }
  const isLong = digits >= listLength || unnamed.length >= unnamedLength
  const isList = isLong && !tokenPath.test(about.path)
  return isList ? hits : [...hits, ...unnamed]
}

/** Told first of the many runs of letters that a bundle has: only names make keys of them. */
function isCalledKey(text: string, { start }: Run): boolean {
  const key = keyBefore(text, start)
  return key !== null && (claimOf(key) === 'stake' || isAccessName(key.words))
}

/** Of another length it counts only by its name; a name that others use too must stand near Stake's. */
function judgeKey(text: string, run: Run, about: TextFacts, { claim, key, around }: Judged): 'named' | 'no' {
  if (key === null || /[-_]$/.test(around.left) || /^[-_.]\w/.test(around.right)) return 'no'
  // Tests of what a token looks like have ones that are too long.
  if (isDeed(key) && isFixture(about)) return 'no'
  if (claim === 'stake') return 'named'
  if (claim !== 'credential' || key.separator !== 'assigned' || !isAccessName(key.words)) return 'no'
  return nearStake(text, run.start) ? 'named' : 'no'
}

function isAccessName(words: readonly string[]): boolean {
  const joined = words.join('')
  return /^(?:accesstoken|session|sessiontoken|sessioncookie|apitoken|apikey)$/.test(joined)
}

function hitOf(run: Run, judged: Judged, about: TextFacts): RawHit {
  const { start, end, text } = run
  return { rule: 'stake-token', habitat: habitatOf(judged, about), detail: null, start, end, secret: text }
}
