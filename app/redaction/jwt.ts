import { maskSecret } from '../domain/token.ts'

const run = /[A-Za-z0-9_.-]{24,}/g
/** `{"` in base64url: every JWT's header begins so (RFC 7519). */
const headerStart = 'eyJ'
const leastHeader = 12

/** JSON Web Tokens, also those cut off after the header or the claims. */
export function redactJwt(text: string): string {
  return text.replace(run, (found) => (found.includes(headerStart) ? redactRun(found) : found))
}

/** Works on a whole run of characters, since a pattern that looked for three parts could be made slow. */
function redactRun(found: string): string {
  const parts = found.split('.')
  const pieces: string[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? ''
    const at = part.indexOf(headerStart)
    if (at === -1 || part.length - at < leastHeader) {
      pieces.push(part)
    } else {
      const token = [part.slice(at), ...parts.slice(index + 1, index + 3)].join('.')
      pieces.push(part.slice(0, at) + maskSecret(token))
      index += 2
    }
  }
  return pieces.join('.')
}
