import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../domain/result.ts'
import type { UsageProblem } from '../strings/en/terminal.ts'

export type GlanceFormat = 'text' | 'json' | 'waybar'

export interface GlanceOptions {
  readonly help: boolean
  readonly demo: boolean
  readonly format: GlanceFormat
  /** Every amount is the mark, whatever the settings say. */
  readonly hideAmounts: boolean
  /** The descriptor that holds the passphrase; null to ask for it. */
  readonly passphraseFd: number | null
  /** Absolute; null for the usual place. */
  readonly dataDir: string | null
}

/** Reads `glance [options]`; `workingDir` makes a relative --data-dir absolute. */
export function parseOptions(
  argv: readonly string[],
  workingDir: string,
): Result<GlanceOptions, UsageProblem> {
  const parsed = parse(argv)
  if (!parsed) return err('unknownOption')
  const { values, positionals } = parsed
  const help = values.help ?? false
  if (!help && positionals.length === 0) return err('noCommand')
  if (!help && (positionals.length > 1 || positionals[0] !== 'glance')) return err('unknownCommand')
  if (values.json && values.format !== undefined) return err('twoFormats')
  const format = values.json ? 'json' : (values.format ?? 'text')
  if (format !== 'text' && format !== 'json' && format !== 'waybar') return err('unknownFormat')
  if (format === 'json' && !values.json) return err('unknownFormat')
  const fd = values['passphrase-fd']
  if (fd !== undefined && !/^(0|[3-9]|[1-9]\d{1,5})$/.test(fd)) return err('badPassphraseFd')
  const passphraseFd = fd === undefined ? null : Number(fd)
  const dir = values['data-dir']
  if (dir === '') return err('emptyDataDir')
  const dataDir = dir === undefined ? null : isAbsolute(dir) ? dir : resolve(workingDir, dir)
  return ok({
    help,
    demo: values.demo ?? false,
    format,
    hideAmounts: values.private ?? false,
    passphraseFd,
    dataDir,
  })
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        demo: { type: 'boolean' },
        json: { type: 'boolean' },
        format: { type: 'string' },
        private: { type: 'boolean' },
        'passphrase-fd': { type: 'string' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch {
    // parseArgs throws for every kind of misuse, and its message may repeat what was typed.
    return null
  }
}
