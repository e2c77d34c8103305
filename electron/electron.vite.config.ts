import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { scanRulesDigest } from './scan-rules.ts'
import { sourceDateMs } from './source-date.ts'
import { trayIconFiles } from './tray/icons/files.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'out')

// Only the native module stays outside: everything else is bundled, so that the package holds no tree of
// dependencies to audit, and main starts without looking for files.
const native = ['keytar']

/** Draws the tray's icons beside main. */
function trayIcons(): Plugin {
  return {
    name: 'tray-icons',
    generateBundle() {
      for (const [name, source] of trayIconFiles())
        this.emitFile({ type: 'asset', fileName: `tray/${name}`, source })
    },
  }
}

export default defineConfig({
  main: {
    plugins: [trayIcons()],
    define: {
      stakewatchScanRules: JSON.stringify(scanRulesDigest(root)),
      stakewatchBuiltAtMs: JSON.stringify(sourceDateMs(root, process.env)),
      // ws would look for native helpers, and take whatever lies there by their names.
      'process.env.WS_NO_BUFFER_UTIL': '"1"',
      'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
    },
    build: {
      outDir: join(out, 'main'),
      externalizeDeps: false,
      sourcemap: false,
      minify: true,
      rolldownOptions: {
        // The scan's threads run a file of their own.
        input: { main: join(root, 'electron/main.ts'), 'scan-worker': join(root, 'app/scan/worker.ts') },
        external: native,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(out, 'preload'),
      externalizeDeps: false,
      sourcemap: false,
      minify: true,
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        // A sandboxed preload is one CommonJS file: it may require nothing but Electron's own part.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir: join(out, 'renderer'),
      sourcemap: false,
      minify: true,
      // Chromium needs no polyfill, and its inline script would break the content security policy.
      modulePreload: { polyfill: false },
      // A data: URL is refused by the same policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
})
