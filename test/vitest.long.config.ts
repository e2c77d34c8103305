import { defineConfig } from 'vitest/config'

/** Tests that `npm test` has a short form of, at their full length. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['integration/history/crash.test.ts', 'integration/rotation/crash.test.ts'],
    env: { STAKEWATCH_LONG: '1' },
    testTimeout: 10 * 60_000,
  },
})
