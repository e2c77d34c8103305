import { parseHost, type Host } from '../domain/host.ts'
import type { ImportProblem } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'

/**
 * The allowed host in an address that stands somewhere beside a token. Only its host is taken over, so path and
 * query do not matter; a port, a user name or a sub-domain makes it another host, and so does `http://`.
 */
export function hostOfAddress(text: string): Result<Host, ImportProblem> {
  const trimmed = text.trim()
  const bare = parseHost(trimmed.toLowerCase())
  if (bare) return ok(bare)
  const url = URL.parse(trimmed)
  if (!url) return err({ kind: 'address-unreadable' })
  if (url.protocol !== 'https:') {
    return err({ kind: url.protocol === 'http:' ? 'address-not-https' : 'address-unreadable' })
  }
  const host = url.username === '' && url.password === '' ? parseHost(url.host) : null
  return host ? ok(host) : err({ kind: 'address-not-allowed' })
}
