/**
 * The `session` cookie of a Cookie header's value (RFC 6265: `name=value` pairs between semicolons), wherever it
 * stands among the others; null when there is none.
 */
export function sessionCookie(header: string): string | null {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== 'session') continue
    const value = pair.slice(at + 1).trim()
    return /^".*"$/.test(value) ? value.slice(1, -1) : value
  }
  return null
}
