import type { JudgedEntry } from '../../domain/account-details.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  accessNotReadText,
  accessReadText,
  accessText,
  moreAccessText,
  unusualText,
} from '../../strings/en/evidence/account.ts'
import { idleConnectionsText } from '../../strings/en/evidence/connection.ts'
import { unusualAccess } from '../access.ts'
import { goToStakeSecurity, outcomeOf } from '../check-outcome.ts'
import type { Check, CheckContext, CheckOutcome, FoundFinding } from '../context.ts'
import { findingId } from '../finding-id.ts'
import { overAccounts } from '../over-accounts.ts'

const { title, why } = checkTexts['sessions-closed']

/** So many are told one by one; what is unusual about the others is a finding all the same. */
const mostTold = 20

/** Our own connections after their answers, and who else can get into the account. */
export const sessionsClosed: Check = {
  id: 'sessions-closed',
  title,
  why,
  run(context) {
    const { idleConnections } = context
    const access = overAccounts({ id: 'sessions-closed', title }, context, lookAtAccess)
    return outcomeOf({
      evidence: [idleConnectionsText(idleConnections), ...access.evidence],
      findings: [...openConnections(idleConnections), ...(access.findings ?? [])],
      isComplete: idleConnections !== null && access.status !== 'unknown',
      fixes: access.fixes ?? [],
    })
  },
}

function lookAtAccess({ access, accessFirstSeen, nowMs }: CheckContext): CheckOutcome {
  if (access === null) return outcomeOf({ evidence: [accessNotReadText], findings: [], isComplete: false })
  const active = unusualAccess(access, accessFirstSeen, nowMs).filter(({ entry }) => entry.isActive)
  const unusual = active.flatMap(findingsAbout)
  return outcomeOf({
    evidence: told(active, access.readAtMs),
    findings: unusual,
    isComplete: true,
    fixes: unusual.length > 0 ? [goToStakeSecurity] : [],
  })
}

function openConnections(connections: CheckContext['idleConnections']): readonly FoundFinding[] {
  if (connections === null || connections === 0) return []
  const text = idleConnectionsText(connections)
  return [{ id: findingId('sessions-closed', 'connections'), severity: 'fail', text }]
}

function told(active: readonly JudgedEntry[], readAtMs: number): readonly string[] {
  const sessions = active.filter(({ kind }) => kind === 'session').length
  const left = active.length - mostTold
  return [
    accessReadText(sessions, active.length - sessions, readAtMs),
    ...active.slice(0, mostTold).map(({ kind, entry }) => `${accessText(kind, entry)}.`),
    ...(left > 0 ? [moreAccessText(left)] : []),
  ]
}

/** One for each that is unusual, so that to accept one says nothing about another. */
function findingsAbout({ kind, entry, oddities }: JudgedEntry): readonly FoundFinding[] {
  return oddities.map((oddity) => ({
    id: findingId(kind, entry.id, oddity),
    severity: 'warn',
    text: unusualText(kind, entry, oddity),
  }))
}
