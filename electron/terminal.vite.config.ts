import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** The terminal in one file: hundreds of modules take Node twice as long to load as all else that a glance does. */
export default defineConfig({
  root,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['keytar'] },
  build: {
    ssr: join(root, 'app/cli.ts'),
    // What is built beside it stays: `app/cli.ts` finds it from here as from its own place.
    outDir: join(root, 'out'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    minify: true,
    rolldownOptions: { output: { entryFileNames: 'cli.js', codeSplitting: false } },
  },
})
