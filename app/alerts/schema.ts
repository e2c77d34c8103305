import { z } from 'zod'
import { parseAccountId, type AccountId } from '../domain/account.ts'
import { windowChoices } from '../domain/alert-settings.ts'
import type { AlertFacts } from '../domain/alert.ts'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { checkIds } from '../domain/check.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'
import { expiryMoments } from '../domain/token.ts'
import { mostKnown } from './access.ts'
import { mostSeenBets } from './bets.ts'
import { mostAlerts } from './list.ts'
import { firstMemory, type AlertsMemory } from './memory.ts'
import { mostSeries } from './series.ts'
import { readVersioned, type Versioned } from '../domain/versioned.ts'

const version = 1

/** Far more than is ever written: what is larger is something else. */
const largestFileBytes = 16 * 1024 * 1024

/** More than there are currencies on the site, and rules and accounts that one could have had. */
const mostCurrencies = 1000
const mostFired = 64
const mostAccounts = 16
const mostStretches = 400

const time = z.number().int().min(0).max(8.64e15)
const amount = z.custom<Amount>((text) => parseAmount(text) === text)
const currency = z.custom<CurrencyCode>((text) => parseCurrencyCode(text) !== null)
const account = z.custom<AccountId>((text) => parseAccountId(text) !== null)
const subject = z.union([z.literal('total'), currency])
const text = z.string().max(200)
const id = z.number().int().min(1)
const others = z.number().int().min(0)
const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).readonly()

const amounts = z
  .record(z.string(), amount)
  .refine((record) => Object.keys(record).length <= mostCurrencies)
  .refine((record) => Object.keys(record).every((code) => parseCurrencyCode(code) !== null))

const facts = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    threshold: text,
    subject,
    direction: z.enum(['falls', 'rises']),
    windowMinutes: z.literal(windowChoices),
    currency,
    from: amount,
    to: amount,
    percent: amount.nullable(),
  }),
  z.object({ kind: z.literal('falls-to-zero'), subject, currency, from: amount.nullable() }),
  z.object({ kind: z.literal('token-expiring'), moment: z.enum(expiryMoments), endsAtMs: time }),
  z.object({ kind: z.literal('token-expired') }),
  z.object({ kind: z.literal('token-rejected'), sinceMs: time }),
  z.object({ kind: z.literal('token-age'), ageMs: time }),
  z.object({ kind: z.literal('new-session'), name: text, place: text.nullable(), others }),
  z.object({ kind: z.literal('new-api-key'), name: text, others }),
  z.object({ kind: z.literal('two-factor-off') }),
  z.object({ kind: z.literal('email-unverified') }),
  z.object({ kind: z.literal('account-flagged'), flag: z.enum(['banned', 'suspended', 'muted']) }),
  z.object({ kind: z.literal('self-exclusion'), isOn: z.boolean() }),
  z.object({ kind: z.literal('check-fails'), check: z.enum(checkIds) }),
  z.object({ kind: z.literal('unreadable'), sinceMs: time }),
  z.object({ kind: z.literal('readable-again'), sinceMs: time }),
  z.object({
    kind: z.literal('bet-limit'),
    game: text,
    currency,
    amount,
    min: amount.nullable(),
    max: amount.nullable(),
    others,
  }),
  z.object({
    kind: z.literal('daily-loss'),
    covers: z.enum(['own', 'all']),
    currency,
    lost: amount,
    limit: amount,
  }),
]) satisfies z.ZodType<AlertFacts>

const alert = z.object({
  id,
  account: account.nullable(),
  atMs: time,
  facts,
  again: z.number().int().min(0),
  lastAtMs: time,
  isSeen: z.boolean(),
})

const known = z.boolean().nullable()

const accountMemory = z.object({
  account,
  access: z.object({
    sessions: list(text, mostKnown).nullable(),
    apiKeys: list(text, mostKnown).nullable(),
  }),
  protection: z.object({
    hasTfaEnabled: known,
    hasEmailVerified: known,
    isBanned: known,
    isSuspended: known,
    isMuted: known,
    isSelfExcluded: known,
  }),
  rejectedAtMs: time.nullable(),
  outageSinceMs: time.nullable(),
  held: amounts.nullable(),
  rates: z.object({
    believed: amounts,
    doubted: z.object({ atMs: time, rates: amounts }).nullable(),
  }),
  series: list(
    z.object({
      // The codes of what is left out of a total stand in it.
      name: z.string().max(20_000),
      stretches: list(
        z.object({ fromMs: time, untilMs: time, low: amount, high: amount, last: amount }),
        mostStretches,
      ),
    }),
    mostSeries,
  ),
  fired: list(z.object({ threshold: text, series: z.string().max(20_000), atMs: time }), mostFired),
  bets: z.object({
    seen: list(text, mostSeenBets).nullable(),
    day: text,
    nets: amounts,
    reached: list(text, mostCurrencies),
  }),
})

const memory = z.object({
  list: list(alert, mostAlerts),
  nextId: id,
  untold: list(id, mostAlerts),
  toldAtMs: time.nullable(),
  accounts: list(accountMemory, mostAccounts),
}) satisfies z.ZodType<AlertsMemory>

/** Reads the file's text; never throws. */
function parseMemory(fileText: string): Versioned<AlertsMemory> {
  return readVersioned(fileText, version, (whole) => memory.safeParse(whole).data ?? null)
}

export function memoryText(value: AlertsMemory): string {
  return `${JSON.stringify({ version, ...value })}\n`
}

/** `alerts.json` */
export const alertsFile = {
  name: 'alerts',
  first: firstMemory,
  largestBytes: largestFileBytes,
  parse: parseMemory,
  text: memoryText,
}
