import { defineConfig } from 'playwright/test'
import short from './playwright.config.ts'

process.env['STAKEWATCH_LONG'] = '1'

/** Every scene of the page in both themes at both sizes: `npm test` looks at each in one of these four. */
export default defineConfig({ ...short, testMatch: '**/states.spec.ts' })
