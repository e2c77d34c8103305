import { createCore, type Core, type CorePorts, type GlanceOutcome } from '../core.ts'
import type { Failure } from '../domain/failure.ts'
import type { Glance } from '../domain/glance.ts'
import type { EpochMs } from '../domain/time.ts'
import { settingsNoticeText } from '../strings/en/failures.ts'
import {
  failureReason,
  glanceBar,
  glanceText,
  usage,
  usageProblems,
  waitingText,
} from '../strings/en/terminal.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { parseOptions, type GlanceFormat } from './options.ts'

/** What a host lends to the terminal: Node by itself, or the packaged app with Chromium's network. */
export interface TerminalHost {
  readonly workingDir: string
  /** From the descriptor, or asked for; null when it cannot be had. */
  passphrase(fd: number | null): Promise<string | null>
  /** `dataDir` null means the usual place. */
  ports(options: { readonly demo: boolean; readonly dataDir: string | null }): CorePorts
  out(text: string): void
  error(text: string): void
}

/** Runs `glance …` and answers its exit code. Says on `error` why it failed, in one sentence,
 * and what became of damaged settings. */
export async function runTerminal(argv: readonly string[], host: TerminalHost): Promise<number> {
  const options = parseOptions(argv, host.workingDir)
  if (!options.ok) {
    host.error(usageProblems[options.failure])
    return exitCodes.usage
  }
  const { help, demo, format, hideAmounts, passphraseFd, dataDir } = options.value
  if (help) {
    host.out(usage)
    return exitCodes.fine
  }
  const ports = host.ports({ demo, dataDir })
  const core = await createCore(ports)
  try {
    const locked = await openLock(core, passphraseFd, host, ports.clock)
    if (locked) return report({ glance: null, failure: locked }, format, host, ports.clock.now())
    await core.start({ mayRepair: false })
    const { notice } = core.view()
    if (notice) host.error(settingsNoticeText(notice))
    return report(await core.glance({ hideAmounts }), format, host, ports.clock.now())
  } finally {
    await core.close()
  }
}

/** Null once it is open. Waits where wrong passphrases have made the next one wait. */
async function openLock(
  core: Core,
  fd: number | null,
  host: TerminalHost,
  clock: CorePorts['clock'],
): Promise<Failure | null> {
  if (!core.lock.isLocked()) return null
  const passphrase = await host.passphrase(fd)
  if (passphrase === null) return { kind: 'locked' }
  const { waitMs } = core.lock.state()
  if (waitMs > 0) {
    host.error(waitingText(waitMs))
    const { promise, resolve } = Promise.withResolvers<void>()
    clock.after(waitMs, resolve)
    await promise
  }
  const opened = await core.lock.unlock({ by: 'passphrase', passphrase })
  return opened.ok ? null : opened.failure
}

/** The object of schema 1, whose keys scripts rely on. */
function glanceJson(glance: Glance): string {
  const balances = glance.balances.map(({ currency, available, vault, value }) => ({
    currency,
    available,
    vault,
    value,
  }))
  return JSON.stringify({ ...glance, balances })
}

function report(outcome: GlanceOutcome, format: GlanceFormat, host: TerminalHost, nowMs: EpochMs): number {
  const { glance, failure } = outcome
  if (failure) {
    const reason = failureReason(failure)
    host.error(reason)
    // A status bar has nothing else to show than what we print.
    if (format === 'waybar') host.out(JSON.stringify({ text: '—', tooltip: reason, class: failure.kind }))
    return exitCodeOf(failure)
  }
  if (!glance) return exitCodes.unexpected
  if (format === 'json') host.out(glanceJson(glance))
  else if (format === 'waybar') host.out(JSON.stringify(glanceBar(glance, nowMs)))
  else host.out(glanceText(glance, nowMs))
  return exitCodes.fine
}
