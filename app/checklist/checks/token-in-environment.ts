import type { ScanFile, ScanReport } from '../../domain/scan.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  noScanText,
  noVariableText,
  startupReadText,
  startupUnreadText,
  variableText,
} from '../../strings/en/evidence/environment.ts'
import { statusFor } from '../check-outcome.ts'
import type { Check, CheckContext, FoundFinding } from '../context.ts'
import { gapFinding } from '../finding-id.ts'
import { foundFinding, hitGapsOf, isSecret } from '../scan-findings.ts'

const id = 'token-in-environment'
const { title, why } = checkTexts[id]

/** Read by the StakeAPI library: whatever they hold is one. */
const stakeVariables: ReadonlySet<string> = new Set(['STAKE_ACCESS_TOKEN', 'STAKE_SESSION_COOKIE'])
const tokenForm = /^[0-9a-f]{96}$/i
/** As many digits as a token has, and no secret: SHA-384. */
const checksumName = /sha_?-?384|checksum|digest|integrity/i

/** No variable of this process holds a token, and no file that shells read at their start puts one there. */
export const tokenInEnvironment: Check = {
  id,
  title,
  why,
  async run(context) {
    const variables = tokenVariables(context.environment)
    const found = variables.map((name) => gapFinding(id, name, 'warn', variableText(name)))
    const ownEvidence = variables.length === 0 ? [noVariableText] : variables.map(variableText)
    const files = await lookAtFiles(context)
    const findings = [...found, ...files.findings]
    return {
      status: statusFor(findings, files.isComplete),
      evidence: [...ownEvidence, ...files.evidence],
      findings,
    }
  },
}

function tokenVariables(environment: CheckContext['environment']): readonly string[] {
  return Object.entries(environment)
    .filter(([name, value = '']) =>
      stakeVariables.has(name.toUpperCase())
        ? value.trim() !== ''
        : tokenForm.test(value.trim()) && !checksumName.test(name),
    )
    .map(([name]) => name)
    .toSorted()
}

interface FilesFound {
  readonly findings: readonly FoundFinding[]
  readonly evidence: readonly string[]
  /** Everything was read that is there. */
  readonly isComplete: boolean
}

async function lookAtFiles({ scan, machine }: CheckContext): Promise<FilesFound> {
  if (scan === null || machine === null) return { findings: [], evidence: [noScanText], isComplete: false }
  const [scanned, files] = await Promise.all([scan(), machine.scanFiles()])
  // A watched folder that is gone keeps nothing from being known about these.
  const report = { ...scanned, folders: [] }
  const { read, unread } = startupFiles(report, files)
  const gaps = [...(unread.length > 0 ? [startupUnreadText(unread)] : []), ...hitGapsOf(report)]
  return {
    // How code treats its connections is another check's.
    findings: report.hits.filter((hit) => hit.source === 'startup' && isSecret(hit)).map(foundFinding),
    evidence: [startupReadText(read), ...gaps],
    isComplete: gaps.length === 0,
  }
}

function startupFiles(report: ScanReport, files: readonly ScanFile[]) {
  const wasRead = new Set(report.filesRead)
  const paths = files.filter(({ source }) => source === 'startup').map(({ path }) => path)
  return {
    read: paths.filter((path) => wasRead.has(path)),
    unread: paths.filter((path) => !wasRead.has(path)),
  }
}
