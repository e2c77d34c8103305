import { createCore, type CorePorts, type GlanceOutcome } from '../core.ts'
import type { EpochMs } from '../domain/time.ts'
import { settingsNoticeText } from '../strings/en/failures.ts'
import { failureReason, glanceBar, glanceText, usage, usageProblems } from '../strings/en/terminal.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { parseOptions, type GlanceFormat } from './options.ts'

/** What a host lends to the terminal: Node by itself, or the packaged app with Chromium's network. */
export interface TerminalHost {
  readonly workingDir: string
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
  const { help, demo, format, dataDir } = options.value
  if (help) {
    host.out(usage)
    return exitCodes.fine
  }
  const ports = host.ports({ demo, dataDir })
  const core = await createCore(ports)
  try {
    await core.start()
    const { notice } = core.view()
    if (notice) host.error(settingsNoticeText(notice))
    return report(await core.glance(), format, host, ports.clock.now())
  } finally {
    await core.close()
  }
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
  if (format === 'json') host.out(JSON.stringify(glance))
  else if (format === 'waybar') host.out(JSON.stringify(glanceBar(glance, nowMs)))
  else host.out(glanceText(glance, nowMs))
  return exitCodes.fine
}
