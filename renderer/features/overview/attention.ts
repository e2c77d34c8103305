import { assertNever } from '../../../app/domain/assert-never.ts'
import type { CheckId, CheckResult } from '../../../app/domain/check.ts'
import type { CurrencyCode } from '../../../app/domain/currency.ts'
import type { Failure } from '../../../app/domain/failure.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { checkTexts } from '../../../app/strings/en/checks.ts'
import { failureText } from '../../../app/strings/en/failures.ts'
import {
  checksFailText,
  checksWarnText,
  overviewStrings,
  rotationDueText,
  tokenExpiringText,
} from '../../../app/strings/en/page-overview.ts'
import { displayTroubleText } from '../../../app/strings/en/rates.ts'

export type AttentionAction = 'set-up' | 'replace' | 'probe' | 'refresh' | 'unlock' | 'checklist' | 'currency'

/** One thing that is wrong, and the one thing to do about it. */
export interface Attention {
  readonly tone: 'warn' | 'bad'
  readonly text: string
  readonly action: AttentionAction
}

/** More than three would be a list, not a glance; the rest shows once these are dealt with. */
const most = 3

const { needs } = overviewStrings

/** What needs the owner's attention, worst first, at most three; nothing is named twice. */
export function attention(
  account: AccountView,
  results: readonly CheckResult[],
  display: CurrencyCode,
): readonly Attention[] {
  const token = tokenAttention(account)
  const found = [
    token,
    readingAttention(account, token !== null),
    ...checkAttention(results, token !== null),
    ...partialAttention(account),
    displayAttention(account, display),
  ]
  const items = found.filter((item) => item !== null)
  const bad = items.filter(({ tone }) => tone === 'bad')
  return [...bad, ...items.filter(({ tone }) => tone === 'warn')].slice(0, most)
}

function tokenAttention({ token }: AccountView): Attention | null {
  if (token.keychain !== null) return { tone: 'bad', text: failureText(token.keychain), action: 'unlock' }
  const { state, remainingMs, rotationDue, ageMs } = token.health
  switch (state) {
    case 'missing':
      return { tone: 'bad', text: needs.tokenMissing, action: 'set-up' }
    case 'expired':
      return { tone: 'bad', text: needs.tokenExpired, action: 'replace' }
    case 'rejected':
      return token.refused?.againAtMs === null
        ? { tone: 'bad', text: needs.tokenRefused, action: 'probe' }
        : { tone: 'bad', text: needs.tokenRejected, action: 'replace' }
    case 'expiring':
      return { tone: 'warn', text: tokenExpiringText(remainingMs ?? 0), action: 'replace' }
    case 'valid':
    case 'unknown':
      return rotationDue ? { tone: 'warn', text: rotationDueText(ageMs ?? 0), action: 'replace' } : null
    default:
      return assertNever(state)
  }
}

/** Why the last reading failed, unless the token's own state has said so already. */
function readingAttention({ freshness }: AccountView, tokenNamed: boolean): Attention | null {
  const { failure } = freshness
  if (failure === null || (tokenNamed && isAboutToken(failure))) return null
  return { tone: freshness.stale ? 'bad' : 'warn', text: failureText(failure), action: 'refresh' }
}

function isAboutToken({ kind }: Failure): boolean {
  return kind.startsWith('token-') || kind.startsWith('keychain-')
}

function partialAttention({ freshness }: AccountView): readonly Attention[] {
  if (freshness.failure !== null) return []
  const { rates, security } = freshness.partial
  return [
    ...(rates ? [{ tone: 'warn', text: needs.rates, action: 'refresh' } as const] : []),
    ...(security ? [{ tone: 'warn', text: needs.security, action: 'refresh' } as const] : []),
  ]
}

/** Where the display currency's own rate is what keeps something from being valued. */
function displayAttention({ snapshot }: AccountView, display: CurrencyCode): Attention | null {
  const trouble = snapshot?.displayTrouble ?? null
  const isFelt = snapshot?.balances.some(({ unpriced }) => unpriced?.kind === 'display')
  if (trouble === null || !isFelt) return null
  return { tone: 'warn', text: displayTroubleText(trouble, display), action: 'currency' }
}

const tokenChecks: ReadonlySet<CheckId> = new Set(['token-in-keychain', 'token-age'])

function checkAttention(checklist: readonly CheckResult[], tokenNamed: boolean): readonly Attention[] {
  const titles = (status: CheckResult['status']) =>
    checklist
      .filter((check) => check.status === status && !(tokenNamed && tokenChecks.has(check.id)))
      .map(({ id }) => checkTexts[id].title)
  const failing = titles('fail')
  const warning = titles('warn')
  return [
    ...(failing.length > 0
      ? [{ tone: 'bad', text: checksFailText(failing), action: 'checklist' } as const]
      : []),
    // Where something fails as well, the same press leads to both.
    ...(failing.length === 0 && warning.length > 0
      ? [{ tone: 'warn', text: checksWarnText(warning), action: 'checklist' } as const]
      : []),
  ]
}
