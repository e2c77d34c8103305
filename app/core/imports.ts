import type { Failure } from '../domain/failure.ts'
import type { ImportFound, OwnerFileProblem, PlainCopy, StakeVariable } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { revealToken, type Token } from '../domain/token.ts'
import type { Candidate } from '../imports/candidate.ts'
import { variablesIn } from '../imports/env-file.ts'
import { shownFileName } from '../imports/file-name.ts'
import { findInPaste } from '../imports/paste.ts'
import { withoutCopies } from '../imports/plain-copy.ts'
import { findInVariables } from '../imports/variables.ts'
import type { ImportPorts } from './core-ports.ts'

/** Where a token was found, with what it takes to find it there again. */
export type Origin =
  | { readonly source: 'clipboard'; readonly text: string }
  | { readonly source: 'environment'; readonly names: readonly StakeVariable[] }
  | { readonly source: 'file'; readonly path: string; readonly text: string }
  | { readonly source: 'python-keyring' }

/** Something that holds a token, not yet taken. */
export interface Import {
  readonly token: string
  readonly candidate: Candidate
  readonly origin: Origin
}

/** A `.env` file is a few lines; whatever is larger was chosen by mistake. */
const fileLimitBytes = 1024 * 1024

/** What a pasted text is besides a bare token; null when it is meant as the token itself. */
export function importPaste(text: string): Result<Import, Failure> | null {
  const candidate = findInPaste(text)
  return candidate && withToken(candidate, { source: 'clipboard', text })
}

export function importEnvironment({ environment }: ImportPorts): Result<Import, Failure> {
  const candidate = findInVariables(environment)
  return withToken(candidate, { source: 'environment', names: candidate.names })
}

export async function importFile({ files }: ImportPorts, path: string): Promise<Result<Import, Failure>> {
  const read = await files.read(path, fileLimitBytes)
  if (!read.ok) return err({ kind: 'file-unreadable', problem: read.failure })
  const text = read.value
  return withToken(findInVariables(variablesIn(text)), { source: 'file', path, text })
}

export async function importPythonKeyring({ pythonKeyring }: ImportPorts): Promise<Result<Import, Failure>> {
  const read = await pythonKeyring.read()
  if (!read.ok) return err({ kind: 'python-keyring-unreadable', cause: read.failure })
  const candidate = { token: read.value, host: null, timeoutSeconds: null, problems: [], names: [] }
  return withToken(candidate, { source: 'python-keyring' })
}

function withToken(candidate: Candidate, origin: Origin): Result<Import, Failure> {
  const { token } = candidate
  return token === null
    ? err({ kind: 'import-empty', source: origin.source })
    : ok({ token, candidate, origin })
}

/** What a page may know of an import. */
export function importView({ candidate, origin }: Import, token: Token): ImportFound {
  const { host, timeoutSeconds, problems } = candidate
  const file = origin.source === 'file' ? shownFileName(origin.path) : null
  return { source: origin.source, file, mask: token.toString(), host, timeoutSeconds, problems }
}

/** The copy that stays behind at the place of an import; null where none does, or none that is not ours. */
export function copyLeftBy({ origin }: Import, token: Token, ports: ImportPorts): PlainCopy | null {
  switch (origin.source) {
    case 'clipboard':
      return null
    case 'environment':
      return { kind: 'environment', names: origin.names }
    case 'file': {
      const { lines } = withoutCopies(origin.text, revealToken(token))
      return lines.length === 0
        ? null
        : { kind: 'file', file: shownFileName(origin.path), lines, removed: false }
    }
    case 'python-keyring':
      return ports.pythonKeyring.isOurs ? null : { kind: 'python-keyring', removed: false }
    default:
      return origin satisfies never
  }
}

/** Takes the copy away where it was found, unless something else is there by now. */
export async function removeCopy(origin: Origin, token: Token, ports: ImportPorts): Promise<Failure | null> {
  const secret = revealToken(token)
  if (origin.source === 'file') {
    const { text } = withoutCopies(origin.text, secret)
    const replaced = await ports.files.replace(origin.path, origin.text, text)
    return replaced.ok ? null : notReplaced(replaced.failure)
  }
  if (origin.source !== 'python-keyring') return { kind: 'wrong-step' }
  const kept = await ports.pythonKeyring.read()
  if (!kept.ok) return { kind: 'python-keyring-unreadable', cause: kept.failure }
  if (kept.value?.trim() !== secret) return { kind: 'copy-changed' }
  const removed = await ports.pythonKeyring.remove()
  return removed.ok ? null : { kind: 'python-keyring-unreadable', cause: removed.failure }
}

function notReplaced(problem: OwnerFileProblem): Failure {
  return problem === 'changed' || problem === 'missing'
    ? { kind: 'copy-changed' }
    : { kind: 'copy-not-removed', problem }
}
