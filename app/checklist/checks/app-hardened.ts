import type { AppFacts, FuseName } from '../../domain/app-facts.ts'
import { dayMs, type EpochMs } from '../../domain/time.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  archiveText,
  buildAgeText,
  contentProtectionText,
  fromSourceText,
  fuseGapText,
  fusesText,
  isolationText,
  nodeText,
  noPageText,
  noWindowHostText,
  oldBuildText,
  policyGapTexts,
  policyText,
  sandboxText,
  versionText,
} from '../../strings/en/evidence/app.ts'
import { statusFor } from '../check-outcome.ts'
import { policyGaps } from '../content-policy.ts'
import type { Check, FoundFinding } from '../context.ts'
import { gapFinding } from '../finding-id.ts'

const id = 'app-hardened'
const { title, why } = checkTexts[id]

const weekMs = 7 * dayMs
/** Three majors of Electron, one every eight weeks. https://www.electronjs.org/docs/latest/tutorial/electron-timelines */
const supportedWeeks = 24

/** As electron-builder.yml sets them, which a test compares, and what it is worth where one is not so. */
const wantedFuses: readonly (readonly [FuseName, 'on' | 'off', 'fail' | 'warn'])[] = [
  ['RunAsNode', 'off', 'fail'],
  ['EnableCookieEncryption', 'on', 'warn'],
  ['EnableNodeOptionsEnvironmentVariable', 'off', 'fail'],
  ['EnableNodeCliInspectArguments', 'off', 'fail'],
  ['EnableEmbeddedAsarIntegrityValidation', 'on', 'fail'],
  ['OnlyLoadAppFromAsar', 'on', 'fail'],
  ['LoadBrowserProcessSpecificV8Snapshot', 'off', 'warn'],
  ['GrantFileProtocolExtraPrivileges', 'off', 'warn'],
]

/** The running app's sandbox, content policy, fuses, archive and age: as they are, not as they are meant to be. */
export const appHardened: Check = {
  id,
  title,
  why,
  async run({ appFacts, nowMs }) {
    if (appFacts === null) return { status: 'unknown', evidence: [noWindowHostText] }
    const facts = await appFacts()
    const findings = [
      ...pageGaps(facts.page),
      ...(facts.isPackaged ? packageGaps(facts, nowMs) : [gap('from-source', 'warn', fromSourceText)]),
    ]
    return { status: statusFor(findings, isWhollyKnown(facts)), evidence: evidenceOf(facts, nowMs), findings }
  },
}

function gap(name: string, severity: FoundFinding['severity'], text: string): FoundFinding {
  return gapFinding(id, name, severity, text)
}

function pageGaps(page: AppFacts['page']): readonly FoundFinding[] {
  if (page === null) return []
  const { sandbox, contextIsolation, nodeIntegration, csp } = page
  return [
    ...(sandbox === false ? [gap('no-sandbox', 'fail', sandboxText(sandbox))] : []),
    ...(contextIsolation ? [] : [gap('no-isolation', 'fail', isolationText(contextIsolation))]),
    ...(nodeIntegration ? [gap('node-in-page', 'fail', nodeText(nodeIntegration))] : []),
    ...(csp === null
      ? [gap('no-policy', 'fail', policyText(csp))]
      : policyGaps(csp).map((each) => gap(`policy-${each}`, 'fail', policyGapTexts[each]))),
  ]
}

/** What only a package can have. */
function packageGaps(facts: AppFacts, nowMs: EpochMs): readonly FoundFinding[] {
  const { fuses, asarIntegrity, builtAtMs, electron } = facts
  const weeks = builtAtMs === null ? 0 : Math.floor((nowMs - builtAtMs) / weekMs)
  const [major = ''] = electron.split('.')
  return [
    ...(fuses.kind === 'read' ? fuseGaps(fuses.states) : []),
    ...(asarIntegrity === 'off' || asarIntegrity === 'no-archive'
      ? [gap(`archive-${asarIntegrity}`, 'fail', archiveText(asarIntegrity))]
      : []),
    ...(weeks > supportedWeeks ? [gap('old-build', 'warn', oldBuildText(major, weeks))] : []),
  ]
}

function fuseGaps(states: (AppFacts['fuses'] & { kind: 'read' })['states']): readonly FoundFinding[] {
  return wantedFuses.flatMap(([name, wanted, severity]) => {
    const state = states[name]
    // What Electron has taken away cannot be set, and is not ours to judge.
    if (state === wanted || state === 'removed') return []
    return [gap(`fuse-${name}`, severity, fuseGapText(name, state, wanted))]
  })
}

function evidenceOf(facts: AppFacts, nowMs: EpochMs): readonly string[] {
  const { page, fuses, isPackaged } = facts
  return [
    versionText(facts),
    buildAgeText(facts.builtAtMs, nowMs),
    ...(isPackaged ? [] : [fromSourceText]),
    ...(page === null
      ? [noPageText]
      : [
          sandboxText(page.sandbox),
          isolationText(page.contextIsolation),
          nodeText(page.nodeIntegration),
          policyText(page.csp),
        ]),
    fusesText(fuses),
    archiveText(facts.asarIntegrity),
    contentProtectionText(facts.contentProtection),
  ]
}

/** Whether every part could be looked at. */
function isWhollyKnown({ page, fuses }: AppFacts): boolean {
  return page !== null && page.sandbox !== null && fuses.kind === 'read'
}
