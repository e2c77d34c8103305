import type { ImportProblem } from '../domain/imports.ts'
import { hostOfAddress } from './address.ts'
import type { Candidate } from './candidate.ts'
import { sessionCookie } from './cookie.ts'
import { bashCommands } from './shell/bash.ts'
import { cmdCommands } from './shell/cmd.ts'
import { powershellCommands } from './shell/powershell.ts'
import type { Commands } from './shell/words.ts'

const program = /^(?:.*[\\/])?curl(?:\.exe)?$/i

/** Whether a text is meant as a cURL command, in whatever shell's words. */
export function looksLikeCurl(text: string): boolean {
  return /^[\s"'&$>]*(?:[^\s"']*[\\/])?curl(?:\.exe)?["']?[\s^`\\]/i.test(text.slice(0, 400))
}

/**
 * The token and host of a cURL command as a browser copies it for bash, PowerShell or Windows' cmd. The header
 * `x-access-token` counts before the `session` cookie. Of several commands the first one with a token is taken.
 */
export function findInCurl(text: string): Candidate {
  const readings = shellsOf(text).map((commands) => findInCommands(commands(text)))
  return readings.find(({ token }) => token !== null && clean.test(token)) ?? readings[0] ?? nothing
}

/** Read with another shell's eyes a token has quotes or carets in it. */
const clean = /^[\w.-]+$/

function findInCommands(commands: Commands): Candidate {
  const requests = commands.flatMap((words) => {
    const at = words.findIndex((word) => program.test(word))
    return at < 0 ? [] : [readArguments(words.slice(at + 1))]
  })
  const request = requests.find((known) => tokensIn(known).length > 0) ?? requests[0]
  return request ? candidateOf(request) : nothing
}

const nothing: Candidate = { token: null, host: null, timeoutSeconds: null, problems: [], names: [] }

/**
 * The likeliest first, by what only one of them does: carets before quotes or line breaks, back quotes before
 * line breaks. A request's body may hold such a pair by chance, so the others follow.
 */
function shellsOf(text: string): readonly ((text: string) => Commands)[] {
  if (/\^(?:"|[ \t]*[\r\n])/.test(text)) return [cmdCommands, bashCommands, powershellCommands]
  if (/`(?:"|[ \t]*[\r\n])/.test(text)) return [powershellCommands, bashCommands, cmdCommands]
  return [bashCommands, powershellCommands, cmdCommands]
}

interface Request {
  readonly headers: readonly string[]
  readonly cookies: readonly string[]
  readonly addresses: readonly string[]
}

function candidateOf(request: Request): Candidate {
  const tokens = tokensIn(request)
  const address = addressIn(request)
  const problems: ImportProblem[] = []
  if (address && !address.ok) problems.push(address.failure)
  if (new Set(tokens).size > 1) problems.push({ kind: 'tokens-differ' })
  return { ...nothing, token: tokens[0] ?? null, host: address?.ok ? address.value : null, problems }
}

/** An allowed host wins over what merely looks like an address, as an unknown option's argument may. */
function addressIn({ addresses }: Request) {
  const read = addresses.map(hostOfAddress)
  return read.find(({ ok }) => ok) ?? read[0] ?? null
}

/** The tokens in a request, the one that the API looks at first. */
function tokensIn({ headers, cookies }: Request): readonly string[] {
  const named = (name: string) =>
    headers.flatMap((header) => {
      const at = header.indexOf(':')
      return header.slice(0, Math.max(at, 0)).trim().toLowerCase() === name
        ? [header.slice(at + 1).trim()]
        : []
    })
  const sessions = [...named('cookie'), ...cookies].map(sessionCookie)
  return [...named('x-access-token'), ...sessions].filter(isGiven)
}

function isGiven(token: string | null): token is string {
  return token !== null && token !== ''
}

type Part = 'headers' | 'cookies' | 'addresses' | 'other'

/**
 * Options of cURL whose argument is none of ours; every option that is in neither list stands alone.
 * https://curl.se/docs/manpage.html
 */
const otherLong =
  /^(?:request|referer|user-agent|output|user|proxy|form|range|upload-file|data(?:-raw|-ascii|-binary|-urlencode)?|json|write-out|max-time|connect-timeout|retry|cookie-jar|config|resolve|cacert|cert|key)$/
const otherShort = /^[ACDEFKPQTUXYcdehmortuwxyz]$/

function partOfLong(name: string): Part | null {
  if (name === 'header') return 'headers'
  if (name === 'cookie') return 'cookies'
  if (name === 'url') return 'addresses'
  return otherLong.test(name) ? 'other' : null
}

function partOfShort(letter: string): Part | null {
  if (letter === 'H') return 'headers'
  if (letter === 'b') return 'cookies'
  return otherShort.test(letter) ? 'other' : null
}

function readArguments(words: readonly string[]): Request {
  const found: Record<Part, string[]> = { headers: [], cookies: [], addresses: [], other: [] }
  for (let at = 0; at < words.length; at++) {
    const option = readOption(words[at] ?? '')
    if (option.attached !== null) found[option.part].push(option.attached)
    else if (option.takesNext) found[option.part].push(words[(at += 1)] ?? '')
  }
  return found
}

interface Option {
  readonly part: Part
  /** What stands in the same word. */
  readonly attached: string | null
  readonly takesNext: boolean
}

const alone: Option = { part: 'other', attached: null, takesNext: false }

function readOption(word: string): Option {
  if (!word.startsWith('-')) return { part: 'addresses', attached: word, takesNext: false }
  if (!word.startsWith('--')) return readLetters(word)
  const [name = '', attached = null] = word.slice(2).split(/=(.*)/s)
  const part = partOfLong(name)
  return part === null ? alone : { part, attached, takesNext: attached === null }
}

/** Letters may share a dash, the last one with its argument right after it: `-sSHname:value`. */
function readLetters(word: string): Option {
  for (let at = 1; at < word.length; at++) {
    const part = partOfShort(word.charAt(at))
    if (part === null) continue
    const attached = word.slice(at + 1)
    return { part, attached: attached === '' ? null : attached, takesNext: attached === '' }
  }
  return alone
}
