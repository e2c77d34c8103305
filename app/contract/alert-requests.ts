import { z } from 'zod'
import {
  alertRules,
  quietChoices,
  undisturbedChoices,
  windowChoices,
  type AlertChange,
} from '../domain/alert-settings.ts'
import { isNegative, isZero, parseAmount, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'

const currency = z.custom<CurrencyCode>((text) => parseCurrencyCode(text) !== null)

/** More than nothing, and written as amounts are: no exponent, no needless zero. */
const positive = z.custom<Amount>((text) => {
  const amount = parseAmount(text)
  return amount !== null && amount === text && !isZero(amount) && !isNegative(amount)
})

const quietMinutes = z.literal(quietChoices)
const switches = { isOn: z.boolean().optional(), quietMinutes: quietMinutes.optional() }
const thresholdId = z.string().regex(/^[\w-]{1,32}$/)
const minuteOfDay = z.number().int().min(0).max(1439)

const size = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: positive, currency }),
  z.strictObject({ kind: z.literal('percent'), percent: positive }),
])

const threshold = z
  .strictObject({
    subject: z.union([z.literal('total'), currency]),
    direction: z.enum(['falls', 'rises']),
    size,
    windowMinutes: z.literal(windowChoices),
    quietMinutes,
  })
  // A balance is measured in its own units.
  .refine(
    (wish) => wish.subject === 'total' || wish.size.kind === 'percent' || wish.size.currency === wish.subject,
  )

/** One change of what the owner wants to be told. */
export const alertChange = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('rule'), rule: z.enum(alertRules), ...switches }),
  z.strictObject({ what: z.literal('add-threshold'), threshold }),
  z.strictObject({ what: z.literal('threshold'), id: thresholdId, ...switches }),
  z.strictObject({ what: z.literal('remove-threshold'), id: thresholdId }),
  z.strictObject({
    what: z.literal('bet-limit'),
    limit: z.strictObject({ currency, min: positive.nullable(), max: positive.nullable() }),
  }),
  z.strictObject({
    what: z.literal('loss-limit'),
    covers: z.enum(['own', 'all']),
    currency,
    amount: positive.nullable(),
  }),
  z.strictObject({
    what: z.literal('quiet-hours'),
    hours: z.strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable(),
  }),
  z.strictObject({ what: z.literal('undisturbed'), forHours: z.literal(undisturbedChoices).nullable() }),
]) satisfies z.ZodType<AlertChange>
