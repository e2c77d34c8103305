import {
  base64Digits,
  credentials,
  curl,
  hexDigits,
  inRuns,
  keyedRun,
  percentDigits,
  splitDigits,
  words,
} from './anchors.ts'
import { classOf, textAt } from './bytes.ts'
import { hasRun } from './prefilter-runs.ts'
import { hasWord } from './prefilter-words.ts'

/** All of it as one expression that Rust's `regex` reads too, for whoever wants to compare. */
export const combinedPattern = [
  hexDigits,
  base64Digits,
  percentDigits,
  splitDigits,
  keyedRun,
  ...inRuns,
  ...words.map(({ pattern }) => pattern),
  curl,
  credentials,
].join('|')

/**
 * Whether any rule could find something in the bytes of a text; when not, it is clean. No string is made of them,
 * which would take as long as looking at them. What is looked for lies in a run of 16 or more letters, digits, `_`
 * and `-`, or has one of a few words of eight and more characters; what else there is, is looked for by itself.
 */
export function couldHold(bytes: Buffer): boolean {
  return hasRun(bytes) || hasWord(bytes) || hasPercentDigits(bytes) || hasCredentials(bytes) || hasCurl(bytes)
}

const atSign = 0x40
const colon = 0x3a
const slash = 0x2f
const mostInAddress = 256
const endsAddress = classOf(' \t\r\n/')

/** `credentials`: before an `@` a password, a colon and a name, and `://` before them. */
function hasCredentials(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(atSign); at !== -1; at = bytes.indexOf(atSign, at + 1)) {
    if (endsAddress[bytes[at - 1] ?? slash] === 0 && isAfterCredentials(bytes, at)) return true
  }
  return false
}

function isAfterCredentials(bytes: Buffer, at: number): boolean {
  const least = Math.max(0, at - 2 * mostInAddress)
  let colons = 0
  let start = at
  while (start > least && endsAddress[bytes[start - 1] ?? slash] === 0) {
    start -= 1
    if (bytes[start] === colon && start < at - 1) colons += 1
  }
  return (
    colons > 0 &&
    bytes[start] !== colon &&
    bytes[start - 1] === slash &&
    bytes[start - 2] === slash &&
    bytes[start - 3] === colon
  )
}

const anyCurl = new RegExp(curl)
const curlReach = 640

function hasCurl(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('curl'); at !== -1; at = bytes.indexOf('curl', at + 4)) {
    if (anyCurl.test(textAt(bytes, at, at + curlReach))) return true
  }
  return false
}

const isPercent = classOf('%0123456789abcdefABCDEF')
const leastPercent = 160
const percent = new RegExp(percentDigits)

/** 96 encoded digits are 288 bytes, or fewer where some stand as they are. */
function hasPercentDigits(bytes: Buffer): boolean {
  const length = bytes.length
  let at = leastPercent - 1
  while (at < length) {
    let start = at
    while (start > 0 && isPercent[bytes[start] ?? 0] === 1) start -= 1
    let end = at
    while (end < length && isPercent[bytes[end] ?? 0] === 1) end += 1
    if (end - start > leastPercent && percent.test(textAt(bytes, start, end))) return true
    at = Math.max(at, end) + leastPercent
  }
  return false
}
