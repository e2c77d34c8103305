import { z } from 'zod'
import { checkIds } from '../domain/check.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'
import { firstChart, historyRanges } from '../domain/history.ts'
import { pageRoutes } from '../domain/place.ts'

const currency = z.custom<CurrencyCode>((text) => parseCurrencyCode(text) !== null)

/** What main keeps of the page while its window is destroyed, so that it comes back as it was left. */
export const pageStateSchema = z.strictObject({
  route: z.enum(pageRoutes),
  scrollTop: z.number().int().min(0).max(1_000_000),
  zerosShown: z.boolean(),
  /** Checks that the person has unfolded or folded away, against what they are at first. */
  folds: z.partialRecord(z.enum(checkIds), z.boolean()),
  /** The check that is wanted to be seen, until it is in sight. */
  sought: z.enum(checkIds).nullable(),
  /** What the chart shows. */
  chart: z.strictObject({
    subject: z.union([z.literal('total'), currency]),
    range: z.enum(historyRanges),
  }),
})

export type PageState = z.infer<typeof pageStateSchema>

export const firstPageState: PageState = {
  route: 'overview',
  scrollTop: 0,
  zerosShown: false,
  folds: {},
  sought: null,
  chart: firstChart,
}
