import { err, ok, type Result } from '../domain/result.ts'
import type { UsageProblem } from '../strings/en/terminal.ts'
import { parseChecklist, type ChecklistOptions } from './checklist-options.ts'
import { parseGlance, type GlanceOptions } from './glance-options.ts'

export type Command =
  | { readonly name: 'help'; readonly of: 'all' | 'glance' | 'checklist' }
  | { readonly name: 'glance'; readonly options: GlanceOptions }
  | { readonly name: 'checklist'; readonly options: ChecklistOptions }

/** Reads `glance …` or `checklist …`; the command is the first word that is no option. */
export function parseCommand(argv: readonly string[], workingDir: string): Result<Command, UsageProblem> {
  const at = argv.findIndex((word) => !word.startsWith('-'))
  const words = argv.toSpliced(at, at < 0 ? 0 : 1)
  switch (argv[at]) {
    case 'glance':
      return glanceCommand(parseGlance(words, workingDir))
    case 'checklist':
      return checklistCommand(parseChecklist(words, workingDir))
    case undefined:
      return argv.some(isHelp) ? ok({ name: 'help', of: 'all' }) : err('noCommand')
    default:
      return err('unknownCommand')
  }
}

function glanceCommand(parsed: ReturnType<typeof parseGlance>): Result<Command, UsageProblem> {
  if (!parsed.ok) return parsed
  return ok(parsed.value ? { name: 'glance', options: parsed.value } : { name: 'help', of: 'glance' })
}

function checklistCommand(parsed: ReturnType<typeof parseChecklist>): Result<Command, UsageProblem> {
  if (!parsed.ok) return parsed
  return ok(parsed.value ? { name: 'checklist', options: parsed.value } : { name: 'help', of: 'checklist' })
}

/** Whether the words ask for the checklist, whatever else is wrong with them. */
export function asksForChecklist(argv: readonly string[]): boolean {
  return argv.find((word) => !word.startsWith('-')) === 'checklist'
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}
