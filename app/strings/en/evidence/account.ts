import type { AccessEntry, AccountStanding } from '../../../domain/snapshot.ts'
import type { EpochMs } from '../../../domain/time.ts'
import { formatDay, formatExactTime } from '../../format.ts'

export const accessNotReadText =
  'The sessions and API keys of your account were not read, or Stake did not tell. Refresh, then run this again.'

export function accessReadText(sessions: number, apiKeys: number, readAtMs: EpochMs): string {
  return `Active on your account: ${numbered(sessions, 'session')} and ${numbered(apiKeys, 'API key')}. Read on ${formatExactTime(readAtMs)}.`
}

function numbered(number: number, one: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${one}s`
}

type AccessKind = 'session' | 'api-key'

const accessWords: Readonly<Record<AccessKind, string>> = { session: 'Session', 'api-key': 'API key' }

/** One session or API key: its name, where it is from, when it was last used. */
export function accessText(kind: AccessKind, entry: AccessEntry): string {
  const place = [entry.city, entry.country].filter((part) => part !== null).join(', ')
  const used = entry.lastUsedAtMs === null ? '' : `last used on ${formatDay(entry.lastUsedAtMs)}`
  const details = [place, used].filter((part) => part !== '').join(', ')
  const name = entry.name === '' ? 'without a name' : `“${entry.name}”`
  return `${accessWords[kind]} ${name}${details === '' ? '' : ` (${details})`}`
}

export function moreAccessText(more: number): string {
  return more === 1 ? 'And 1 more.' : `And ${more} more.`
}

/** Why a session or an API key stands out. */
export const oddityTexts = {
  new: 'first seen within the last 7 days',
  'unknown-country': 'from a country that is not known here',
  idle: 'not used for more than 30 days, and still able to get in',
  unnamed: 'never given a name',
} as const

export function unusualText(kind: AccessKind, entry: AccessEntry, oddity: keyof typeof oddityTexts): string {
  return `${accessText(kind, entry)}: ${oddityTexts[oddity]}.`
}

export const sessionFormText =
  'The token is 96 hexadecimal digits: the form of a session, and as far as is known of an API key too.'
export const jwtFormText =
  'The token is a JWT. Stake gives none today, so what it can do is not known from its form.'
export const otherFormText =
  'The token has not the form of a session. As far as can be known it is an API key: it reads, and is said not to change password, e-mail or two-factor authentication.'
export const sessionPowerText =
  'A session token can do all that you can: bet, tip, withdraw, and change the settings. Keep it as you keep your password.'
export const eitherPowerText =
  'Which of the two it is cannot be told from here. Take it for a session token, which can do all that you can.'
export const noActiveKeyText =
  'Your account has no active API key, so the token can only be that of a session.'

export function activeKeysText(keys: number): string {
  return keys === 1
    ? 'Your account has 1 active API key, so the token may be that.'
    : `Your account has ${keys} active API keys, so the token may be one of them.`
}

const standingTexts: Readonly<
  Record<keyof AccountStanding, { readonly yes: string; readonly no: string; readonly unsaid: string }>
> = {
  isBanned: {
    yes: 'Stake says that your account is banned.',
    no: 'Your account is not banned.',
    unsaid: 'Stake did not say whether your account is banned.',
  },
  isSuspended: {
    yes: 'Stake says that your account is suspended.',
    no: 'Your account is not suspended.',
    unsaid: 'Stake did not say whether your account is suspended.',
  },
  isMuted: {
    yes: 'Stake says that your account is muted in the chat.',
    no: 'Your account is not muted in the chat.',
    unsaid: 'Stake did not say whether your account is muted in the chat.',
  },
  isSelfExcluded: {
    yes: 'A self-exclusion is in force.',
    no: 'No self-exclusion is in force.',
    unsaid: 'Stake did not say whether a self-exclusion is in force.',
  },
}

export function standingText(part: keyof AccountStanding, value: boolean | null): string {
  const texts = standingTexts[part]
  return value === null ? texts.unsaid : value ? texts.yes : texts.no
}

export function standingReadText(readAtMs: EpochMs): string {
  return `Read on ${formatExactTime(readAtMs)}.`
}
