import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PassphraseHash } from '../../../app/domain/lock.ts'
import {
  hashPassphrase,
  isLongEnough,
  mostMemoryBytes,
  provenKey,
  sealKeyOf,
} from '../../../app/lock/passphrase.ts'
import { cheapCost } from '../../fakes/cheap-cost.ts'

const passphrase = randomBytes(12).toString('hex')

describe('a passphrase', () => {
  let hash: PassphraseHash

  beforeAll(async () => {
    hash = await hashPassphrase(passphrase)
  })

  it('is known again, and no other is taken for it', async () => {
    expect(await provenKey(passphrase, hash)).toEqual(await sealKeyOf(passphrase, hash))
    for (const other of ['', ` ${passphrase}`, passphrase.slice(1), passphrase.toUpperCase() + 'x'])
      expect(await provenKey(other, hash)).toBeNull()
  })

  it('takes 100 ms or more to check, and bounded memory', async () => {
    const marksMs: number[] = []
    const { n, r } = await hashPassphrase(passphrase, undefined, () => {
      marksMs.push(performance.now())
      return marksMs.at(-1) ?? 0
    })
    const [beganMs = 0, endedMs = 0] = marksMs.slice(-2)
    expect(endedMs - beganMs).toBeGreaterThanOrEqual(100)
    expect(128 * n * r).toBeLessThanOrEqual(mostMemoryBytes)
    expect(128 * n * r).toBeGreaterThanOrEqual(64 * 2 ** 20)
  })

  it('is made costlier until it takes 100 ms, and not for ever on a clock that stands still', async () => {
    const costs = await Promise.all(
      [40, 1000].map(async (stepMs) => {
        let nowMs = 0
        return (await hashPassphrase(passphrase, cheapCost, () => (nowMs += stepMs))).p
      }),
    )
    expect(costs).toEqual([16, 1])
  })

  it('has its own salt each time', async () => {
    const again = await hashPassphrase(passphrase)
    expect(again.salt).not.toBe(hash.salt)
    expect(again.key).not.toBe(hash.key)
    expect(Buffer.from(hash.salt, 'base64').length).toBeGreaterThanOrEqual(16)
  })

  it('is the same text however the keyboard composed it', async () => {
    const composed = await hashPassphrase('caf\u00e9 au lait')
    expect(await provenKey('cafe\u0301 au lait', composed)).not.toBeNull()
    expect(await provenKey('\uff43af\u00e9 au lait', composed)).not.toBeNull()
  })

  it('has eight characters at least, counted as a person counts', () => {
    expect(isLongEnough('1234567')).toBe(false)
    expect(isLongEnough('12345678')).toBe(true)
    expect(isLongEnough('🦩🦩🦩🦩🦩🦩🦩')).toBe(false)
    expect(isLongEnough('e\u0301'.repeat(7))).toBe(false)
  })
})
