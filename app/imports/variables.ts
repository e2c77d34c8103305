import type { Host } from '../domain/host.ts'
import { stakeVariables, type ImportProblem, type StakeVariable } from '../domain/imports.ts'
import { hostOfAddress } from './address.ts'
import type { Candidate } from './candidate.ts'
import { sessionCookie } from './cookie.ts'

export type VariableValues = { readonly [Name in StakeVariable]?: string | undefined }

/** Read from a browser for the library's requests; Stakewatch pretends to be nobody else. */
const neverUsed: readonly StakeVariable[] = ['STAKE_CF_CLEARANCE', 'STAKE_USER_AGENT', 'STAKE_RATE_LIMIT']

const longestTimeoutSeconds = 120

export function isStakeVariable(name: string): name is StakeVariable {
  return stakeVariables.some((known) => known === name)
}

/** What the StakeAPI library's variables say, from an environment or a file. An empty value counts as none. */
export function findInVariables(values: VariableValues): Candidate {
  const problems: ImportProblem[] = []
  const access = given(values.STAKE_ACCESS_TOKEN)
  const session = tokenOfCookie(given(values.STAKE_SESSION_COOKIE))
  if (access !== null && session !== null && access !== session) problems.push({ kind: 'tokens-differ' })
  const token = access ?? session
  const host = hostIn(given(values.STAKE_BASE_URL), problems)
  const timeoutSeconds = timeoutIn(given(values.STAKE_TIMEOUT), problems)
  const unused = neverUsed.filter((name) => given(values[name]) !== null)
  if (unused.length > 0) problems.push({ kind: 'not-used', names: unused })
  const names: StakeVariable[] = []
  if (token !== null && access === token) names.push('STAKE_ACCESS_TOKEN')
  if (token !== null && session === token) names.push('STAKE_SESSION_COOKIE')
  return { token, host, timeoutSeconds, problems, names }
}

function given(value: string | undefined): string | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : text
}

/** The variable holds the cookie's value; people put the whole header there too. */
function tokenOfCookie(value: string | null): string | null {
  return value?.includes('=') ? sessionCookie(value) : value
}

function hostIn(value: string | null, problems: ImportProblem[]): Host | null {
  if (value === null) return null
  const host = hostOfAddress(value)
  if (host.ok) return host.value
  problems.push(host.failure)
  return null
}

/** Whole seconds, as the setting takes them. */
function timeoutIn(value: string | null, problems: ImportProblem[]): number | null {
  if (value === null) return null
  const seconds = /^\d{1,3}(\.0+)?$/.test(value) ? Number(value) : 0
  if (seconds >= 1 && seconds <= longestTimeoutSeconds) return seconds
  problems.push({ kind: 'timeout-not-valid' })
  return null
}
