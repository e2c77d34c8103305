import { z } from 'zod'
import { parseAccountId, type AccountId, type UserId } from '../domain/account.ts'
import { parseCurrencyCode, usd, type CurrencyCode } from '../domain/currency.ts'
import { parseHost, type Host } from '../domain/host.ts'
import type { Settings } from '../domain/settings.ts'
import { rotationChoices } from '../domain/token.ts'

const version = 1

export const firstSettings: Settings = {
  accounts: [],
  preferences: { theme: 'system', displayCurrency: usd, timeoutSeconds: 30, showZeroBalances: false },
  window: null,
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
})

const settings = z.object({
  accounts: z
    .array(account)
    .max(8)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length),
  preferences: z.object({
    theme: z.enum(['system', 'light', 'dark']),
    displayCurrency: parsed<CurrencyCode>(parseCurrencyCode),
    timeoutSeconds: z.number().int().min(1).max(120),
    showZeroBalances: z.boolean(),
  }),
  window: z
    .object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() })
    .nullable(),
  trayNoticeGiven: z.boolean(),
}) satisfies z.ZodType<Settings>

const versioned = z.object({ version: z.number().int().min(1) })

export type ParsedSettings =
  | { readonly kind: 'read'; readonly settings: Settings }
  /** Written by a newer version: what this version understands of it, or the first settings. */
  | { readonly kind: 'newer'; readonly version: number; readonly settings: Settings }
  | { readonly kind: 'broken' }

/** Reads the file's text; never throws. */
export function parseSettings(text: string): ParsedSettings {
  const value = parseJson(text)
  const head = versioned.safeParse(value)
  if (!head.success) return { kind: 'broken' }
  const body = settings.safeParse(value)
  if (head.data.version > version) {
    return { kind: 'newer', version: head.data.version, settings: body.data ?? firstSettings }
  }
  return body.success ? { kind: 'read', settings: body.data } : { kind: 'broken' }
}

export function settingsText(value: Settings): string {
  return `${JSON.stringify({ version, ...value }, null, 2)}\n`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
