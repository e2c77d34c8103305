// One scan in a process of its own, as the app makes it: the threads are the built ones.
//   node scan-once.mjs FOLDER [--history] [--cache FILE] [--remember FILE]      prints what a scan measures of itself as JSON
import { enableCompileCache } from 'node:module'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'

// The app's own modules are built ahead: here their types are taken out once, and not at every start.
enableCompileCache(new URL('../../out/bench/compiled', import.meta.url).pathname)
const { createScanner } = await import('../../app/scan/scanner.ts')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { history: { type: 'boolean' }, cache: { type: 'string' }, remember: { type: 'string' } },
})
const delay = monitorEventLoopDelay({ resolution: 1 })
const scanner = createScanner({ worker: new URL('../../out/main/scan-worker.js', import.meta.url) })
delay.enable()
const report = await scanner.scan(
  {
    folders: positionals,
    files: [],
    history: values.history ?? false,
    known: null,
    cacheFile: values.cache ?? null,
    historyFile: values.remember ?? null,
  },
  { onProgress: () => undefined },
)
delay.disable()
const { files, unchanged, bytes, hits, history } = report
process.stdout.write(
  JSON.stringify({
    files,
    unchanged,
    bytes,
    hits: hits.length,
    blobs: history.reduce((sum, { blobs }) => sum + blobs, 0),
    longestBlockMs: delay.max / 1e6,
    peakMB: process.resourceUsage().maxRSS / 1024,
  }),
)
