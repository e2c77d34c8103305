import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { leastPassphraseLength, type PassphraseHash } from '../domain/lock.ts'
import type { Cost, SealKey } from './sealed-text.ts'

const saltBytes = 16
const keyBytes = 32
const slowEnoughMs = 100

/** 64 MiB of memory (128 · n · r bytes): more makes an unlock fail where memory is short. */
const leastCost: Cost = { n: 2 ** 16, r: 8, p: 1 }
const mostRounds = 16

/** Memory that any accepted cost may take, and what OpenSSL needs beside it. */
export const mostMemoryBytes = 128 * 2 ** 20
const spareBytes = 2 ** 20

/** The same passphrase typed on another keyboard is the same text. */
function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC')
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether a new passphrase has the least length, counted as a person counts. */
export function isLongEnough(passphrase: string): boolean {
  return [...characters.segment(normalised(passphrase))].length >= leastPassphraseLength
}

/**
 * Hashes a new passphrase with a fresh salt, at a cost that takes 100 ms or more on this machine, found by
 * doubling scrypt's rounds from `least` on: time grows, memory does not. `elapsedMs` measures the machine: no
 * clock of the product's, which may stand still.
 */
export async function hashPassphrase(
  passphrase: string,
  least: Cost = leastCost,
  elapsedMs = () => performance.now(),
): Promise<PassphraseHash> {
  const salt = randomBytes(saltBytes)
  for (let cost = least; ; cost = { ...cost, p: cost.p * 2 }) {
    const beganMs = elapsedMs()
    const key = await derive(passphrase, salt, cost)
    if (elapsedMs() - beganMs < slowEnoughMs && cost.p < mostRounds) continue
    return { kdf: 'scrypt', ...cost, salt: salt.toString('base64'), key: key.toString('base64') }
  }
}

/** The key that the right passphrase gives for sealing; null for a wrong one, after as long. */
export async function provenKey(passphrase: string, hash: PassphraseHash): Promise<SealKey | null> {
  const { check, sealKey } = await keysOf(passphrase, hash)
  const kept = Buffer.from(hash.key, 'base64')
  return check.length === kept.length && timingSafeEqual(check, kept) ? sealKey : null
}

/** The key that a passphrase gives for sealing, whether it is the right one or not. */
export async function sealKeyOf(passphrase: string, hash: PassphraseHash): Promise<SealKey> {
  return (await keysOf(passphrase, hash)).sealKey
}

/**
 * Both keys of a passphrase, in the time that one takes: scrypt's output goes on after the bytes that are kept to check
 * the passphrase by, and neither part tells anything of the other.
 */
async function keysOf(passphrase: string, { n, r, p, salt }: PassphraseHash) {
  const derived = await derive(passphrase, Buffer.from(salt, 'base64'), { n, r, p }, 2 * keyBytes)
  const sealKey: SealKey = { n, r, p, salt, key: derived.subarray(keyBytes) }
  return { check: derived.subarray(0, keyBytes), sealKey }
}

async function derive(
  passphrase: string,
  salt: Buffer,
  { n, r, p }: Cost,
  length = keyBytes,
): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: mostMemoryBytes + spareBytes }
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  scrypt(normalised(passphrase), salt, length, options, (error, key) => {
    if (error) reject(error)
    else resolve(key)
  })
  return await promise
}
