import { join } from 'node:path'
import { baselineName, mostBaselineBytes } from '../domain/baseline.ts'
import type { ChecklistReport } from '../domain/checklist-report.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { readInFolder, writeInFolder } from '../node/report-file.ts'
import {
  baselineTooLargeText,
  baselineWrittenText,
  notABaselineText,
  notWrittenText,
} from '../strings/en/terminal-checklist.ts'
import { baselineEntries, baselineText, mergeBaseline, parseBaseline } from './baseline.ts'

interface Written {
  /** Whether there was anything to add. */
  readonly added: boolean
  /** What was done, a sentence for each file that was written. */
  readonly texts: readonly string[]
}

/** Adds what stands in the report's folders to their baseline files. A failure is a sentence. */
export async function writeBaselines(report: ChecklistReport): Promise<Result<Written, string>> {
  const folders = report.folders.filter(({ problem }) => problem === null).map(({ path }) => path)
  const texts: string[] = []
  for (const [folder, entries] of baselineEntries(report.checks, folders)) {
    const path = join(folder, baselineName)
    const read = await readInFolder(path)
    if (!read.ok) return err(notWrittenText(path, read.failure))
    const known = read.value === null ? [] : parseBaseline(read.value)
    if (known === null) return err(notABaselineText(path))
    const merged = mergeBaseline(known, entries)
    const added = merged.length - known.length
    if (added <= 0) continue
    const text = baselineText(merged)
    if (Buffer.byteLength(text) > mostBaselineBytes) return err(baselineTooLargeText(path))
    const written = await writeInFolder(path, text)
    if (!written.ok) return err(notWrittenText(path, written.failure))
    texts.push(baselineWrittenText(path, added))
  }
  return ok({ added: texts.length > 0, texts })
}
