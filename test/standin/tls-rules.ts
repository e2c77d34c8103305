import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { ConnectionOptions } from 'node:tls'
import { resolveHost } from './command-line.ts'

/**
 * Makes `tls.connect({ host, port })` obey the host rules too. In Electron they bind Chromium only; here no
 * test may reach a real host by the handshake that the checklist does with Node.
 */
export function applyHostRulesToTls(): void {
  const tls = createRequire(import.meta.url)('node:tls') as typeof import('node:tls')
  const original = tls.connect
  const connect = (...words: unknown[]): unknown => {
    const [options, ...others] = words
    if (!isConnection(options)) return Reflect.apply(original, tls, words)
    const target = resolveHost({ host: options.host, port: options.port })
    return Reflect.apply(original, tls, [{ servername: options.host, ...options, ...target }, ...others])
  }
  Object.assign(tls, { connect })
  syncBuiltinESMExports()
}

function isConnection(value: unknown): value is ConnectionOptions & { host: string; port: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'host' in value &&
    typeof value.host === 'string' &&
    'port' in value &&
    typeof value.port === 'number'
  )
}
