import type { JudgedEntry, OutsideLimit, ShownBet, ShownBets } from '../../domain/account-details.ts'
import { hiddenMark, type Amount } from '../../domain/amount.ts'
import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { Failure } from '../../domain/failure.ts'
import type { AccountStanding } from '../../domain/snapshot.ts'
import { oddityTexts } from './evidence/account.ts'
import { failureText } from './failures.ts'
import { count } from '../format.ts'

/** Words of the account's own page. */
export const accountStrings = {
  title: 'Account',
  intro: 'What Stake says of your account. Nothing can be changed from here: the links lead to where it can.',
  readAnew: 'Read anew',
  reading: 'Reading',
  asOf: 'As of',
  never: 'Not read yet.',
  unsaid: 'Not said by Stake',

  protection: {
    title: 'Protection',
    twoFactor: 'Two-factor',
    on: 'On',
    off: 'Off',
    email: 'E-mail',
    verified: 'Verified',
    unverified: 'Not verified',
    kyc: 'Identity',
    standing: 'Standing',
    goodStanding: 'In good standing',
    partlySaid: 'Nothing against it, as far as Stake says',
  },

  vip: {
    title: 'VIP',
    level: 'Level',
    noLevel: 'None yet',
    toNext: 'Next level',
    progress: 'On the way to the next level',
  },

  sessions: { title: 'Active sessions', none: 'No session is active.' },
  apiKeys: { title: 'API keys', none: 'No API key is active.' },
  nothingUnusual: 'Nothing unusual',
  unnamed: 'Without a name',
  lastUsed: 'last used',
  made: 'made',

  bets: {
    title: 'Recent bets',
    none: 'No bet on the casino’s own games lately.',
    game: 'Game and time',
    amount: 'Amount',
    payout: 'Payout',
    multiplier: 'Times',
    result: 'Result',
    unnamed: 'Unnamed game',
  },
} as const

export const linkTexts = {
  'stake-security': 'Security',
  'stake-api': 'API keys',
  'stake-verification': 'Verification',
  'stake-vip': 'VIP progress',
  'stake-bets': 'All bets',
} as const

/** What a link is called where its place on the page does not tell where it leads. */
export function linkLabel(link: keyof typeof linkTexts): string {
  return `${linkTexts[link]} at Stake, in your browser`
}

/** As the site’s own pages call them; what is not known here is shown as it was sent. */
const levelNames: ReadonlyMap<string, string> = new Map([
  ['bronze', 'Bronze'],
  ['silver', 'Silver'],
  ['gold', 'Gold'],
  ['platinum', 'Platinum'],
  ['wagered(250k)', 'Platinum'],
  ['wagered(500k)', 'Platinum II'],
  ['wagered(1m)', 'Platinum III'],
  ['wagered(2.5m)', 'Platinum IV'],
  ['wagered(5m)', 'Platinum V'],
  ['wagered(10m)', 'Platinum VI'],
  ['wagered(25m)', 'Diamond'],
  ['wagered(50m)', 'Diamond II'],
  ['wagered(100m)', 'Diamond III'],
  ['wagered(250m)', 'Diamond IV'],
  ['wagered(500m)', 'Diamond V'],
])

export function levelText(flag: string): string {
  return levelNames.get(flag.toLowerCase()) ?? flag
}

/** Stake's word for how far it has checked who one is, with a capital. */
export function kycText(level: string): string {
  return level.charAt(0).toUpperCase() + level.slice(1)
}

/** Why a part of the page is missing, or as old as it says. */
export function partFailureText(failure: Failure, isKnown: boolean): string {
  return `${isKnown ? 'Could not be read again.' : 'Could not be read.'} ${failureText(failure)}`
}

const wrongs: Readonly<Record<keyof AccountStanding, string>> = {
  isBanned: 'Banned',
  isSuspended: 'Suspended',
  isMuted: 'Muted in the chat',
  isSelfExcluded: 'Self-exclusion in force',
}

/** What stands against the account, the worst first. */
export function standingWords(standing: AccountStanding): readonly string[] {
  const parts = ['isBanned', 'isSuspended', 'isSelfExcluded', 'isMuted'] as const
  return parts.filter((part) => standing[part] === true).map((part) => wrongs[part])
}

export function oddityText(oddity: JudgedEntry['oddities'][number]): string {
  const text = oddityTexts[oddity]
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function endedText(ended: number, one: string): string {
  return `${count(ended, one)} that ended ${ended === 1 ? 'is' : 'are'} not shown.`
}

export const resultWords: Readonly<Record<ShownBet['result'], string>> = {
  open: 'Going on',
  won: 'Won',
  lost: 'Lost',
  even: 'Even',
}

/** Which limit a bet does not keep. */
export function outsideText({ side, limit }: OutsideLimit, currency: CurrencyCode): string {
  if (limit === null) return 'Outside your limits: nothing staked'
  const words = side === 'above' ? 'Above your limit' : 'Below your limit'
  return limit === hiddenMark ? words : `${words} of ${limit}\u00a0${currencyLabel(currency)}`
}

/** `42.71 %`, as exact as it is known. */
export function percentText(percent: Amount): string {
  return `${percent}\u00a0%`
}

/** What the list of bets leaves out, and whether anything is marked in it. */
export function betsNote({ bets, otherKinds, unreadable, hasLimits }: ShownBets): string {
  const others = 'slots, live tables, sports'
  const outside = bets.filter((bet) => bet.outside !== null).length
  const said = [
    hasLimits && bets.length > 0 && (outside === 0 ? 'All are within your limits.' : outsideCount(outside)),
    !hasLimits && bets.length > 0 && 'You have set no limits for a bet, so none is marked.',
    otherKinds > 0 && `${count(otherKinds, 'bet')} of other kinds (${others}) not shown.`,
    unreadable > 0 && `${count(unreadable, 'bet')} not understood.`,
  ]
  return said.filter((sentence) => sentence !== false).join(' ')
}

function outsideCount(outside: number): string {
  return `${count(outside, 'bet')} outside your limits.`
}
