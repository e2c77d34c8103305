import { z } from 'zod'
import {
  alertRules,
  firstAlertSettings,
  mostLimits,
  mostThresholds,
  quietChoices,
  windowChoices,
  type AlertSettings,
} from '../domain/alert-settings.ts'
import { isNegative, isZero, parseAmount, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'

const currency = z.custom<CurrencyCode>((text) => parseCurrencyCode(text) !== null)

const positive = z.custom<Amount>((text) => {
  const amount = parseAmount(text)
  return amount !== null && amount === text && !isZero(amount) && !isNegative(amount)
})

const rule = z.object({ isOn: z.boolean(), quietMinutes: z.literal(quietChoices) })

const threshold = z.object({
  id: z.string().regex(/^[\w-]{1,32}$/),
  isOn: z.boolean(),
  subject: z.union([z.literal('total'), currency]),
  direction: z.enum(['falls', 'rises']),
  size: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('amount'), amount: positive, currency }),
    z.object({ kind: z.literal('percent'), percent: positive }),
  ]),
  windowMinutes: z.literal(windowChoices),
  quietMinutes: z.literal(quietChoices),
})

const minuteOfDay = z.number().int().min(0).max(1439)

export const alertSettingsSchema = z.object({
  // A rule that a file does not know yet is as at first.
  rules: z
    .partialRecord(z.enum(alertRules), rule)
    .transform((given): AlertSettings['rules'] => ({ ...firstAlertSettings.rules, ...given })),
  thresholds: z.array(threshold).max(mostThresholds).readonly(),
  betLimits: z
    .array(z.object({ currency, min: positive.nullable(), max: positive.nullable() }))
    .max(mostLimits)
    .readonly(),
  lossLimits: z
    .array(z.object({ covers: z.enum(['own', 'all']), currency, amount: positive }))
    .max(mostLimits)
    .readonly(),
  quietHours: z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable(),
  undisturbedUntilMs: z.number().int().min(0).max(8.64e15).nullable(),
})
