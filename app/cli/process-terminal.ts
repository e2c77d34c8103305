import { readPassphrase } from './passphrase.ts'
import type { TerminalHost } from './host.ts'

/** By whom a process is ended, and the numbers of these signals. */
const endings = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const

/** A terminal and a supervisor may both tell of the same wish. */
const sameWishMs = 1000
/** After this the process ends, whatever has not. */
const patienceMs = 3000

const usualWidth = 80
const clearLine = '\r\u001B[K'

/** The terminal that this process was started in. */
export function processTerminal(): Omit<TerminalHost, 'ports' | 'version'> {
  const { stdout, stderr, env } = process
  const showsProgress = stderr.isTTY && env['TERM'] !== 'dumb'
  let shown = ''
  return {
    workingDir: process.cwd(),
    colours: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    passphrase: readPassphrase,
    out: (text) => void stdout.write(`${text}\n`),
    error: (text) => void stderr.write(`${text}\n`),
    progress(line) {
      if (!showsProgress || line === shown) return
      shown = line
      // A line that wraps could not be taken away again. Some terminals do not tell how wide they are.
      stderr.write(`${clearLine}${line.slice(0, (stderr.columns || usualWidth) - 1)}`)
    },
    onInterrupt,
  }
}

function onInterrupt(listener: (code: number) => void): () => void {
  let firstMs: number | null = null
  const heard = endings.map(([name, number]) => {
    const hear = () => {
      const nowMs = performance.now()
      if (firstMs !== null && nowMs - firstMs > sameWishMs) process.exit(128 + number)
      if (firstMs !== null) return
      firstMs = nowMs
      setTimeout(() => process.exit(128 + number), patienceMs).unref()
      listener(128 + number)
    }
    process.on(name, hear)
    return () => void process.off(name, hear)
  })
  return () => {
    for (const stop of heard) stop()
  }
}

/**
 * Keeps outputs that nobody takes any more from ending the process, and from being written to for ever. The answer tells
 * whether anything was lost otherwise, as on a full disk.
 */
export function watchOutputs(): () => boolean {
  let isLost = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has gone, as `head -1` does: there is nobody left to tell.
    if (error.code !== 'EPIPE') isLost = true
  })
  // What could be said of it would go the same way.
  process.stderr.on('error', () => undefined)
  return () => isLost
}

/** Resolves once all that was written has been taken, or nobody takes it any more. */
export async function flushed(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.stdout.write('', () => resolve())
  await promise
}
