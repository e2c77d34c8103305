const wholes = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const narrowSpace = '\u202f'

/** `12 408`, with thin spaces between groups. */
export function formatWhole(number: number): string {
  return wholes.format(number).replaceAll(',', narrowSpace)
}

/** `0 files`, `1 file`, `2 files` */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  const [last = '', ...before] = words.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
}

const units = ['kB', 'MB', 'GB', 'TB']

/** `0 kB`, `340 MB`, `1.3 GB`: a size as people say it, by thousands. */
export function formatBytes(bytes: number): string {
  let size = Math.floor(bytes / 1000)
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  const figure = unit > 0 && size < 9.95 ? tenths.format(size) : formatWhole(Math.floor(size))
  return `${figure}\u00a0${units[unit] ?? ''}`
}

/** How long something took: `12 ms`, `3.4 s`, `95 s`. */
export function formatTook(tookMs: number): string {
  if (tookMs < 1000) return `${Math.max(1, Math.floor(tookMs))}\u00a0ms`
  const length = tookMs / 1000
  return `${length < 9.95 ? tenths.format(length) : formatWhole(length)}\u00a0s`
}
