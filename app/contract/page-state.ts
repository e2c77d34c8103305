import { z } from 'zod'
import { checkIds } from '../domain/check.ts'

/** What main keeps of the page while its window is destroyed, so that it comes back as it was left. */
export const pageStateSchema = z.strictObject({
  route: z.enum(['overview', 'checklist', 'settings']),
  scrollTop: z.number().int().min(0).max(1_000_000),
  zerosShown: z.boolean(),
  /** Checks that the person has unfolded or folded away, against what they are at first. */
  folds: z.partialRecord(z.enum(checkIds), z.boolean()),
})

export type PageState = z.infer<typeof pageStateSchema>

export const firstPageState: PageState = { route: 'overview', scrollTop: 0, zerosShown: false, folds: {} }
