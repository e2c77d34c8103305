import { isFileName } from './file-names.ts'
import type { Key } from './key.ts'

const list = (text: string) => new Set(text.trim().split(/\s+/))

/** Names that say a value is a credential. */
const credential = list(
  `token tokens tok session sess cookie cookies auth authorization bearer secret secrets credential credentials
   creds cred password passwd pwd pass apikey access accesstoken xaccesstoken authtoken sessiontoken stake
   staketoken jwt login`,
)

/** Names that say it is none, whatever else they say. */
const noCredential = list(
  `hash hashes hashed sha sha1 sha256 sha384 sha512 sha3 384 md md5 digest digests checksum checksums sum sums shasum
   integrity sri hmac mac signature signatures sig sigs signed fingerprint thumbprint keygrip etag crc csrf xsrf
   csrftoken csrfmiddlewaretoken nonce salt iv pub public pubkey pubkeys publickey private priv privkey privatekey
   pk vk shared master premaster traffic commitment kzg proof root roots merkle leaf leaves block tx txid
   transaction address validator withdrawal genesis pcr0 pcr1 pcr2 pcr3 pcr4 pcr7 pcr8 mrtd rtmr0 rtmr1 rtmr2 rtmr3
   mrsigner mrenclave mrseam measurement measurements launch expected actual want golden vector vectors tag
   ciphertext plaintext ct pt msg okm ikm prk commit revision rev image artifact example dummy fake mock sample
   challenge verifier nullifier kid
   encrypted enciphered ciphered cipher sealed wrapped placeholder pool prime modulus order coordinate qx qy wx wy gx gy entropy entropyinput`,
)

/** Names of which nothing follows unless another word says more. */
const anything = list(
  `id ids uid guid uuid oid ref request trace span correlation payload blob bytes buffer dump hex x y d n p q r s e b
   output out input in message body etag version build asset assets file cert certificate pin serial seed cid object
   node chunk part piece leaf entry point curve prime generator result md content document data-key`,
)

/** Of those, what people write freely, and what a program does with a value that it is given. */
const spoken = list('message body content text')
const deed = list('build request output input trace dump pin is validate check assert expect')

/** A coordinate of a point on a curve, as test vectors name them: `Qx`, `Uy`. */
const coordinate = /^[A-Z]{1,6}[xy]$/

/** What stands before a value in a table or a command, and names nothing. */
const host = /^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|dev)$/i

export type Claim = 'stake' | 'credential' | 'nothing' | 'other' | 'none'

/**
 * What a name claims of its value: `stake` that it opens a Stake account, `credential` that it opens something,
 * `other` that it is something else, `none` that it could be whatever it is, `nothing` when it says nothing.
 */
export function claimOf(key: Key | null): Claim {
  if (!key) return 'nothing'
  const { words } = key
  if (host.test(key.name) || isFileName(key.name)) return 'nothing'
  if (words.some(isNoCredential) && !isPrivateToken(words)) return 'other'
  if (isAccessHeader(words)) return 'stake'
  const credentials = words.filter((word) => credential.has(word) || credential.has(word.replace(/\d+$/, '')))
  if (credentials.includes('stake') || /stake/i.test(key.name)) {
    return credentials.some((word) => word !== 'stake') || words.includes('key') || /token/i.test(key.name)
      ? 'stake'
      : 'nothing'
  }
  if (credentials.length > 0 || (words.includes('api') && words.includes('key'))) return 'credential'
  const isAnything =
    isIdentifier(key) || coordinate.test(key.name) || words.every((word) => anything.has(word))
  return isAnything ? 'none' : 'nothing'
}

/** Sums are called by many compounds, and by their length: `hashcode`, `hexdigest`, `checksum384`. */
const sumCompound = /^(?:hash\w*|\w*(?:hash|digest|checksum)|\w*sha\d{1,3}\w*)$/

function isNoCredential(word: string): boolean {
  const stem = word.replace(/\d+$/, '')
  return noCredential.has(word) || noCredential.has(stem) || sumCompound.test(stem)
}

/** A private key is a number; a private token opens something, as GitLab's. */
function isPrivateToken(words: readonly string[]): boolean {
  return words.at(-1) === 'token' && words.every((word) => word === 'private' || !isNoCredential(word))
}

/** `peer_id`, also where only a space or a verb stands between it and the value. */
export function isIdentifier({ words }: Key): boolean {
  return /^(?:id|ids|uid|guid|uuid|oid)$/.test(words.at(-1) ?? '')
}

export function isSpoken(key: Key | null): boolean {
  return key !== null && spoken.has(key.words.at(-1) ?? '')
}

/** Whether a name is of something that is done, of which nothing follows for what it is done with. */
export function isDeed(key: Key | null): boolean {
  return key !== null && key.words.some((word) => deed.has(word))
}

function isAccessHeader(words: readonly string[]): boolean {
  const joined = words.join('')
  return /xaccesstoken/.test(joined)
}
