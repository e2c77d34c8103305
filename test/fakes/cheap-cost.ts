import type { Cost } from '../../app/lock/sealed-text.ts'

/** For passphrases of tests that look at something else: one of an owner's takes 100 ms or more each time. */
export const cheapCost: Cost = { n: 16, r: 1, p: 1 }
