import { createCore, type GlanceOutcome } from '../core.ts'
import type { Glance } from '../domain/glance.ts'
import type { EpochMs } from '../domain/time.ts'
import { settingsNoticeText } from '../strings/en/failures.ts'
import { failureReason, glanceBar, glanceText } from '../strings/en/terminal.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import type { GlanceFormat, GlanceOptions } from './glance-options.ts'
import type { TerminalHost } from './host.ts'
import { openLock } from './open-lock.ts'

/** One reading, printed; answers the exit code. */
export async function runGlance(options: GlanceOptions, host: TerminalHost): Promise<number> {
  const { demo, format, hideAmounts, passphraseFd, dataDir } = options
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
