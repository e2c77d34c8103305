// Loaded before the program under measurement: tells the parent process its resident memory once it has settled.
const settleMs = 5000

setTimeout(() => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage().rss)
}, settleMs)
