import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import { hashPassphrase, sealKeyOf } from '../../../app/lock/passphrase.ts'
import { isSealed, sealText, unsealText, type SealKey } from '../../../app/lock/sealed-text.ts'

const token = randomBytes(48).toString('hex')
const other = parseAccountId('other') ?? firstAccountId
const passphrase = 'the right passphrase'
let key: SealKey
let sealed: string

beforeAll(async () => {
  key = await sealKeyOf(passphrase, await hashPassphrase(passphrase))
  sealed = sealText(token, [key], firstAccountId)
})

async function keyOf(text: string, salt = key.salt): Promise<SealKey> {
  return await sealKeyOf(text, { kdf: 'scrypt', n: key.n, r: key.r, p: key.p, salt, key: '' })
}

const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

describe('a sealed token', () => {
  it('is opened by the passphrase’s key, and says nothing of the token', () => {
    expect(unsealText(sealed, [key], firstAccountId)).toEqual({ kind: 'open', text: token })
    expect(isSealed(sealed)).toBe(true)
    expect(sealed).not.toContain(token.slice(0, 8))
    expect(sealed).not.toContain(Buffer.from(token).toString('base64').slice(0, 12))
    expect(isSealed(token)).toBe(false)
  })

  it('is another text each time', () => {
    expect(sealText(token, [key], firstAccountId)).not.toBe(sealed)
  })

  it('stays sealed to a wrong passphrase, which is told apart from damage', async () => {
    expect(unsealText(sealed, [await keyOf('a wrong one')], firstAccountId)).toEqual({ kind: 'sealed' })
    expect(unsealText(sealed, [await keyOf(passphrase, 'AAAAAAAAAAAAAAAAAAAAAA==')], firstAccountId)).toEqual(
      { kind: 'sealed' },
    )
    expect(unsealText(sealed, [], firstAccountId)).toEqual({ kind: 'sealed' })
  })

  it('is damaged when any of it was changed, the passphrase being right', () => {
    const { slots, ...rest } = JSON.parse(sealed.slice(sealed.indexOf('{'))) as {
      slots: { wrapped: string }[]
      sealed: string
    }
    const changed = [
      { ...rest, slots, sealed: flipped(rest.sealed) },
      { ...rest, slots, sealed: rest.sealed.slice(4) },
      { ...rest, slots, sealed: '' },
      { ...rest, slots: slots.map((slot) => ({ ...slot, wrapped: flipped(slot.wrapped) })) },
      { ...rest, slots: [] },
      { ...rest, slots, version: 2 },
    ].map((value) => `stakewatch-sealed:${JSON.stringify(value)}`)
    for (const text of [...changed, 'stakewatch-sealed:', 'stakewatch-sealed:{', sealed.slice(0, -3), token])
      expect(unsealText(text, [key], firstAccountId)).toEqual({ kind: 'damaged' })
  })

  it('is not opened for another account', () => {
    expect(unsealText(sealed, [key], other)).toEqual({ kind: 'damaged' })
  })

  it('may be opened by either of two passphrases', async () => {
    const next = await sealKeyOf('the next one', await hashPassphrase('the next one'))
    const both = sealText(token, [key, next], firstAccountId)
    for (const one of [key, next])
      expect(unsealText(both, [one], firstAccountId)).toEqual({ kind: 'open', text: token })
  })
})
