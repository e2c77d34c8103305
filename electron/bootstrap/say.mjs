/** How often a long step says that it is still at it. */
const heartbeatMs = 15_000

/**
 * Tells a person something. Always on stderr, so that what a command prints on stdout stays pure.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Says what is being done, says again now and then that it is still going on, and answers its result.
 * @template T
 * @param {string} what one line, without a full stop
 * @param {Promise<T>} step
 * @returns {Promise<T>}
 */
export async function saying(what, step) {
  say(`${what} …`)
  const begun = Date.now()
  const heartbeat = setInterval(() => {
    say(`  … still going on (${Math.round((Date.now() - begun) / 1000)} s)`)
  }, heartbeatMs)
  try {
    return await step
  } finally {
    clearInterval(heartbeat)
  }
}
