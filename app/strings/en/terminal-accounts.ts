import type { Failure } from '../../domain/failure.ts'
import type { Glance } from '../../domain/glance.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { EverythingView } from '../../domain/view.ts'
import { formatMoney } from '../format.ts'
import { visible } from '../visible.ts'
import { accountsLeftOutText, accountsStaleText, unratedText } from './accounts.ts'
import { failureReason, glanceBar, glanceText } from './terminal.ts'

/** Several accounts, and what they come to. */
export interface AllGlances {
  readonly accounts: readonly { readonly glance: Glance; readonly failure: Failure | null }[]
  readonly everything: EverythingView
}

/** Why one account could not be read, in one sentence that begins with its name. */
export function accountFailureText({ account }: Glance, failure: Failure): string {
  return `${nameOf(account)}: ${failureReason(failure)}`
}

/** Each account that could be read, and the sum under them. */
export function allText(all: AllGlances, nowMs: EpochMs): string {
  const read = all.accounts.filter(({ failure }) => failure === null)
  const notes = notesOf(all).map((note) => `\n         ${note}`)
  return [
    ...read.map(({ glance }) => glanceText(glance, nowMs)),
    `All      ${sumText(all.everything)}${notes.join('')}`,
  ].join('\n\n')
}

/** One line for a status bar with the sum, and one for each account in its tooltip. */
export function allBar(all: AllGlances, nowMs: EpochMs): { text: string; tooltip: string; class: string } {
  const bars = all.accounts.map(({ glance, failure }) => ({ glance, failure, bar: glanceBar(glance, nowMs) }))
  const failed = bars.find(({ failure }) => failure !== null)
  const worst = bars.find(({ bar }) => bar.class !== 'valid' && bar.class !== 'unknown') ?? bars[0]
  return {
    text: sumText(all.everything),
    tooltip: bars
      .map(({ glance, failure, bar }) =>
        failure ? accountFailureText(glance, failure) : `${nameOf(glance.account)}: ${bar.text}`,
      )
      .join('\n'),
    class: failed?.failure?.kind ?? worst?.bar.class ?? 'unknown',
  }
}

function sumText({ total }: EverythingView): string {
  return total ? formatMoney(total.amount, total.currency) : 'no total'
}

function notesOf({ accounts, everything: { total, leftOut, stale } }: AllGlances): readonly string[] {
  const nameIn = (wanted: string) => {
    const found = accounts.find(({ glance }) => glance.account.id === wanted)
    return found ? nameOf(found.glance.account) : wanted
  }
  return [
    unratedText(total?.unpriced ?? []),
    accountsLeftOutText(leftOut.map(({ account, why }) => ({ name: nameIn(account), why }))),
    accountsStaleText(stale.map(nameIn)),
  ].filter((note) => note !== '')
}

function nameOf({ name, id }: Glance['account']): string {
  return visible(name || id)
}
