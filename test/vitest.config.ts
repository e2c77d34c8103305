import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: ['unit', 'contract', 'integration'].map((name) => ({
      test: {
        name,
        root: import.meta.dirname,
        include: [`${name}/**/*.test.ts`, `${name}/**/*.test.tsx`],
        setupFiles: ['./seed.ts'],
      },
    })),
  },
})
