import { randomBytes, randomInt } from 'node:crypto'

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Made at run time, so that nothing in the repository looks like a secret. */
export const hexToken = () => randomBytes(48).toString('hex')

/** Random letters and digits, with at least one of both. */
export function plainToken(length: number): string {
  const middle = Array.from({ length: length - 2 }, () => alphanumeric.charAt(randomInt(alphanumeric.length)))
  return `k${middle.join('')}7`
}

export function jwt(subject: Uint8Array = randomBytes(8), signature: Uint8Array = randomBytes(32)): string {
  const claims = { sub: Buffer.from(subject).toString('hex'), exp: 1_900_000_000 }
  return [
    jwtPart({ alg: 'HS256', typ: 'JWT' }),
    jwtPart(claims),
    Buffer.from(signature).toString('base64url'),
  ].join('.')
}

function jwtPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
