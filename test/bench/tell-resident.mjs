// Loaded before the program under measurement: tells the parent process its resident memory once it has settled.
const settleMs = Number(process.env['BENCH_SETTLE_MS'] ?? 5000)

setTimeout(() => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage().rss)
}, settleMs)
