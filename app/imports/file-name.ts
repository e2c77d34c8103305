const longest = 80

/**
 * A file's name with its folder's, fit to be shown: without characters that are invisible, break the line or turn
 * the direction of reading, and of bounded length.
 */
export function shownFileName(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '')
  const clean = parts
    .slice(-2)
    .join('/')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  const signs = Array.from(clean)
  return signs.length > longest ? `…${signs.slice(1 - longest).join('')}` : clean
}
