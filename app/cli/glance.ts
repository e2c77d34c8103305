import { createCore, type GlanceOutcome } from '../core.ts'
import type { Glance } from '../domain/glance.ts'
import type { EpochMs } from '../domain/time.ts'
import { settingsNoticeText } from '../strings/en/failures.ts'
import { accountFailureText, allBar, allText, type AllGlances } from '../strings/en/terminal-accounts.ts'
import { failureReason, glanceBar, glanceText } from '../strings/en/terminal.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import type { GlanceFormat, GlanceOptions } from './glance-options.ts'
import type { TerminalHost } from './host.ts'
import { openLock } from './open-lock.ts'

/** One reading, printed; answers the exit code. */
export async function runGlance(options: GlanceOptions, host: TerminalHost): Promise<number> {
  const { demo, format, hideAmounts, account, passphraseFd, dataDir } = options
  const ports = host.ports({ demo, dataDir })
  const core = await createCore(ports)
  try {
    const locked = await openLock(core, passphraseFd, host, ports.clock)
    if (locked) {
      return report({ accounts: [], everything: null, failure: locked }, format, host, ports.clock.now())
    }
    await core.start({ mayRepair: false })
    const { notice } = core.view()
    if (notice) host.error(settingsNoticeText(notice))
    return report(await core.glance({ hideAmounts, account }), format, host, ports.clock.now())
  } finally {
    await core.close()
  }
}

/** The object of schema 1, whose keys scripts rely on. */
function glanceJson(glance: Glance): string {
  return JSON.stringify({ ...glance, balances: glance.balances.map(shownBalance) })
}

function shownBalance({ currency, available, vault, value }: Glance['balances'][number]) {
  return { currency, available, vault, value }
}

function report(outcome: GlanceOutcome, format: GlanceFormat, host: TerminalHost, nowMs: EpochMs): number {
  const { accounts, everything, failure } = outcome
  const [only] = accounts
  if (everything && accounts.some((one) => one.failure === null)) {
    return reportAll({ accounts, everything }, format, host, nowMs)
  }
  if (failure) {
    const reason = failureReason(failure)
    host.error(reason)
    // A status bar has nothing else to show than what we print.
    if (format === 'waybar') host.out(JSON.stringify({ text: '—', tooltip: reason, class: failure.kind }))
    return exitCodeOf(failure)
  }
  if (!only) return exitCodes.unexpected
  if (format === 'json') host.out(glanceJson(only.glance))
  else if (format === 'waybar') host.out(JSON.stringify(glanceBar(only.glance, nowMs)))
  else host.out(glanceText(only.glance, nowMs))
  return exitCodes.fine
}

/** One account's failure keeps nothing of the others back; the exit code is that of the first one. */
function reportAll(all: AllGlances, format: GlanceFormat, host: TerminalHost, nowMs: EpochMs): number {
  const failed = all.accounts.flatMap(({ glance, failure }) => (failure ? [{ glance, failure }] : []))
  for (const { glance, failure } of failed) host.error(accountFailureText(glance, failure))
  if (format === 'json') host.out(allJson(all))
  else if (format === 'waybar') host.out(JSON.stringify(allBar(all, nowMs)))
  else host.out(allText(all, nowMs))
  const [first] = failed
  return first ? exitCodeOf(first.failure) : exitCodes.fine
}

/** Schema 2: several accounts, each as in schema 1 but for what they share, and with why it could not be read. */
function allJson({ accounts, everything }: AllGlances): string {
  const [first] = accounts
  return JSON.stringify({
    schema: 2,
    demo: first?.glance.demo ?? false,
    total: {
      amount: everything.total?.amount ?? null,
      currency: first?.glance.total.currency,
      unpriced: everything.total?.unpriced ?? [],
      leftOut: everything.leftOut,
      stale: everything.stale,
    },
    accounts: accounts.map(({ glance: { account, total, balances, token, updatedAt, stale }, failure }) => ({
      account,
      total,
      balances: balances.map(shownBalance),
      token,
      updatedAt,
      stale,
      failure: failure?.kind ?? null,
    })),
  })
}
