/** The page's scheme and host: a standard, secure scheme of our own, so that it has a real origin. */
export const pageScheme = 'app'
export const pageOrigin = `${pageScheme}://stakewatch`
export const pageUrl = `${pageOrigin}/`

/** Whether an address lies at our own origin. Parsed, since a prefix would accept `app://stakewatch.evil/`. */
export function isPageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === `${pageScheme}:` &&
    url.host === 'stakewatch' &&
    url.username === '' &&
    url.password === ''
  )
}
