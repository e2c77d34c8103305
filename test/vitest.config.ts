import { defineConfig } from 'vitest/config'

interface Part {
  readonly name: string
  readonly folder?: string
  readonly exclude?: readonly string[]
  readonly isolate?: boolean
  readonly globalSetup?: string
}

/** Tests here put something in the place of a module or a global, so that each file needs modules of its own. */
const apart = ['electron', 'renderer']

const parts: readonly Part[] = [
  // To evaluate the same modules anew for every file took a third of the time of these tests.
  { name: 'unit', exclude: apart.map((folder) => `unit/${folder}/**`), isolate: false },
  ...apart.map((folder) => ({ name: `unit-${folder}`, folder: `unit/${folder}` })),
  { name: 'contract' },
  { name: 'integration', globalSetup: './built.ts' },
]

/** Ends what hangs, and nothing else: a slow machine is no failure. */
const boundMs = 60_000

export default defineConfig({
  test: {
    root: import.meta.dirname,
    // By default one processor is left alone: half of the machine where there are two.
    maxWorkers: '100%',
    projects: parts.map(({ name, folder = name, exclude = [], isolate = true, globalSetup }) => ({
      test: {
        name,
        root: import.meta.dirname,
        include: [`${folder}/**/*.test.ts`, `${folder}/**/*.test.tsx`],
        exclude: [...exclude],
        setupFiles: ['./seed.ts'],
        ...(globalSetup === undefined ? {} : { globalSetup }),
        isolate,
        testTimeout: boundMs,
        hookTimeout: boundMs,
      },
    })),
  },
})
