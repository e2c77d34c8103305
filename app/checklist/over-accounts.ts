import { firstAccountId } from '../domain/account.ts'
import { parseFindingId, type CheckStatus, type Fix } from '../domain/check.ts'
import { accountLineText, wholeCheckText } from '../strings/en/check-run.ts'
import type { AccountFacts, Check, CheckContext, CheckOutcome, FoundFinding } from './context.ts'
import { findingId } from './finding-id.ts'

type Named = Pick<Check, 'id' | 'title'>

/** The worst first. */
const ranks: readonly CheckStatus[] = ['fail', 'warn', 'unknown', 'pass']

/**
 * Looks at each account by itself. Of one the outcome is as it is; several come to what the worst of them does, and
 * every line and finding says whose it is, the worst account's first.
 */
export function overAccounts(
  check: Named,
  context: CheckContext,
  look: (context: CheckContext) => CheckOutcome,
): CheckOutcome {
  const accounts: readonly AccountFacts[] = [context, ...context.others]
  const seen = accounts
    .map((facts) => ({ facts, outcome: ownFindings(check, facts, look({ ...context, ...facts })) }))
    .toSorted((one, other) => ranks.indexOf(one.outcome.status) - ranks.indexOf(other.outcome.status))
  const [worst] = seen
  if (!worst || seen.length === 1) return worst?.outcome ?? look(context)
  const findings = seen.flatMap(({ facts, outcome }) =>
    (outcome.findings ?? wholeCheck(check, outcome)).map((one) => ({
      ...one,
      text: accountLineText(facts.accountName, one.text),
    })),
  )
  const fixes = seen.flatMap(({ facts, outcome }) => (outcome.fixes ?? []).map((fix) => ownFix(fix, facts)))
  return {
    status: worst.outcome.status,
    evidence: seen.flatMap(({ facts, outcome }) =>
      outcome.evidence.map((line) => accountLineText(facts.accountName, line)),
    ),
    ...(findings.length > 0 && { findings }),
    ...(fixes.length > 0 && { fixes }),
  }
}

/** What is found of one account is not what is found of another; the first one's have the names they always had. */
function ownFindings(check: Named, { account }: AccountFacts, outcome: CheckOutcome): CheckOutcome {
  if (account === null || account === firstAccountId) return outcome
  const findings = (outcome.findings ?? wholeCheck(check, outcome)).map((one) => ({
    ...one,
    id: parseFindingId(`${one.id}:${account}`) ?? findingId(check.id, one.id, account),
  }))
  return findings.length > 0 ? { ...outcome, findings } : outcome
}

/** As the engine makes one for a check without any, by the check's own name. */
function wholeCheck({ id, title }: Named, { status }: CheckOutcome): readonly FoundFinding[] {
  if (status !== 'fail' && status !== 'warn') return []
  return [{ id: findingId(id), severity: status, text: wholeCheckText(title) }]
}

function ownFix(fix: Fix, { account }: AccountFacts): Fix {
  return fix.kind === 'go' && account !== null ? { ...fix, id: `${fix.id}:${account}`, account } : fix
}
