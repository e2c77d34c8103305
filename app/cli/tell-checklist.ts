import { assertNever } from '../domain/assert-never.ts'
import type { ChecklistReport } from '../domain/checklist-report.ts'
import { writeReport } from '../node/report-file.ts'
import {
  checklistText,
  historyNotCheckedText,
  notCheckedText,
  notMadeText,
  notWrittenText,
  type ChecklistLook,
} from '../strings/en/terminal-checklist.ts'
import type { ChecklistOptions } from './checklist-options.ts'
import { painted } from './colours.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import type { TerminalHost } from './host.ts'
import { shortPath, wholePath } from './paths.ts'
import { neededChecks } from './report.ts'
import { sarifText } from './sarif.ts'

const codes: Readonly<Record<ChecklistReport['outcome'], ExitCode>> = {
  clean: exitCodes.fine,
  found: exitCodes.found,
  unchecked: exitCodes.unchecked,
}

/** Prints or writes the report as it was asked for, and says what could not be checked; answers the exit code. */
export async function tell(
  report: ChecklistReport,
  { output }: ChecklistOptions,
  host: TerminalHost,
): Promise<ExitCode> {
  for (const sentence of unchecked(report)) host.error(sentence)
  switch (output.kind) {
    case 'json':
      host.out(JSON.stringify(report))
      return codes[report.outcome]
    case 'text':
      host.out(checklistText(report, lookOf(host)))
      return codes[report.outcome]
    case 'sarif':
      return await tellAsSarif(report, output.file, host)
    default:
      return assertNever(output)
  }
}

async function tellAsSarif(
  report: ChecklistReport,
  file: string | null,
  host: TerminalHost,
): Promise<ExitCode> {
  const text = sarifText(report, host)
  if (file === null) {
    host.out(text)
    return codes[report.outcome]
  }
  const written = await writeReport(file, `${text}\n`)
  host.out(checklistText(report, lookOf(host)))
  if (written.ok) return codes[report.outcome]
  host.error(notWrittenText(file, written.failure))
  return exitCodes.unchecked
}

/** A sentence for each thing that was asked for and not looked at. */
function unchecked({ outcome, folders, histories, checks }: ChecklistReport): readonly string[] {
  const refused = [
    ...folders.filter(({ problem }) => problem !== null).map(notCheckedText),
    ...histories.filter(({ problem }) => problem !== null).map(historyNotCheckedText),
  ]
  if (refused.length > 0 || outcome !== 'unchecked') return refused
  const needed = neededChecks(histories.length > 0)
  return checks.filter(({ id, status }) => status === 'unknown' && needed.includes(id)).map(notMadeText)
}

function lookOf({ colours, workingDir }: TerminalHost): ChecklistLook {
  return {
    paint: (style, text) => (colours ? painted(style, text) : text),
    path: (place) => shortPath(wholePath(place), workingDir),
  }
}
