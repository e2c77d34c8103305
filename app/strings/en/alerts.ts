import type { AccountFlag, AlertFacts, AlertKind, ShownAlert } from '../../domain/alert.ts'
import { hiddenMark, type ShownAmount } from '../../domain/amount.ts'
import { assertNever } from '../../domain/assert-never.ts'
import { currencyLabel, type CurrencyCode } from '../../domain/currency.ts'
import type { HistorySubject } from '../../domain/history.ts'
import { minuteMs } from '../../domain/time.ts'
import { formatDuration, formatMoney } from '../format.ts'
import { accountLineText } from './check-run.ts'
import { checkTexts } from './checks.ts'

/** A native notification's two parts. */
export interface NoticeText {
  readonly title: string
  readonly body: string
}

type Of<Kind extends AlertKind> = Extract<AlertFacts<ShownAmount>, { kind: Kind }>

/** What was seen: a line that stands by itself, and a sentence or two with the rest. Hidden amounts are left out. */
export function alertText({ facts, atMs }: Pick<ShownAlert, 'facts' | 'atMs'>): NoticeText {
  switch (facts.kind) {
    case 'change':
      return { title: changeTitle(facts), body: changeBody(facts) }
    case 'falls-to-zero':
      return { title: `${subjectText(facts.subject)} fell to zero`, body: zeroBody(facts) }
    case 'token-expiring':
      return { title: `The access token ends in ${leftText(facts.endsAtMs - atMs)}`, body: replaceInTime }
    case 'token-age':
      return {
        title: `The access token is ${formatDuration(facts.ageMs)} old`,
        body: `That is past the age you chose. ${replace}`,
      }
    case 'token-expired':
      return {
        title: 'The access token has expired',
        body: `It is no longer sent, so nothing is read. ${replace}`,
      }
    case 'token-rejected':
      return {
        title: 'Stake refuses the access token',
        body: 'A fault at Stake or the wrong mirror looks the same. Ask again in Stakewatch before you give it up.',
      }
    case 'new-session':
      return { title: manyText('A new session', 'new sessions', facts.others), body: sessionBody(facts) }
    case 'new-api-key':
      return { title: manyText('A new API key', 'new API keys', facts.others), body: apiKeyBody(facts) }
    case 'two-factor-off':
      return {
        title: 'Two-factor login was switched off',
        body: 'If that was not you, somebody else may be in the account. Look at its security settings at Stake.',
      }
    case 'email-unverified':
      return {
        title: 'The e-mail address is not verified any more',
        body: 'It may have been changed. If that was not you, look at the account’s settings at Stake.',
      }
    case 'account-flagged':
      return {
        title: accountFlagTexts[facts.flag],
        body: 'Stake says so of the account. Its support knows why.',
      }
    case 'self-exclusion':
      return facts.isOn
        ? { title: 'A self-exclusion has begun', body: 'Stake says that one is in force now.' }
        : { title: 'The self-exclusion has ended', body: 'Stake says that none is in force any more.' }
    case 'check-fails':
      return {
        title: 'A check newly fails',
        body: `${checkTexts[facts.check].title}. Open the checklist to see what was found.`,
      }
    case 'unreadable':
      return {
        title: 'Nothing could be read for an hour',
        body: 'Stakewatch goes on trying. What it shows is from before.',
      }
    case 'readable-again':
      return { title: 'Stake can be read again', body: `After ${formatDuration(atMs - facts.sinceMs)}.` }
    case 'bet-limit':
      return { title: manyText('A bet', 'bets', facts.others, 'outside your limits'), body: betBody(facts) }
    case 'daily-loss':
      return { title: lossTitle(facts), body: lossBody(facts) }
    default:
      return assertNever(facts)
  }
}

const accountFlagTexts: Readonly<Record<AccountFlag, string>> = {
  banned: 'The account is banned',
  suspended: 'The account is suspended',
  muted: 'The account is muted',
}

const replace = 'Make a new one at Stake and replace it in Stakewatch.'
const replaceInTime = 'Make a new one at Stake before then and replace it in Stakewatch.'

/** Looked at once a minute: what is a few seconds short of three days is three days. */
function leftText(remainingMs: number): string {
  return formatDuration(Math.ceil(remainingMs / minuteMs) * minuteMs)
}

export function subjectText(subject: HistorySubject): string {
  return subject === 'total' ? 'Your total' : `Your ${currencyLabel(subject)}`
}

function changeTitle({ subject, direction, percent }: Of<'change'>): string {
  const verb = direction === 'falls' ? 'fell' : 'rose'
  const by = percent === null || percent === hiddenMark ? '' : ` by ${percent}\u00a0%`
  return `${subjectText(subject)} ${verb}${by}`
}

