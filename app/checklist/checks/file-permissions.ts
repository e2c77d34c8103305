import { join } from 'node:path'
import type { Fix } from '../../domain/check.ts'
import type { PathRights } from '../../domain/machine.ts'
import type { ScanReport } from '../../domain/scan.ts'
import type { Machine } from '../../ports/machine.ts'
import { checkTexts } from '../../strings/en/checks.ts'
import {
  closedText,
  envClosedText,
  foreignText,
  noDataText,
  noMachineText,
  noModesText,
  notAskedText,
  openText,
} from '../../strings/en/evidence/permissions.ts'
import { noFolderText, noScanText } from '../../strings/en/evidence/scan.ts'
import { statusFor } from '../check-outcome.ts'
import type { Check, CheckContext, FoundFinding } from '../context.ts'
import { findingDigest } from '../finding-id.ts'
import { pathWithin, placeOfFile } from '../paths.ts'
import { gapsOf } from '../scan-findings.ts'

const { title, why } = checkTexts['file-permissions']

const ofOthers = 0o077
const readOrWriteOfOthers = 0o066
const writeOfEverybody = 0o002
const writeOfOthers = 0o022

type Known = Extract<PathRights, { readonly kind: 'rights' }>
type Purpose = 'data' | 'env'

/** Nobody but the owner can read what Stakewatch writes, or the `.env` files in the watched folders. */
export const filePermissions: Check = {
  id: 'file-permissions',
  title,
  why,
  async run(context) {
    const { machine, scan, folders, dataDir } = context
    if (!machine) return { status: 'unknown', evidence: [noMachineText] }
    const report = scan ? await scan() : null
    const data = await rightsOf(machine, ownPaths(dataDir, report))
    const env = await rightsOf(machine, report?.envFiles ?? [])
    const all = [...data, ...env]
    if (all.some(({ kind }) => kind === 'no-modes')) return { status: 'unknown', evidence: [noModesText] }
    const findings = [
      ...known(data).flatMap((rights) => findingsOf(rights, 'data', folders)),
      ...known(env).flatMap((rights) => findingsOf(rights, 'env', folders)),
    ]
    const gaps = [
      ...all.filter(({ kind }) => kind === 'denied').map(({ path }) => notAskedText(path)),
      ...(report ? gapsOf(report) : []),
    ]
    return {
      status: statusFor(findings, gaps.length === 0),
      evidence: [
        ...findings.map(({ text }) => text),
        ...gaps,
        ...wellOf(known(data), known(env)),
        ...unlookedOf(context),
      ],
      findings,
      fixes: [
        ...known(data).flatMap((rights) => fixesFor(rights, 'data')),
        ...known(env).flatMap((rights) => fixesFor(rights, 'env')),
      ],
    }
  },
}

/** Our folder, and in it what is known by name: settings, history, logs, and the logs that the scan came upon. */
function ownPaths(dataDir: string, report: ScanReport | null): readonly string[] {
  const read = report?.filesRead.filter((path) => pathWithin(dataDir, path) !== null) ?? []
  const named = ['settings.json', 'history.sqlite', 'logs'].map((name) => join(dataDir, name))
  return [dataDir, ...named, ...read]
}

function rightsOf(machine: Machine, paths: readonly string[]): Promise<readonly PathRights[]> {
  return Promise.all([...new Set(paths)].map((path) => machine.rights(path)))
}

function known(rights: readonly PathRights[]): readonly Known[] {
  return rights.filter((each) => each.kind === 'rights')
}

/** Of our own files nothing is anybody else's business; a `.env` file may be the group's to write, with a warning. */
function findingsOf(rights: Known, purpose: Purpose, folders: readonly string[]): readonly FoundFinding[] {
  const { path, mode, isOurs } = rights
  const place = placeOfFile(path, folders)
  const isSevere = purpose === 'data' || (mode & writeOfEverybody) !== 0
  const how = (mode & writeOfOthers) !== 0 ? 'write' : 'read'
  return [
    ...(isOurs
      ? []
      : [
          {
            id: findingDigest('foreign', path),
            severity: purpose === 'data' ? ('fail' as const) : ('warn' as const),
            text: foreignText(path),
            place,
          },
        ]),
    ...(isOpen(rights, purpose)
      ? [
          {
            id: findingDigest('mode', path),
            severity: isSevere ? ('fail' as const) : ('warn' as const),
            text: openText(path, mode, how),
            place,
          },
        ]
      : []),
  ]
}

/** A file that others may only execute tells them nothing; a folder, they may go into. */
function isOpen({ mode }: Known, purpose: Purpose): boolean {
  return (mode & (purpose === 'data' ? ofOthers : readOrWriteOfOthers)) !== 0
}

function wellOf(data: readonly Known[], env: readonly Known[]): readonly string[] {
  const closedData = data.filter((rights) => rights.isOurs && !isOpen(rights, 'data'))
  const closedEnv = env.filter((rights) => rights.isOurs && !isOpen(rights, 'env'))
  return [
    ...(data.length === 0 ? [noDataText] : []),
    ...closedData.map(({ path, mode }) => closedText(path, mode)),
    ...(closedEnv.length > 0 ? [envClosedText(closedEnv.length)] : []),
  ]
}

function unlookedOf({ scan, folders }: CheckContext): readonly string[] {
  if (!scan) return [noScanText]
  return folders.length === 0 ? [noFolderText] : []
}

/** Takes every right of others away, and none of the owner's; another user's file only they can change. */
function fixesFor(rights: Known, purpose: Purpose): readonly Fix[] {
  const { path, mode, isOurs } = rights
  if (!isOurs || !isOpen(rights, purpose)) return []
  return [{ kind: 'restrict-mode', id: findingDigest('mode', path), path, from: mode, to: mode & ~ofOthers }]
}
