import { z } from 'zod'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { assertNever } from '../domain/assert-never.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'
import type { Failure } from '../domain/failure.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import { exportVersion, userMark, type Whose } from './export.ts'
import type { Ledger } from './ledger.ts'
import type { SeriesName, State } from './reading.ts'
import { inTransaction } from './rows.ts'
import { parseJson } from '../domain/parse-json.ts'

/** A million entries, and a little more. */
export const largestHistoryBytes = 160 * 2 ** 20

type Refusal = Extract<Failure, { kind: 'history-refused' }>['cause']

/** Before this nothing of Stake's can have been read. */
const earliestMs = Date.UTC(2017, 0)
const isoForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const time = z
  .string()
  .regex(isoForm)
  .transform((text) => Date.parse(text))
const amount = z.custom<Amount>((text) => typeof text === 'string' && parseAmount(text) === text)
const currency = z.custom<CurrencyCode>((text) => parseCurrencyCode(text) !== null)

const head = z.object({ stakewatch: z.literal('history'), version: z.number().int().min(1) })
const headOfOurs = z.strictObject({
  stakewatch: z.literal('history'),
  version: z.literal(exportVersion),
  host: z.custom<Host>((text) => parseHost(text) !== null),
  account: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  exportedAt: time,
})

const entry = z.discriminatedUnion('kind', [
  z.strictObject({ at: time, kind: z.literal('balance'), currency, available: amount, vault: amount }),
  z.strictObject({
    at: time,
    kind: z.literal('total'),
    currency,
    amount: amount.nullable(),
    unpriced: z.array(currency).max(1000),
  }),
  z.strictObject({ at: time, kind: z.literal('rate'), currency, amount }),
  z.strictObject({ at: time, kind: z.literal('watched'), until: time }),
])
type Parsed = z.infer<typeof entry>

const tail = ']}'
const linesAtOnce = 500

/**
 * Takes what `exportText` wrote as JSON into the ledger: all of it is looked at before the first entry is written.
 * `pause` is awaited again and again, so that nobody has to wait for a long file. Writing goes through `write`.
 */
export async function importText(
  text: string,
  whose: Whose,
  nowMs: EpochMs,
  pause: () => Promise<unknown>,
  write: (work: (ledger: Ledger) => void) => Failure | null,
): Promise<Failure | null> {
  const refused = refusalOf(text, whose)
  if (refused) return { kind: 'history-refused', cause: refused }
  for (const lines of pagesOf(text)) {
    if (lines.some((line) => parsedLine(line, nowMs) === null)) {
      return { kind: 'history-refused', cause: 'broken' }
    }
    await pause()
  }
  for (const lines of pagesOf(text)) {
    const entries = lines.map((line) => parsedLine(line, nowMs)).filter((one) => one !== null)
    const failure = write((ledger) => addEntries(ledger, entries, whose))
    if (failure) return failure
    await pause()
  }
  return null
}

function refusalOf(text: string, { host, userId }: Whose): Refusal | null {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')))
  const value = parseJson(`${firstLine}${tail}`)
  const known = head.safeParse(value)
  if (!known.success) return 'not-ours'
  if (known.data.version > exportVersion) return 'newer'
  const entries = isWithEntries(value) ? value : null
  if (!entries || !text.trimEnd().endsWith(tail)) return 'broken'
  const { entries: _, ...rest } = entries
  const ours = headOfOurs.safeParse(rest)
  if (!ours.success) return 'broken'
  const mine = userMark(userId)
  // The same person's account is the same on every mirror.
  const isMine =
    mine === null || ours.data.account === null ? ours.data.host === host : mine === ours.data.account
  return isMine ? null : 'other-account'
}

function isWithEntries(value: unknown): value is { readonly entries: unknown } {
  return typeof value === 'object' && value !== null && 'entries' in value
}

/** The lines between head and tail, some at a time. */
function* pagesOf(text: string): Generator<readonly string[]> {
  let page: string[] = []
  let begin = text.indexOf('\n') + 1
  while (begin < text.length) {
    const found = text.indexOf('\n', begin)
    const end = found < 0 ? text.length : found
    const line = text.slice(begin, end).trim()
    begin = end + 1
    if (line === tail || line === '') continue
    page.push(line)
    if (page.length < linesAtOnce) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

function parsedLine(line: string, nowMs: EpochMs): Parsed | null {
  const parsed = entry.safeParse(parseJson(line.endsWith(',') ? line.slice(0, -1) : line))
  if (!parsed.success) return null
  const { data } = parsed
  const endMs = data.kind === 'watched' ? data.until : data.at
  return data.at >= earliestMs && endMs >= data.at && endMs <= nowMs + dayMs ? data : null
}

function addEntries(ledger: Ledger, entries: readonly Parsed[], { account, host }: Whose): void {
  const { db, changes } = ledger
  const isThere = db.prepare(
    'SELECT 1 FROM change WHERE series = ? AND at = ? AND amount IS ? AND also = ? LIMIT 1',
  )
  const span = db.prepare(
    'INSERT INTO span VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "to" = max("to", excluded."to")',
  )
  const noteAccount = db.prepare('INSERT INTO account (id, host) VALUES (?, ?) ON CONFLICT DO NOTHING')
  ledger.spans.writeAll()
  inTransaction(db, () => {
    noteAccount.run(account, host)
    for (const one of entries) {
      if (one.kind === 'watched') {
        span.run(account, one.at, one.until)
        continue
      }
      const name: SeriesName = {
        owner: one.kind === 'rate' ? host : account,
        kind: one.kind,
        currency: one.currency,
      }
      const state = stateOf(one)
      const series = changes.make(name)
      if (!isThere.get(series, one.at, state.amount, state.also)) {
        changes.add(series, one.kind, { ...state, atMs: one.at })
      }
    }
  })
  ledger.reload()
}

function stateOf(one: Exclude<Parsed, { kind: 'watched' }>): State {
  switch (one.kind) {
    case 'balance':
      return { amount: one.available, also: one.vault }
    case 'total':
      return { amount: one.amount, also: one.unpriced.toSorted().join(' ') }
    case 'rate':
      return { amount: one.amount, also: '' }
    default:
      return assertNever(one)
  }
}
