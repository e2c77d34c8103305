import type { ScanReport } from '../../domain/scan.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  historyGapText,
  historyOffText,
  historyText,
  moreHistoriesText,
  noHistoryText,
} from '../../strings/en/evidence/scan.ts'
import type { Check } from '../context.ts'
import { hitGapsOf, isSecret, scannedFolders, secretsOutcome } from '../scan-findings.ts'

const { title, why } = checkTexts['token-in-history']

/** Each with a line of its own; the others are counted. */
const mostNamed = 10

/** No token was ever committed: every version of every file in the histories, also those that no branch reaches. */
export const tokenInHistory: Check = {
  id: 'token-in-history',
  title,
  why,
  async run(context) {
    if (!context.wantsHistory) return { status: 'unknown', evidence: [historyOffText] }
    const scanned = await scannedFolders(context)
    if ('outcome' in scanned) return scanned.outcome
    const { report } = scanned
    const hits = report.hits.filter((hit) => hit.source === 'git-history' && isSecret(hit))
    const gaps = [...hitGapsOf(report), ...historyGaps(report)]
    if (report.history.length === 0) return { status: 'unknown', evidence: [noHistoryText, ...gaps] }
    return secretsOutcome(hits, { gaps, looked: historiesOf(report) })
  },
}

function historyGaps({ history }: ScanReport): readonly string[] {
  return history.flatMap(({ repository, outcome }) =>
    outcome === 'scanned' ? [] : [historyGapText(repository, outcome)],
  )
}

function historiesOf({ history }: ScanReport): readonly string[] {
  const scanned = history.filter(({ outcome }) => outcome === 'scanned')
  const others = scanned.slice(mostNamed)
  const blobs = others.reduce((sum, each) => sum + each.blobs, 0)
  return [
    ...scanned.slice(0, mostNamed).map(historyText),
    ...(others.length > 0 ? [moreHistoriesText(others.length, blobs)] : []),
  ]
}