function changeBody({ from, to, currency, windowMinutes }: Of<'change'>): string {
  const within = `within ${formatDuration(windowMinutes * minuteMs)}`
  return from === hiddenMark || to === hiddenMark
    ? `By more than you allow ${within}.`
    : `From ${formatMoney(from, currency)} to ${formatMoney(to, currency)} ${within}.`
}

function zeroBody({ from, currency }: Of<'falls-to-zero'>): string {
  return from === null || from === hiddenMark
    ? 'Nothing of it is left, neither available nor in the vault.'
    : `There was ${formatMoney(from, currency)} at the reading before.`
}

function manyText(one: string, many: string, others: number, rest = ''): string {
  return `${others === 0 ? one : `${others + 1} ${many}`}${rest === '' ? '' : ` ${rest}`}`
}

const unnamed = 'without a name'

function sessionBody({ name, place, others }: Of<'new-session'>): string {
  const what = [name === '' ? unnamed : name, place ?? 'from an unknown place'].join(', ')
  return `${others === 0 ? '' : 'One of them: '}${what}. If that was not you, end it at Stake.`
}

function apiKeyBody({ name, others }: Of<'new-api-key'>): string {
  const what = name === '' ? unnamed : name
  return `${others === 0 ? '' : 'One of them: '}${what}. If you did not make it, remove it at Stake.`
}

function betBody({ game, currency, amount, min, max }: Of<'bet-limit'>): string {
  if (amount === hiddenMark) return `${game}, in ${currencyLabel(currency)}.`
  return `${game}: ${formatMoney(amount, currency)}. ${limitText({ currency, min, max })}`
}

/** `You allow 0.10 to 5.00 USD.` */
function limitText(limit: {
  readonly currency: CurrencyCode
  readonly min: ShownAmount | null
  readonly max: ShownAmount | null
}): string {
  const { currency, min, max } = limit
  if (min !== null && max !== null) {
    return `You allow ${formatMoney(min, currency)} to ${formatMoney(max, currency)}.`
  }
  if (max !== null) return `You allow ${formatMoney(max, currency)} at most.`
  return min === null ? '' : `You allow ${formatMoney(min, currency)} at least.`
}

function lossTitle({ covers, currency }: Of<'daily-loss'>): string {
  return covers === 'all'
    ? 'Your daily loss limit is reached'
    : `Your daily loss limit for ${currencyLabel(currency)} is reached`
}

function lossBody({ currency, lost, limit }: Of<'daily-loss'>): string {
  return lost === hiddenMark || limit === hiddenMark
    ? 'Today’s bets have lost as much as you allow.'
    : `Today’s bets have lost ${formatMoney(lost, currency)}. You allow ${formatMoney(limit, currency)} a day.`
}

/** How an alert stands in a list of several, in one line; in privacy mode no check is named. */
function lineOf(alert: ShownAlert, isPrivate: boolean): string {
  const { title } = alertText(alert)
  const { facts } = alert
  if (facts.kind !== 'check-fails' || isPrivate) return title
  return `${title}: ${checkTexts[facts.check].title}`
}

function ofAccount(name: string | null, line: string): string {
  return name === null ? line : accountLineText(name, line)
}

const mostLines = 4

/**
 * The one native notification for all that is to be told; anybody may see it. While locked it says nothing of the
 * account, and in privacy mode no amount, no check and no name. `nameOf` says whose an alert is, null where that goes
 * without saying.
 */
export function noticeOf(
  alerts: readonly ShownAlert[],
  hidden: 'locked' | 'privacy' | null,
  nameOf: (alert: ShownAlert) => string | null,
): NoticeText {
  if (hidden === 'locked') return lockedNotice
  const isPrivate = hidden === 'privacy'
  const whose = (alert: ShownAlert) => (isPrivate ? null : nameOf(alert))
  const [first, ...others] = alerts
  if (first && others.length === 0) {
    if (isPrivate && first.facts.kind === 'check-fails') return privateCheckNotice
    const { title, body } = alertText(first)
    return { title, body: ofAccount(whose(first), body) }
  }
  const lines = alerts.slice(0, mostLines).map((alert) => ofAccount(whose(alert), lineOf(alert, isPrivate)))
  const rest = alerts.length - lines.length
  const body = `${lines.join('. ')}${rest > 0 ? `, and ${rest} more` : ''}.`
  return { title: `${alerts.length} alerts`, body }
}

const lockedNotice: NoticeText = {
  title: 'Stakewatch',
  body: 'Stakewatch has something to tell you. Unlock to see it.',
}

const privateCheckNotice: NoticeText = {
  title: 'A check newly fails',
  body: 'Open the checklist to see what was found.',
}

export const testNotice: NoticeText = {
  title: 'A test notification',
  body: 'This is how Stakewatch tells you of an alert. A click opens the right place.',
}
