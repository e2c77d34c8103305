import type { Host } from '../domain/host.ts'

export const linkIds = ['stake-home', 'stake-security'] as const
export type LinkId = (typeof linkIds)[number]

const paths: Readonly<Record<LinkId, string>> = {
  'stake-home': '/',
  'stake-security': '/settings/security',
}

/** The page names a link; the address is made here, from the two closed lists, and from nothing it says. */
export function linkUrl(link: LinkId, host: Host): string {
  return `https://${host}${paths[link]}`
}
