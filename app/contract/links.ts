import type { Host } from '../domain/host.ts'

export const linkIds = [
  'stake-home',
  'stake-security',
  'stake-api',
  'stake-verification',
  'stake-vip',
  'stake-bets',
] as const
export type LinkId = (typeof linkIds)[number]

/**
 * Addresses that others have seen on the site. Sessions have none of their own that anybody knows of: they are ended
 * among the security settings.
 */
const paths: Readonly<Record<LinkId, string>> = {
  'stake-home': '/',
  'stake-security': '/settings/security',
  'stake-api': '/settings/api',
  'stake-verification': '/settings/verification',
  'stake-vip': '/?tab=progress&modal=vip',
  'stake-bets': '/my-bets/archive',
}

/** The page names a link; the address is made here, from the two closed lists, and from nothing it says. */
export function linkUrl(link: LinkId, host: Host): string {
  return `https://${host}${paths[link]}`
}
