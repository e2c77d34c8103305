import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AccountId } from '../domain/account.ts'
import type { PassphraseHash, Unsealed } from '../domain/lock.ts'
import { parseJson } from '../domain/parse-json.ts'

/** What scrypt costs: see `PassphraseHash`. */
export type Cost = Pick<PassphraseHash, 'n' | 'r' | 'p'>

/** The key that a passphrase gives, with what scrypt made it from. */
export interface SealKey extends Cost {
  /** Base64; tells the keys of two passphrases apart. */
  readonly salt: string
  readonly key: Buffer
}

const version = 1
const prefix = 'stakewatch-sealed:'
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
const algorithm = 'aes-256-gcm'

const slot = z.object({
  kdf: z.literal('scrypt'),
  n: z.number(),
  r: z.number(),
  p: z.number(),
  salt: z.string(),
  /** Known only to who has the key: tells a wrong passphrase from a damaged text. */
  check: z.string(),
  /** The data key under this slot's key. */
  wrapped: z.string(),
})
const blob = z.object({ version: z.literal(version), slots: z.array(slot).min(1).max(2), sealed: z.string() })

export function isSealed(kept: string): boolean {
  return kept.startsWith(prefix)
}

/** Seals a text for one account: any one of `keys` opens it again. Two are for the moment of a change. */
export function sealText(text: string, keys: readonly SealKey[], account: AccountId): string {
  const dataKey = randomBytes(keyBytes)
  const slots = keys.map(({ n, r, p, salt, key }) => ({
    kdf: 'scrypt' as const,
    n,
    r,
    p,
    salt,
    check: checkOf(key).toString('base64'),
    wrapped: encrypt(dataKey, key, slotContext(account, salt)),
  }))
  const sealed = encrypt(Buffer.from(text), dataKey, context(account))
  return prefix + JSON.stringify({ version, slots, sealed } satisfies z.infer<typeof blob>)
}

/** Opens what `sealText` made. A text that is not sealed at all is damaged, and so is one of another account. */
export function unsealText(kept: string, keys: readonly SealKey[], account: AccountId): Unsealed {
  const parsed = blob.safeParse(parseJson(kept.slice(prefix.length)))
  if (!isSealed(kept) || !parsed.success) return { kind: 'damaged' }
  const { slots, sealed } = parsed.data
  for (const { salt, check, wrapped } of slots) {
    const fitting = keys.find(({ key, ...known }) => known.salt === salt && isSame(checkOf(key), check))
    if (!fitting) continue
    const dataKey = decrypt(wrapped, fitting.key, slotContext(account, salt))
    const text = dataKey && decrypt(sealed, dataKey, context(account))
    return text ? { kind: 'open', text: text.toString() } : { kind: 'damaged' }
  }
  return { kind: 'sealed' }
}

/** The salts of the keys that open it, in no order worth knowing. */
export function saltsOf(kept: string): readonly string[] {
  const parsed = blob.safeParse(parseJson(kept.slice(prefix.length)))
  return parsed.success ? parsed.data.slots.map(({ salt }) => salt) : []
}

function context(account: AccountId): string {
  return `stakewatch token ${version} ${account}`
}

function slotContext(account: AccountId, salt: string): string {
  return `stakewatch key ${version} ${account} ${salt}`
}

function checkOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('stakewatch check').digest().subarray(0, 16)
}

function isSame(check: Buffer, kept: string): boolean {
  const other = Buffer.from(kept, 'base64')
  return other.length === check.length && timingSafeEqual(other, check)
}

function encrypt(data: Buffer, key: Buffer, authenticated: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(authenticated))
  const encrypted = Buffer.concat([cipher.update(data), cipher.final()])
  return Buffer.concat([iv, encrypted, cipher.getAuthTag()]).toString('base64')
}

/** Null when it was not encrypted with this key and this context, or was changed since. */
function decrypt(text: string, key: Buffer, authenticated: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < ivBytes + tagBytes || key.length !== keyBytes) return null
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(authenticated))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()])
  } catch {
    // GCM says no more than that something does not fit.
    return null
  }
}
