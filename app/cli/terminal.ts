import { assertNever } from '../domain/assert-never.ts'
import { checklistUsage } from '../strings/en/terminal-checklist.ts'
import { glanceUsage, usage, usageProblems } from '../strings/en/terminal.ts'
import { runChecklist } from './checklist.ts'
import { exitCodes } from './exit-code.ts'
import { runGlance } from './glance.ts'
import type { TerminalHost } from './host.ts'
import { asksForChecklist, parseCommand } from './options.ts'

export type { TerminalHost } from './host.ts'

/** Runs `glance …` or `checklist …` and answers its exit code. Says on `error` why it failed, in one sentence,
 * and what became of damaged settings. */
export async function runTerminal(argv: readonly string[], host: TerminalHost): Promise<number> {
  const parsed = parseCommand(argv, host.workingDir)
  if (!parsed.ok) {
    host.error(usageProblems[parsed.failure])
    return exitCodes.usage
  }
  const command = parsed.value
  switch (command.name) {
    case 'help':
      host.out(helpTexts[command.of])
      return exitCodes.fine
    case 'glance':
      return await runGlance(command.options, host)
    case 'checklist':
      return await runChecklist(command.options, host)
    default:
      return assertNever(command)
  }
}

const helpTexts = { all: usage, glance: glanceUsage, checklist: checklistUsage } as const

/** What a bug ends with. Of a checklist 1 would say that something was found. */
export function exitCodeOfBug(argv: readonly string[]): number {
  return asksForChecklist(argv) ? exitCodes.unchecked : exitCodes.unexpected
}
