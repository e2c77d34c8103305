import type { ScanFile, ScanReport } from '../../domain/scan.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  logsReadText,
  logUnreadText,
  noFolderText,
  noLogText,
  noScanText,
  readText,
} from '../../strings/en/evidence/scan.ts'
import type { Check } from '../context.ts'
import { hitGapsOf, isLogged, isSecret, secretsOutcome } from '../scan-findings.ts'

const { title, why } = checkTexts['token-in-logs']

/** No token in what programs and shells write down: their logs and histories, ours, and `*.log` in the watched folders. */
export const tokenInLogs: Check = {
  id: 'token-in-logs',
  title,
  why,
  async run({ scan, folders, machine }) {
    if (!scan) return { status: 'unknown', evidence: [noScanText] }
    const [report, files] = await Promise.all([scan(), machine?.scanFiles() ?? []])
    const read = logsRead(report, files)
    const hits = report.hits.filter((hit) => isLogged(hit) && isSecret(hit))
    if (hits.length === 0 && read.length === 0 && folders.length === 0) {
      return { status: 'unknown', evidence: [noLogText, noFolderText] }
    }
    return secretsOutcome(hits, {
      gaps: [...hitGapsOf(report), ...unreadLogs(report, files).map(logUnreadText)],
      looked: [logsReadText(read.length), folders.length === 0 ? noFolderText : readText(report)],
    })
  },
}

/** A start-up file is no log, and is another check's. */
function logsRead({ filesRead }: ScanReport, files: readonly ScanFile[]): readonly string[] {
  const startup = new Set(files.filter(({ source }) => source === 'startup').map(({ path }) => path))
  return filesRead.filter((path) => !startup.has(path))
}

function unreadLogs({ filesRead }: ScanReport, files: readonly ScanFile[]): readonly string[] {
  const read = new Set(filesRead)
  return files.filter(({ source, path }) => source !== 'startup' && !read.has(path)).map(({ path }) => path)
}
