import { z } from 'zod'
import { parseAccountId, type AccountId } from '../domain/account.ts'
import {
  checkIds,
  parseFindingId,
  type CheckId,
  type CheckMoment,
  type FindingId,
  type Fix,
  type Place,
} from '../domain/check.ts'
import type { EpochMs } from '../domain/time.ts'
import type { AppliedRecord } from './applied.ts'
import {
  longestPath,
  longestText,
  mostEvidence,
  mostFindings,
  mostFixes,
  type CheckAnswer,
  type KeptFinding,
} from './answer.ts'
import { mostSeen, mostSeenAccounts, nothingSeen, type SeenAccess } from './first-seen.ts'
import type { OwnerAcceptance } from './outcome.ts'
import { readVersioned, type Versioned } from '../domain/versioned.ts'

const version = 1

/** What was last known of a check. "Could not check" is not known: it neither breaks nor mends anything. */
export const knownStatuses = ['pass', 'warn', 'fail'] as const
export type KnownStatus = (typeof knownStatuses)[number]

/** All that outlives a run of the app. No secret is in it, nor in the file. */
export interface ChecklistState {
  readonly answers: readonly CheckAnswer[]
  readonly history: Readonly<Partial<Record<CheckId, readonly CheckMoment[]>>>
  /** From these it follows what is news. */
  readonly known: Readonly<Partial<Record<CheckId, KnownStatus>>>
  readonly acceptances: readonly OwnerAcceptance[]
  /** The newest first. */
  readonly applied: readonly AppliedRecord[]
  readonly access: SeenAccess
  /** Whose account the answers speak of: Stake's own id; null while that is not known. */
  readonly subject: string | null
  readonly fullRunAtMs: EpochMs | null
}

export const firstChecklist: ChecklistState = {
  answers: [],
  history: {},
  known: {},
  acceptances: [],
  applied: [],
  access: nothingSeen,
  subject: null,
  fullRunAtMs: null,
}

export const mostMoments = 30
export const mostAcceptances = 1000
export const mostApplied = 100

/** A file larger than this is none of ours: all the bounds above together stay below it. */
const largestFileBytes = 32 * 1024 * 1024

/** The range of JavaScript's dates. */
const time = z.number().int().min(0).max(8.64e15)
const count = z.number().int().min(1)
const text = z.string().max(longestText)
const path = z.string().max(32_767)
const check = z.enum(checkIds)
const status = z.enum(['pass', 'warn', 'fail', 'unknown'])
const severity = z.enum(['fail', 'warn'])
const findingId = z.custom<FindingId>((value) => parseFindingId(value) !== null)
const name = z.string().regex(/^[\w.:-]{1,64}$/)
const mode = z.number().int().min(0).max(0o7777)

const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    folder: path.nullable(),
    path: z.string().max(longestPath),
    line: count.nullable(),
    column: count.nullable(),
  }),
  z.object({
    kind: z.literal('commit'),
    folder: path,
    commit: z.string().max(64).nullable(),
    blob: z.string().max(64),
    path: z.string().max(longestPath).nullable(),
    line: count,
    committedAtMs: time.nullable(),
  }),
]) satisfies z.ZodType<Place>

const fix = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ignore-lines'),
    id: name,
    file: path,
    lines: z.array(z.string().max(longestPath)).max(5000),
  }),
  z.object({ kind: z.literal('restrict-mode'), id: name, path, from: mode, to: mode }),
  z.object({
    kind: z.literal('go'),
    id: name,
    where: z.enum(['settings', 'replace-token', 'stake-security']),
    account: z.custom<AccountId>((value) => parseAccountId(value) !== null).optional(),
  }),
]) satisfies z.ZodType<Fix>

const finding = z.object({
  id: findingId,
  severity,
  text,
  place: place.nullable(),
  allowedBy: z.enum(['comment', 'baseline']).nullable(),
  isYours: z.boolean(),
}) satisfies z.ZodType<KeptFinding>

const answer = z.object({
  id: check,
  status,
  // And one that says how many findings are not listed.
  evidence: z.array(text).max(mostEvidence + 1),
  findings: z.array(finding).max(mostFindings),
  unlisted: severity.nullable(),
  fixes: z.array(fix).max(mostFixes),
  checkedAtMs: time,
  tookMs: z.number().min(0),
  cancelled: z.boolean(),
}) satisfies z.ZodType<CheckAnswer>

const acceptance = z.object({
  finding: findingId,
  kind: z.enum(['snoozed', 'accepted']),
  reason: text,
  sinceMs: time,
  untilMs: time,
}) satisfies z.ZodType<OwnerAcceptance>

/** Many lines of a `.gitignore` at once, which nobody offers. */
const longestBlock = 100_000
const appliedFix = { id: name, check, path, atMs: time }
const applied = z.discriminatedUnion('kind', [
  z.object({
    ...appliedFix,
    kind: z.literal('ignore-lines'),
    lead: z.string().max(2),
    block: z.string().max(longestBlock),
    made: z.boolean(),
  }),
  z.object({ ...appliedFix, kind: z.literal('restrict-mode'), from: mode, to: mode }),
]) satisfies z.ZodType<AppliedRecord>

const moments = z.array(z.object({ atMs: time, status })).max(mostMoments)

/** A single one that cannot be read is left out: the next run brings it anew, and the owner's words are kept. */
function tolerant<Value>(entry: z.ZodType<Value>, most: number) {
  return z
    .array(z.unknown())
    .max(most)
    .transform((list) => list.flatMap((value) => entry.safeParse(value).data ?? []))
}

const state = z.object({
  answers: tolerant(answer, checkIds.length),
  history: z.partialRecord(check, moments),
  known: z.partialRecord(check, z.enum(knownStatuses)),
  acceptances: z.array(acceptance).max(mostAcceptances),
  applied: tolerant(applied, mostApplied),
  access: z.object({
    sinceMs: time.nullable(),
    accounts: z.array(z.string().max(64)).max(mostSeenAccounts).default([]),
    entries: z.array(z.object({ digest: z.string().regex(/^[0-9a-f]{32}$/), atMs: time })).max(mostSeen),
  }),
  subject: z.string().nullable(),
  fullRunAtMs: time.nullable(),
}) satisfies z.ZodType<ChecklistState>

/** Reads the file's text; never throws. */
export function parseChecklist(fileText: string): Versioned<ChecklistState> {
  return readVersioned(fileText, version, (whole) => state.safeParse(whole).data ?? null)
}

export function checklistText(value: ChecklistState): string {
  return `${JSON.stringify({ version, ...value })}\n`
}

/** `checklist.json` */
export const checklistFile = {
  name: 'checklist',
  first: firstChecklist,
  largestBytes: largestFileBytes,
  parse: parseChecklist,
  text: checklistText,
}
