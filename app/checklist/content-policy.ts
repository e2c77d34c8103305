import type { policyGapTexts } from '../strings/en/evidence/app.ts'

export type PolicyGap = keyof typeof policyGapTexts

/** Sources that let nothing of a stranger's in: itself, nothing, or the very text that a hash names. */
const ownScript = /^'(none|self|sha(256|384|512)-[\w+/=-]+|nonce-[\w+/=-]+|strict-dynamic|report-sample)'$/

/**
 * What a content security policy leaves open. A header may carry several, divided by commas: what one of them forbids
 * is forbidden. https://www.w3.org/TR/CSP3/
 */
export function policyGaps(header: string): readonly PolicyGap[] {
  const [first, ...others] = header.split(',').map((policy) => gapsOf(parsePolicy(policy)))
  return (first ?? []).filter((gap) => others.every((gaps) => gaps.includes(gap)))
}

type Policy = ReadonlyMap<string, readonly string[]>

/** Names and keywords are alike in either case; of two directives of one name the first counts. */
function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>()
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/)
    if (name !== '' && !policy.has(name)) policy.set(name, sources)
  }
  return policy
}

function gapsOf(policy: Policy): readonly PolicyGap[] {
  const gaps: Readonly<Record<PolicyGap, boolean>> = {
    default: policy.get('default-src')?.join() !== "'none'",
    unsafe: [...policy.values()].flat().some((source) => /^'(wasm-)?unsafe-/.test(source)),
    scripts: !['script-src', 'script-src-elem', 'script-src-attr', 'worker-src'].every((name) =>
      (policy.get(name) ?? []).every((source) => ownScript.test(source)),
    ),
    'trusted-types': policy.get('require-trusted-types-for')?.includes("'script'") !== true,
  }
  return (['default', 'unsafe', 'scripts', 'trusted-types'] as const).filter((gap) => gaps[gap])
}
