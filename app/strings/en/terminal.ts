import { zero } from '../../domain/amount.ts'
import { currencyLabel } from '../../domain/currency.ts'
import type { Failure } from '../../domain/failure.ts'
import type { Glance } from '../../domain/glance.ts'
import type { EpochMs } from '../../domain/time.ts'
import { formatAmount, formatDuration, formatMoney, formatRelative } from '../format.ts'
import { visible } from '../visible.ts'
import { failureText } from './failures.ts'
import { leftOutCount, leftOutText, unpricedReason, type LeftOut } from './rates.ts'
import { tokenStateWords } from './token.ts'

export const usage = `Usage: stakewatch glance [options]     the balance at a glance
       stakewatch checklist [options]  the security checklist, and the scan of folders

Each says more with --help.`

export const glanceUsage = `Usage: stakewatch glance [--demo] [--json | --format text|waybar] [--private]
                         [--account NAME] [--passphrase-fd N] [--data-dir DIR]

  --demo             a simulated account, without network or keychain
  --json             the glance as one JSON object
  --format FORMAT    text (the default) or waybar
  --private          every amount hidden, as in privacy mode
  --account NAME     this account only: what you call it, its name at Stake, or its id
  --passphrase-fd N  reads the passphrase from this descriptor, instead of asking
  --data-dir DIR     where settings are kept, if not in the usual place
  --help             this text

Exit codes: 0 fine, 2 usage, 3 no token, 4 token expired or rejected,
5 offline, blocked or server trouble, 6 keychain locked or unavailable,
7 Stakewatch is locked.`

export const usageProblems = {
  noCommand: 'Say what to show: stakewatch glance, or stakewatch checklist.',
  unknownCommand: 'The commands are glance and checklist.',
  unknownOption: 'One of the options is not known. See stakewatch glance --help.',
  unknownChecklistOption: 'One of the options is not known. See stakewatch checklist --help.',
  badValue: 'One of the options lacks its value, or takes none. See stakewatch checklist --help.',
  twoFormats: 'Choose either --json or --format, not both.',
  twoOutputs: 'Choose one of --json and --sarif, once.',
  unknownFormat: 'The format must be text or waybar.',
  unknownThreshold: 'Give --fail-on once, with warn or fail.',
  emptyFolder: 'One of the folders has an empty name.',
  baselineNeedsFolder: 'Give --write-baseline the folders to write into, and not the demo.',
  emptyAccount: 'Give --account the name of an account.',
  emptyDataDir: 'Give --data-dir a directory.',
  badPassphraseFd: 'Give --passphrase-fd the number of a descriptor to read from.',
} as const
export type UsageProblem = keyof typeof usageProblems

export const passphrasePrompt = 'Passphrase: '

/** Said while a terminal waits after wrong passphrases. */
export function waitingText(waitMs: number): string {
  return `After wrong passphrases the next one waits: ${formatDuration(waitMs)}.`
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** What happened, without the advice: one sentence for stderr. */
export function failureReason(failure: Failure): string {
  const [first] = sentences.segment(failureText(failure))
  return (first?.segment ?? '').trim()
}

/** The glance as aligned lines of text. */
export function glanceText(glance: Glance, nowMs: EpochMs): string {
  const name = visible(glance.account.name || glance.account.id)
  return [
    `${name} on ${glance.account.host}${glance.demo ? '  (demo: nothing here is real)' : ''}`,
    '',
    `Total    ${totalText(glance, leftOutText(leftOut(glance), glance.total.currency, nowMs))}`,
    ...balanceLines(glance, nowMs),
    '',
    `Token    ${tokenText(glance, nowMs)}`,
    `Updated  ${freshnessText(glance, nowMs)}`,
  ].join('\n')
}

/** One line for a status bar, and details for its tooltip. */
export function glanceBar(glance: Glance, nowMs: EpochMs): { text: string; tooltip: string; class: string } {
  return {
    text: totalText(glance, leftOutCount(leftOut(glance))),
    tooltip: `${tokenText(glance, nowMs)}\n${freshnessText(glance, nowMs)}`,
    class: glance.stale ? 'stale' : glance.token.state,
  }
}

function totalText({ total: { amount, currency } }: Glance, left: string): string {
  if (amount === null) return 'no rate to price it with'
  return formatMoney(amount, currency) + (left === '' ? '' : `; ${left}`)
}

function leftOut({ balances }: Glance): readonly LeftOut[] {
  return balances.filter(({ held, value }) => held && value === null)
}

function balanceLines(glance: Glance, nowMs: EpochMs): string[] {
  const rows = glance.balances
    .filter(({ held }) => held)
    .map(({ currency, available, vault, value, unpriced }) => [
      currencyLabel(currency),
      formatAmount(available, currency),
      vault === zero ? '' : `+ ${formatAmount(vault, currency)} in the vault`,
      value === null
        ? unpricedReason(unpriced ?? { kind: 'missing' }, glance.total.currency, nowMs)
        : formatMoney(value, glance.total.currency),
    ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)))
  return rows.map(([code = '', available = '', vault = '', value = '']) =>
    [
      `  ${code.padEnd(widths[0] ?? 0)}`,
      available.padStart(widths[1] ?? 0),
      vault.padEnd(widths[2] ?? 0),
      value.padStart(widths[3] ?? 0),
    ].join('  '),
  )
}

function tokenText(glance: Glance, nowMs: EpochMs): string {
  const { state, expiresAt, storage } = glance.token
  const left = expiresAt === null ? null : Date.parse(expiresAt) - nowMs
  const expiry = left === null || left <= 0 ? '' : `, ${formatDuration(left)} left`
  return `${tokenStateWords[state]}${expiry}, in ${storage.backend}`
}

function freshnessText(glance: Glance, nowMs: EpochMs): string {
  if (glance.updatedAt === null) return 'never'
  return formatRelative(Date.parse(glance.updatedAt), nowMs) + (glance.stale ? ' (stale)' : '')
}
