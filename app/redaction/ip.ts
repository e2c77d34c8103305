import { isIPv4, isIPv6 } from 'node:net'

const shown = '[ip]'
const colonRun = /[0-9A-Fa-f:.]+/g
const dotRun = /\d[\d.]{5,}\d/g
const wordCharacter = /\w/
const leastGroups = 4
const mostOctet = 255

/** IPv6 and IPv4 addresses, with or without a port. Times, dates and versions such as 1.2.3 stay. */
export function redactIp(text: string): string {
  return text
    .replace(colonRun, (found, offset: number) => redactColonRun(found, text, offset))
    .replace(dotRun, (found) => (isDottedAddress(found) ? shown : found))
}

function redactColonRun(found: string, text: string, offset: number): string {
  if (!found.includes(':')) return found
  const start = ownStart(found, wordCharacter.test(text.charAt(offset - 1)))
  const end = ownEnd(found, wordCharacter.test(text.charAt(offset + found.length)))
  if (start >= end) return found
  const own = found.slice(start, end)
  return isAddress(own) ? found.slice(0, start) + shown + found.slice(end) : found
}

/** A first group that continues a word (`std` in `std::c`) is none, and a single colon before is punctuation. */
function ownStart(found: string, continuesWord: boolean): number {
  const glued = continuesWord && !found.startsWith(':') ? found.indexOf(':') : 0
  const dots = /^\.*/.exec(found.slice(glued))?.[0].length ?? 0
  const start = glued + dots
  return found.startsWith(':', start) && !found.startsWith('::', start) ? start + 1 : start
}

function ownEnd(found: string, wordContinues: boolean): number {
  let end = wordContinues ? found.lastIndexOf(':') + 1 : found.length
  while (end > 0 && found.charAt(end - 1) === '.') end -= 1
  return found.endsWith(':', end) && !found.slice(0, end).endsWith('::') ? end - 1 : end
}

/** What is no address to the letter but has an address's shape (one group too many, a port) counts as one. */
function isAddress(own: string): boolean {
  if (!/[0-9A-Fa-f]/.test(own)) return false
  if (isIPv6(own)) return true
  const groups = own.split(':').length
  return groups > 2 && (own.includes('::') || groups > 7)
}

function isDottedAddress(found: string): boolean {
  const groups = found.split('.')
  return (
    isIPv4(found) ||
    (groups.length >= leastGroups &&
      groups.every((group) => group !== '' && group.length <= 3 && Number(group) <= mostOctet))
  )
}
