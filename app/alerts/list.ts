import type { AccountId } from '../domain/account.ts'
import { ruleOf, type Alert, type AlertFacts } from '../domain/alert.ts'
import type { AlertSettings, QuietMinutes } from '../domain/alert-settings.ts'
import { assertNever } from '../domain/assert-never.ts'
import { minuteMs, type EpochMs } from '../domain/time.ts'
import type { AlertsMemory } from './memory.ts'

export const mostAlerts = 200

/** Whether the owner wants to know of it. */
export function isWanted(facts: AlertFacts, { rules }: AlertSettings): boolean {
  const rule = ruleOf(facts)
  // A threshold that is switched off is not looked at, and what is only listed follows what it ends.
  return rule === null ? facts.kind === 'change' || rules.unreadable.isOn : rules[rule].isOn
}

/**
 * Lists what was found. Of what is seen again within its rule's quiet time, the alert that is there counts one more;
 * anything else is a new one, and waits to be told.
 */
export function withFound(
  before: AlertsMemory,
  account: AccountId | null,
  found: readonly AlertFacts[],
  settings: AlertSettings,
  nowMs: EpochMs,
): AlertsMemory {
  return found
    .filter((facts) => isWanted(facts, settings))
    .reduce((memory, facts) => withOne(memory, account, facts, quietMs(facts, settings), nowMs), before)
}

function withOne(
  memory: AlertsMemory,
  account: AccountId | null,
  facts: AlertFacts,
  quietForMs: number,
  nowMs: EpochMs,
): AlertsMemory {
  const name = nameOf(facts)
  const same = memory.list.find((alert) => alert.account === account && nameOf(alert.facts) === name)
  if (same && Math.abs(nowMs - same.atMs) < quietForMs) {
    const counted = { ...same, again: same.again + 1, lastAtMs: nowMs, isSeen: false }
    return { ...memory, list: memory.list.map((alert) => (alert === same ? counted : alert)) }
  }
  const isListedOnly = facts.kind === 'readable-again'
  const id = memory.nextId
  const alert: Alert = { id, account, atMs: nowMs, facts, again: 0, lastAtMs: nowMs, isSeen: isListedOnly }
  const list = [alert, ...memory.list].slice(0, mostAlerts)
  const untold = isListedOnly ? memory.untold : [...memory.untold, id]
  return { ...memory, list, nextId: id + 1, untold: kept(untold, list) }
}

/** Those that are still listed. */
function kept(untold: readonly number[], list: readonly Alert[]): readonly number[] {
  const ids = new Set(list.map(({ id }) => id))
  return untold.filter((id) => ids.has(id))
}

function quietMs(facts: AlertFacts, { rules, thresholds }: AlertSettings): number {
  const rule = ruleOf(facts)
  const own = facts.kind === 'change' && thresholds.find(({ id }) => id === facts.threshold)
  const minutes: QuietMinutes = rule ? rules[rule].quietMinutes : own ? own.quietMinutes : 0
  return minutes * minuteMs
}

/** What has the same name is the same thing seen again. */
function nameOf(facts: AlertFacts): string {
  const { kind } = facts
  switch (kind) {
    case 'change':
      return `${kind} ${facts.threshold}`
    case 'falls-to-zero':
      return `${kind} ${facts.subject}`
    case 'account-flagged':
      return `${kind} ${facts.flag}`
    case 'check-fails':
      return `${kind} ${facts.check}`
    case 'bet-limit':
      return `${kind} ${facts.currency}`
    case 'daily-loss':
      return `${kind} ${facts.covers} ${facts.currency}`
    case 'self-exclusion':
      return `${kind} ${facts.isOn}`
    case 'token-expiring':
    case 'token-expired':
    case 'token-rejected':
    case 'token-age':
    case 'new-session':
    case 'new-api-key':
    case 'two-factor-off':
    case 'email-unverified':
    case 'unreadable':
    case 'readable-again':
      return kind
    default:
      return assertNever(kind)
  }
}

export function allSeen(memory: AlertsMemory): AlertsMemory {
  if (memory.list.every(({ isSeen }) => isSeen)) return memory
  return { ...memory, list: memory.list.map((alert) => (alert.isSeen ? alert : { ...alert, isSeen: true })) }
}

export function cleared(memory: AlertsMemory): AlertsMemory {
  return memory.list.length === 0 ? memory : { ...memory, list: [], untold: [] }
}

/** Without anything of one account. */
export function withoutAccount(memory: AlertsMemory, account: AccountId): AlertsMemory {
  const list = memory.list.filter((alert) => alert.account !== account)
  const accounts = memory.accounts.filter((known) => known.account !== account)
  if (list.length === memory.list.length && accounts.length === memory.accounts.length) return memory
  return { ...memory, list, accounts, untold: kept(memory.untold, list) }
}
