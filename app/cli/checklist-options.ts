import { parseArgs } from 'node:util'
import type { Threshold } from '../domain/checklist-report.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { UsageProblem } from '../strings/en/terminal.ts'
import { absolute, commonOptions, readCommon, type CommonOptions } from './common-options.ts'

export type ChecklistOutput =
  | { readonly kind: 'text' }
  | { readonly kind: 'json' }
  /** The absolute path of the file; null for standard output. */
  | { readonly kind: 'sarif'; readonly file: string | null }

export interface ChecklistOptions extends CommonOptions {
  /** Absolute; none for the watched folders. */
  readonly folders: readonly string[]
  readonly output: ChecklistOutput
  readonly history: boolean
  readonly failOn: Threshold
  readonly writesBaseline: boolean
}

/** Reads the words after `checklist`; null when help is wanted. `workingDir` makes relative paths absolute. */
export function parseChecklist(
  words: readonly string[],
  workingDir: string,
): Result<ChecklistOptions | null, UsageProblem> {
  const parsed = parse(words)
  if (typeof parsed === 'string') return err(parsed)
  const { values, positionals } = parsed
  if (values.help) return ok()
  // A variable that is not set is given as an empty word: the working directory is not what is meant by it.
  if (positionals.includes('')) return err('emptyFolder')
  const output = outputOf(values, workingDir)
  if (!output.ok) return output
  const [failOn = 'fail', another] = values['fail-on'] ?? []
  if (another !== undefined || (failOn !== 'warn' && failOn !== 'fail')) return err('unknownThreshold')
  const demo = values.demo ?? false
  const writesBaseline = values['write-baseline'] ?? false
  if (writesBaseline && (positionals.length === 0 || demo)) return err('baselineNeedsFolder')
  const common = readCommon(values, workingDir)
  if (!common.ok) return common
  return ok({
    ...common.value,
    folders: positionals.map((folder) => absolute(folder, workingDir)),
    output: output.value,
    history: values.history ?? false,
    failOn,
    writesBaseline,
  })
}

function outputOf(
  values: { readonly json?: boolean | undefined; readonly sarif?: readonly string[] | undefined },
  workingDir: string,
): Result<ChecklistOutput, UsageProblem> {
  const { json, sarif: [file, another] = [] } = values
  if (file === undefined) return ok({ kind: json ? 'json' : 'text' })
  if (json || another !== undefined) return err('twoOutputs')
  if (file === '') return err('badValue')
  return ok({ kind: 'sarif', file: file === '-' ? null : absolute(file, workingDir) })
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...commonOptions,
        json: { type: 'boolean' },
        sarif: { type: 'string', multiple: true },
        history: { type: 'boolean' },
        'fail-on': { type: 'string', multiple: true },
        'write-baseline': { type: 'boolean' },
      },
    })
  } catch (error) {
    // Its message may repeat what was typed.
    return codeOf(error) === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? 'badValue' : 'unknownChecklistOption'
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
