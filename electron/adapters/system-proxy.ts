import type { Session } from 'electron'

/**
 * What Chromium would do for this address, in the variables by which Node's `Agent` is told of a proxy; null for a
 * proxy that Node does not speak to (SOCKS, QUIC). Of several that are to be tried in turn, the first one counts.
 */
export async function systemProxyFor(
  session: Pick<Session, 'resolveProxy'>,
  url: URL,
): Promise<Readonly<Record<string, string>> | null> {
  const [first = ''] = (await session.resolveProxy(url.href)).split(';')
  const [kind = '', place = ''] = first.trim().split(/\s+/)
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return {}
    case 'PROXY':
    case 'HTTP':
      return place === '' ? null : { https_proxy: `http://${place}` }
    case 'HTTPS':
      return place === '' ? null : { https_proxy: `https://${place}` }
    default:
      return null
  }
}
