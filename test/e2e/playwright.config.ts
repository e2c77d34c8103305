import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  globalSetup: '../built.ts',
  // Two files at a time: each brings its own browser, session bus, keychain, ports and directories, and mostly waits.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
})
