import { z } from 'zod'
import { mostAccounts, parseLabel } from '../domain/account-label.ts'
import { parseAccountId, type AccountId, type UserId } from '../domain/account.ts'
import { firstAlertSettings } from '../domain/alert-settings.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../domain/currency.ts'
import { historyChoices } from '../domain/history.ts'
import { parseHost, type Host } from '../domain/host.ts'
import { idleChoices, type LockRecord } from '../domain/lock.ts'
import {
  firstAccountSettings,
  mostFolders,
  readSeconds,
  rotationEnds,
  rotationSteps,
  type Preferences,
  type Settings,
} from '../domain/settings.ts'
import { expiryMoments, rotationChoices } from '../domain/token.ts'
import { alertSettingsSchema } from './alert-schema.ts'
import { readVersioned } from '../domain/versioned.ts'
import { assertNever } from '../domain/assert-never.ts'

const version = 1

const firstPreferences: Preferences = {
  theme: 'system',
  displayCurrency: usd,
  timeoutSeconds: 30,
  showZeroBalances: false,
  privacy: false,
  privacyOnBlur: false,
  contentProtection: true,
  scanHistory: true,
  historyDays: 365,
  visibleReadSeconds: 30,
  trayReadSeconds: 120,
  sparingReadSeconds: 600,
}

export const firstSettings: Settings = {
  accounts: [],
  selected: null,
  folders: [],
  preferences: firstPreferences,
  alerts: firstAlertSettings,
  window: null,
  lock: null,
  trayNoticeGiven: false,
}

function parsed<Value extends string>(parse: (text: unknown) => Value | null) {
  return z.custom<Value>((text) => parse(text) !== null)
}

/** The range of JavaScript's dates. */
const time = z.number().int().min(0).max(8.64e15)
const pixels = z.number().int().min(-100_000).max(100_000)

const account = z.object({
  id: parsed<AccountId>(parseAccountId),
  host: parsed<Host>(parseHost),
  // As the API gave them, however long: a bound here would take the whole file for broken at the next start.
  userId: z.custom<UserId>((text) => typeof text === 'string').nullable(),
  name: z.string().nullable(),
  token: z.object({
    storedAtMs: time,
    expiresAtMs: time.nullable(),
    rotationDays: z.literal(rotationChoices).nullable(),
    rejectedAtMs: time.nullable(),
  }),
  unfinished: z.boolean(),
  rotation: z.enum(rotationSteps).nullable().default(null),
  rotationNotice: z
    .object({ end: z.enum(rotationEnds), atMs: time })
    .nullable()
    .default(null),
  reminders: z
    .object({ storedAtMs: time, expiry: z.array(z.enum(expiryMoments)), rotationAtMs: time.nullable() })
    .nullable()
    .default(null),
  // One that somebody has made unfit is dropped, and not the whole file.
  label: z.unknown().transform(parseLabel).default(null),
  inTotal: z.boolean().default(firstAccountSettings.inTotal),
  notifies: z.boolean().default(firstAccountSettings.notifies),
})

const base64 = z.string().regex(/^[A-Za-z0-9+/]{22,128}={0,2}$/)

/** scrypt takes 128 · n · r bytes: a file that asks for more than 128 MiB is not one of ours. */
const passphraseHash = z
  .object({
    kdf: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(64),
    salt: base64,
    key: base64,
  })
  .refine(({ n, r }) => n * r <= 2 ** 20)

const lock = z.object({
  hash: passphraseHash,
  options: z.object({
    idleMinutes: z.literal(idleChoices).nullable(),
    withScreen: z.boolean(),
    onSuspend: z.boolean(),
    keepWatching: z.boolean(),
    touchId: z.boolean(),
  }),
  sealed: z.boolean().default(false),
}) satisfies z.ZodType<LockRecord>

const interval = z.number().int().min(readSeconds.least).max(readSeconds.most)

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  displayCurrency: parsed<CurrencyCode>(parseCurrencyCode),
  timeoutSeconds: z.number().int().min(1).max(120),
  showZeroBalances: z.boolean(),
  privacy: z.boolean().default(firstPreferences.privacy),
  privacyOnBlur: z.boolean().default(firstPreferences.privacyOnBlur),
  contentProtection: z.boolean().default(firstPreferences.contentProtection),
  scanHistory: z.boolean().default(firstPreferences.scanHistory),
  historyDays: z.literal(historyChoices).nullable().default(firstPreferences.historyDays),
  visibleReadSeconds: interval.default(firstPreferences.visibleReadSeconds),
  trayReadSeconds: interval.default(firstPreferences.trayReadSeconds),
  sparingReadSeconds: interval.default(firstPreferences.sparingReadSeconds),
})

const settings = z.object({
  accounts: z
    .array(account)
    .max(mostAccounts)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length),
  selected: parsed<AccountId>(parseAccountId).nullable().default(null),
  folders: z.array(z.string().min(1).max(32_767)).max(mostFolders).default([]),
  preferences: preferencesSchema,
  alerts: alertSettingsSchema.default(firstAlertSettings),
  window: z
    .object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() })
    .nullable(),
  lock: lock.nullable().default(null),
  trayNoticeGiven: z.boolean(),
}) satisfies z.ZodType<Settings>

export type ParsedSettings =
  | { readonly kind: 'read'; readonly settings: Settings }
  /** Written by a newer version: what this version understands of it, or the first settings. */
  | { readonly kind: 'newer'; readonly version: number; readonly settings: Settings }
  | { readonly kind: 'broken' }

/** Reads the file's text; never throws. */
export function parseSettings(text: string): ParsedSettings {
  const read = readVersioned(text, version, (whole) => settings.safeParse(whole).data ?? null)
  switch (read.kind) {
    case 'read':
      return { kind: 'read', settings: read.value }
    case 'newer':
      return { kind: 'newer', version: read.version, settings: read.value ?? firstSettings }
    case 'broken':
      return read
    default:
      return assertNever(read)
  }
}

export function settingsText(value: Settings): string {
  return `${JSON.stringify({ version, ...value }, null, 2)}\n`
}
