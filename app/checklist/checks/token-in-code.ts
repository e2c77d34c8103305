import { checkTexts } from '../../strings/en/checks.ts'
import type { Check } from '../context.ts'
import {
  coverageOf,
  hitGapsOf,
  isLogged,
  isSecret,
  scannedFolders,
  secretsOutcome,
} from '../scan-findings.ts'

const { title, why } = checkTexts['token-in-code']

/** No token stands in a file of the watched folders; their logs are another check's. */
export const tokenInCode: Check = {
  id: 'token-in-code',
  title,
  why,
  async run(context) {
    const scanned = await scannedFolders(context)
    if ('outcome' in scanned) return scanned.outcome
    const { report } = scanned
    const hits = report.hits.filter((hit) => hit.source === 'folder' && isSecret(hit) && !isLogged(hit))
    return secretsOutcome(hits, { gaps: hitGapsOf(report), looked: coverageOf(report) })
  },
}
