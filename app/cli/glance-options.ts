import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../domain/result.ts'
import type { UsageProblem } from '../strings/en/terminal.ts'
import { commonOptions, readCommon, type CommonOptions } from './common-options.ts'

export type GlanceFormat = 'text' | 'json' | 'waybar'

export interface GlanceOptions extends CommonOptions {
  readonly format: GlanceFormat
  /** Every amount is the mark, whatever the settings say. */
  readonly hideAmounts: boolean
  /** What the one account is called that is shown; null for all. */
  readonly account: string | null
}

/** Reads the words after `glance`; null when help is wanted. */
export function parseGlance(
  words: readonly string[],
  workingDir: string,
): Result<GlanceOptions | null, UsageProblem> {
  const parsed = parse(words)
  if (!parsed) return err('unknownOption')
  const { values, positionals } = parsed
  if (values.help) return ok()
  if (positionals.length > 0) return err('unknownCommand')
  if (values.json && values.format !== undefined) return err('twoFormats')
  const format = values.json ? 'json' : (values.format ?? 'text')
  if (format !== 'text' && format !== 'json' && format !== 'waybar') return err('unknownFormat')
  if (format === 'json' && !values.json) return err('unknownFormat')
  const common = readCommon(values, workingDir)
  if (values.account === '') return err('emptyAccount')
  if (!common.ok) return common
  const { private: hideAmounts = false, account = null } = values
  return ok({ ...common.value, format, hideAmounts, account })
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...commonOptions,
        json: { type: 'boolean' },
        format: { type: 'string' },
        private: { type: 'boolean' },
        account: { type: 'string' },
      },
    })
  } catch {
    // parseArgs throws for every kind of misuse, and its message may repeat what was typed.
    return null
  }
}
