import type { Log, Notification, ReportingDescriptor, Result, Suppression } from 'sarif'
import { checkIds } from '../domain/check.ts'
import type { ChecklistReport, ReportedCheck, ReportedFinding } from '../domain/checklist-report.ts'
import { checkTexts } from '../strings/en/checks.ts'
import { historyNotCheckedText, notCheckedText } from '../strings/en/terminal-checklist.ts'
import { baseIds, sarifBases, sarifLocations } from './sarif-places.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

export interface SarifTool {
  readonly version: string
  /** Absolute; locations in it are relative to it. */
  readonly workingDir: string
}

/**
 * The report as SARIF 2.1.0: one run, one rule for each check. Where folders were named it holds what lies in
 * them; what could not be checked stands among the notifications.
 */
export function sarifText(report: ChecklistReport, tool: SarifTool): string {
  return JSON.stringify(sarifLog(report, tool), null, 2)
}

function sarifLog(report: ChecklistReport, { version, workingDir }: SarifTool): Log {
  const bases = sarifBases(report, workingDir)
  const results = report.checks.flatMap((check) =>
    check.findings
      .filter(({ elsewhere }) => !elsewhere)
      .map((finding) => resultOf(finding, check, sarifLocations(finding.place, report, bases))),
  )
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Stakewatch', version, semanticVersion: version, rules: checkIds.map(ruleOf) },
        },
        automationDetails: { id: 'stakewatch/checklist/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: baseIds(bases),
        invocations: [
          {
            executionSuccessful: report.outcome !== 'unchecked',
            startTimeUtc: report.startedAt,
            endTimeUtc: report.endedAt,
            toolExecutionNotifications: notificationsOf(report),
          },
        ],
        results,
      },
    ],
  }
}

function ruleOf(id: ReportedCheck['id']): ReportingDescriptor {
  const { title, why, fix } = checkTexts[id]
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    properties: { tags: ['security'] },
  }
}

function resultOf(finding: ReportedFinding, check: ReportedCheck, locations: Result['locations']): Result {
  const { id, severity, text, place, acceptance } = finding
  return {
    ruleId: check.id,
    ruleIndex: checkIds.indexOf(check.id),
    level: severity === 'fail' ? 'error' : 'warning',
    message: { text: plain(text) },
    ...(locations && locations.length > 0 && { locations }),
    partialFingerprints: { 'stakewatchFinding/v1': id },
    // Saying of each result whether it is suppressed is all or nothing in a run.
    suppressions: acceptance ? [suppressionOf(acceptance)] : [],
    ...(place?.kind === 'commit' && {
      properties: { commit: place.commit, blob: place.blob, committedAt: place.committedAt },
    }),
  }
}

function suppressionOf({ kind, reason }: NonNullable<ReportedFinding['acceptance']>): Suppression {
  return {
    kind: kind === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason !== '' && { justification: reason }),
  }
}

function notificationsOf({ folders, histories, checks }: ChecklistReport): Notification[] {
  const refused = [
    ...folders.filter(({ problem }) => problem !== null).map(notCheckedText),
    ...histories.filter(({ problem }) => problem !== null).map(historyNotCheckedText),
  ].map((text): Notification => ({ level: 'error', message: { text: plain(text) } }))
  const unknown = checks
    .filter(({ status }) => status === 'unknown')
    .map(({ id, title, evidence, skipped }): Notification => {
      const text = [`${title}: could not be checked.`, ...evidence].join(' ')
      return {
        level: skipped ? 'note' : 'warning',
        message: { text: plain(text) },
        associatedRule: { id, index: checkIds.indexOf(id) },
      }
    })
  return [...refused, ...unknown]
}

/** In SARIF’s messages `[words](target)` is a link; what was found in a file must not make one. */
function plain(text: string): string {
  return text.replaceAll('](', '\\](')
}
