import type { Habitat } from '../../domain/scan.ts'
import { columnOf } from './column.ts'
import {
  belowReach,
  hasOtherNumbers,
  isAgreedSecret,
  isAnnounced,
  isAboutOtherThings,
  isFixture,
  isInSums,
  isListOfSums,
  isMade,
  isOtherFile,
  isSample,
  isSumOf,
  speaksOfCredentials,
  speaksOfStake,
  speaksOfSums,
} from './evidence.ts'
import { isBesideFileName, isPartOfName } from './file-names.ts'
import type { TextFacts } from './hit.ts'
import { keyBefore, type Key } from './key.ts'
import { surroundingsOf, type Surroundings } from './surroundings.ts'
import { claimOf, isDeed, isIdentifier, isSpoken, type Claim } from './words.ts'

/** A value, where it stands, and all that its place says of it. */
export interface Judged {
  readonly key: Key | null
  readonly claim: Claim
  readonly around: Surroundings
  /** Nobody encodes a number for its own sake: what it might be besides says nothing of one that is encoded. */
  readonly isEncoded?: true
}

export function lookAround(text: string, start: number, end: number): Judged {
  const column = columnOf(text, start, end)
  const key = isTelling(column) ? column : keyBefore(text, start)
  const around = surroundingsOf(text, start, end)
  const left = column ? `${column.name}: ${around.left}` : around.left
  return { key, claim: claimOf(key), around: { ...around, left } }
}

/** A column counts by what its name claims; people write whatever they like under `message`. */
function isTelling(column: Key | null): boolean {
  const claim = claimOf(column)
  return claim !== 'nothing' && (claim !== 'none' || !isSpoken(column))
}

/** `named` by what calls it a credential, `unnamed` when only its form speaks for it, `no` when it is something else. */
export type Verdict = 'named' | 'unnamed' | 'no'

/**
 * Whether 96 random hexadecimal digits are a token. Nothing in the digits tells a token from a SHA-384 sum, so
 * the place decides: a name that opens an account outweighs all but "the sum of"; a name of something else
 * settles the contrary; without either, one sign of sums, vectors, bundles or lists is enough to leave it.
 */
export function judgeToken(text: string, end: number, about: TextFacts, judged: Judged): Verdict {
  const { claim, around } = judged
  if (isSumOf(around) || isAgreedSecret(around) || isInSums(around)) return 'no'
  if (isListOfSums(about, around) || isSample(about, around)) return 'no'
  if (claim === 'stake') return 'named'
  if (claim === 'other' || /0[xX]$/.test(around.left)) return 'no'
  const left = claim === 'credential' ? clauseOf(around.left) : around.left
  if (claim === 'credential' && judged.key?.separator === 'assigned') {
    if (isMade(about) && !opensAccount(judged.key)) return 'no'
    if (isPaired(around) && (isOtherFile(about) || isFixture(about))) return 'no'
    return speaksOfSums({ ...around, left, right: '' }) ? 'no' : 'named'
  }
  if (isBesideFileName(around) || isPartOfName(around)) return 'no'
  if (speaksOfSums({ ...around, left })) return 'no'
  if (speaksOfStake(around)) return 'named'
  if (isOtherFile(about) || isFixture(about)) return 'no'
  // A name of its own outweighs what the lines above are about.
  const said = claim === 'credential' ? { ...around, above: '' } : around
  if (!judged.isEncoded && isAboutOtherThings(said)) return 'no'
  if (claim === 'credential' || speaksOfCredentials(around) || isAnnounced(around)) return 'named'
  if (claim === 'none' && !judged.isEncoded && isOfAnything(judged)) return 'no'
  return hasOtherNumbers(around, text.slice(end, end + belowReach)) ? 'no' : 'unnamed'
}

/** `("token", "…")`: in vectors it is the sum of what stands before it. */
function isPaired({ left }: Surroundings): boolean {
  return /["'`]\s{0,4},\s{0,4}[bru]?["'`]$/.test(left)
}

/** From the last comma on: what stands before is said of other values, as in a line of JSON. */
function clauseOf(left: string): string {
  return left.split(/[,;{}&|\t]/).at(-1) ?? left
}

/** `t = "…"` in a program and `T=…` in a shell may be anything; `x: …` and `d = …` of a list are its numbers. */
function isShortName({ key, around: { left } }: Judged): boolean {
  return /^\$?\w$/.test(key?.name ?? '') && /(?:=\s{0,4}\[?[brfu]?["'`]|(?:^|\s)\w=)$/.test(left)
}

function isOfAnything(judged: Judged): boolean {
  if (judged.key === null || isShortName(judged) || isGiven(judged)) return false
  return judged.key.separator === 'assigned' || isIdentifier(judged.key)
}

/** `build('…')`: what a value is given to says little of it, where it does not make bytes or an object of it. */
function isGiven({ key, around: { left, above } }: Judged): boolean {
  return isDeed(key) && /\(\s{0,20}["'`]$/.test(`${above.slice(-80)}\n${left}`)
}

/** Names that stand for an account's key wherever they are; a mere `token` stands for much. */
function opensAccount({ words }: Key): boolean {
  return words.includes('access') || words.includes('session') || words.includes('cookie')
}

/** In which guise a named value stands, for the words of a finding. */
export function habitatOf({ key, around: { left, above } }: Judged, { path }: TextFacts): Habitat {
  const before = `${above}\n${left}`
  const name = key?.name ?? ''
  if (/(?:^|[^\w-])session$/i.test(name) && /cookie|session=$|(?:^|\s)-b\b/i.test(before)) return 'cookie'
  if (/(?:^|[\s|;&])curl(?:\.exe)?[\s"'^]/i.test(before)) return 'curl'
  if (/^STAKE_[A-Z0-9_]+$/.test(name)) return 'variable'
  if (/["']\s{0,8}:\s{0,8}["'\\]{0,4}$/.test(left)) return 'json'
  if (/x-access-token["']?\s*[:=,\]]/i.test(before) || /authorization|bearer/i.test(left)) return 'header'
  if (/session\s{0,2}=["']?$/i.test(left) && !/^\s*(?:\w+\s+)*session\s*=/.test(left)) return 'cookie'
  if (/\.ya?ml$/i.test(path) && /:\s/.test(left)) return 'yaml'
  return key?.separator === 'assigned' ? 'assignment' : 'bare'
}
