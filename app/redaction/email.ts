const at = /@|%40/g
const localEnd = /[\s"'`<>()[\]{},;:=\\/|@&?#!…]/
/** What RFC 5322 allows besides; taken only where nothing plainer stands before the `@`. */
const wideEnd = /[\s"<>()[\]\\,;:@…]/
const domainForm = /[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}-]\.(?:xn--[a-z0-9-]{1,60}[a-z0-9]|\p{L}{2,63})/iuy

/** E-mail addresses, also with an escaped `@` as in a URL, and those of international names. */
export function redactEmail(text: string): string {
  const pieces: string[] = []
  let done = 0
  at.lastIndex = 0
  for (let match = at.exec(text); match; match = at.exec(text)) {
    const domain = domainAfter(text, match.index + match[0].length)
    const start = domain > 0 ? startOfLocal(text, match.index, done) : match.index
    if (start < match.index) {
      pieces.push(text.slice(done, start), '[e-mail]')
      done = match.index + match[0].length + domain
      at.lastIndex = done
    }
  }
  return pieces.join('') + text.slice(done)
}

/** Length of the domain that begins here, 0 when there is none: `pkg@1.2.3` and `user@host` are no addresses. */
function domainAfter(text: string, start: number): number {
  domainForm.lastIndex = start
  return domainForm.exec(text)?.[0].length ?? 0
}

function startOfLocal(text: string, end: number, least: number): number {
  const start = walkBack(text, end, least, localEnd)
  return start < end ? start : walkBack(text, end, least, wideEnd)
}

/** No address has more than 254 characters in all (RFC 5321). */
function walkBack(text: string, end: number, least: number, stop: RegExp): number {
  const floor = Math.max(least, end - 254)
  let start = end
  while (start > floor && !stop.test(text.charAt(start - 1))) start -= 1
  return start
}
