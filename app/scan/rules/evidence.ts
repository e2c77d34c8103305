import { withoutFileNames } from './file-names.ts'
import type { TextFacts } from './hit.ts'
import { wordsOf } from './key.ts'
import type { Surroundings } from './surroundings.ts'

const list = (text: string) => new Set(text.trim().split(/\s+/))

const sumWord =
  /^(?:sha(?:1|2|3|224|256|384|512)?(?:sums?)?|384|sums?|sri|shasums?|checksums?|cksum|digests?|hash(?:es|ed|ing|lib|deep)?|integrity|hmac(?:sha\d+)?|signatures?|fingerprints?|thumbprint|etag|md5(?:sums?)?|keygrip|\w{1,20}hash|(?:\w{1,12}\d|file|content|pkg|dist)sums?)$/
const hashOf =
  /(?:hash|sha-?_?[23]?-?384|digest|checksum|fingerprint|hmac|sum|signature)\s{0,4}(?:of|for|\(|over)[^=\n]{0,60}$/i
/** What a tool says in the line above. */
const hashOfNext =
  /(?:hash|sha-?_?[23]?-?384|digest|checksum)(?:\s(?:of|for)\s[^\n]{1,160}:|\s{0,4}\([^\n]{1,160}\)\s{0,4}[:=]?)\s{0,4}$/i
/** What a shell of a language writes before a result. */
const result = /^\s{0,40}(?:=>|->|#=>|Out\s?\[\d+\]:)?\s{0,4}["'`]?$/
/** Records of DNS that hold sums of keys and certificates. */
const dnsRecord = /\b(?:C?DS|DLV|TLSA|SMIMEA|SSHFP|ZONEMD)\s+\d+\s+\d+\s+\d+\s+\(?\s*$/
const otherWords = list(
  `p384 secp384 secp384r1 brainpool nist wycheproof bls bls12 381 ecdsa ecdh hkdf pbkdf2 kat kats modulus
   vector vectors merkle mrtd rtmr validator validators pubkey pubkeys publickey publickeys nonce ciphertext plaintext
   premaster kzg commitment pcr measurement unhexlify fromhex decodestring palette palettes colours colors gradient pixel pixels
   rgb pkt packet packets drand`,
)
/** Of tests and curves, and of every day: above a value they count only where what they begin goes on to it. */
const dailyWords = list(
  `expected expect assert want golden actual curve traffic exporter signature signatures integrity`,
)
const goesOn =
  /(?:[([{,=+\\]|(?:expect(?:ed)?|want|actual|golden|signature|integrity)["']?\s{0,4}:)[ \t]*\r?$/i
/** What else is called by such a number, in logs and manifests. */
const thingWords = list(
  `cache cached artifact artifacts blob blobs block blocks txid transaction torrent infohash magnet btih ipfs cid layer
   layers revision commit tree firmware tarball archive mismatch verified verifying computed calculated imported trace
   entropy entropyinput drbg generator traceid span correlation peer chunk chunks manifest lfs oid`,
)
const otherPhrases =
  /if-(?:none-)?match|client_random|master-?_?(?:key|secret)|public.?keys?|p-384|pcr\d{1,2}\b|rtmr\d|\b(?:hex\.Decode|fromhex|from_hex|hex!?\(|BigInteger\(|BigInt\(|big\.Int|SetString|int\()/i
const testPhrases = /\bassert\w{0,24}|\bequals?\(|\bto(?:Be|Equal|StrictEqual|Match\w{0,24})\(/i
const numberAfter = /^["'`]\s{0,4},\s{0,4}(?:16\b|["']hex)/
const stakeWords = /x-access-token|(?<![a-z])stake|(?<![a-z])(?:access|session)[ _-]?(?:token|cookie)/i
const credentialWords =
  /(?<![a-z])(?:token|session|cookie|bearer|login|log in|password|credential|secret|auth|api key)s?(?![a-z])/i

/** Of nothing but sums: locks, lists and bills of materials. */
const sumsFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|[^/]*\.lock|[^/]*-lock\.(?:ya?ml|json)|go\.sum|go\.work\.sum|[^/]*sha-?\d*sums?(?:\.\w+)?|[^/]*checksums?(?:\.\w+)*|[^/]*\.(?:sha\d*(?:sums?)?|md5|sfv)|[^/]*sbom[^/]*|bom\.(?:json|xml)|.*\.spdx(?:\.\w+)?|.*\.cdx\.\w+)$/i
/** What else tools write, and what vectors are kept in. */
const otherFile =
  /(?:^|\/)(?:[^/]*\.lockb|[^/]*digests?(?:\.\w+)?|[^/]*\.(?:sum|hash|rsp|req|fax|kat|map|snap|asc|sig|torrent|tuf)|[^/]*\.min\.(?:[cm]?js|css|map)|[^/]*\.bundle\.\w+)$/i
const inAddress = /[?&][\w-]{1,40}=$/
const sampleFolder =
  /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test[-_]data|test[-_]?vectors?|vectors?|__snapshots__|wycheproof|kats?|golden|__mocks__)\//i
const testFolder = /(?:^|\/)(?:tests?|specs?|__tests__)\//i
/** Folders in which there is more than samples, such as what was recorded of a real server. */
const otherFolder = /(?:^|\/)(?:snapshots?|cassettes|nist|corpus|mocks?|examples?-data)\//i
const expects = /\bexpect\(/
const testFile = /(?:_test\.\w+|\.(?:test|spec)\.\w+|(?:^|\/)test_[^/]*\.\w+|Tests?\.\w+|_spec\.rb)$/
const lockName = /(?:^|[-_.])(?:lock|lockfile|buildlock)(?:[-_.]?\d{1,9})?(?:\.\w+)?$/i
/** Locks of another kind: those that a program waits for. */
const program = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|swift|c|cc|cpp|h|sh|ps1|lua|dart|scala)$/i
const fixtureWord = /^(?:fixture|vector|testvector|kat|golden|cassette)s?$/
/** A mock may be a program as well; its data are none. */
const mockData = /(?:^|[-_.])mocks?(?:[-_.]?data|[-_.]?\d)|mocks?\.(?:json|ya?ml|csv|xml|txt)$/i
const cryptographyPath =
  /sha-?_?3?-?(?:384|512|256)|hash|digest|checksum|hmac|ecdsa|p-?384|secp384|(?:^|[/_.-])(?:bls|ecc|cryptography|drand|kzg|merkle|trusted[_-]?setup)(?:[/_.-]|$)|wycheproof|vector/i

const agreed =
  /(?:pre-?)?master[ _-]?(?:key|secret)|(?:traffic|shared|exporter|resumption|handshake)[ _-]secret|client_random/i

/** Bytes that are written out for the eye are told with how many they are, as in RFC 8448. */
const counted = /\(\d{1,4} (?:octets|bytes|bits)\)\s{0,4}[:=]\s{0,40}$/

/** Secrets that two machines agree on for a while, in logs and vectors of protocols. */
export function isAgreedSecret({ left }: Surroundings): boolean {
  return agreed.test(left) || counted.test(left)
}

/** Whether the words just before say that the value is a sum of whatever they name. */
export function isSumOf({ left, above }: Surroundings): boolean {
  return hashOf.test(left) || dnsRecord.test(left) || (result.test(left) && hashOfNext.test(above.trimEnd()))
}

export function speaksOfStake({ left, right }: Surroundings): boolean {
  return isSaid(stakeWords, left) || isSaid(stakeWords, right)
}

export function speaksOfCredentials({ left }: Surroundings): boolean {
  return isSaid(credentialWords, left.slice(-80))
}

/** Names of files are left out last: to find them takes longest, and most texts speak of nothing. */
function isSaid(words: RegExp, text: string): boolean {
  return words.test(text) && words.test(withoutFileNames(text))
}

/** Who writes in a chat, and when, as exports have it: `[12:01] somebody:`, `1/2/26, 12:01 - somebody:`. */
const chatPrefix =
  /^\s{0,8}[[(]?\d[\d:., /APMapm-]{3,24}[\])]?\s{0,3}(?:-\s)?[\w .~@+-]{1,40}:\s{1,3}(?:[\w',]{1,8}\s){0,4}$/

/** Whether it stands alone in its line, and the line above says what it is: as in letters, notes and chats. */
export function isAnnounced({ left, above }: Surroundings): boolean {
  if (left.trim() !== '' && !chatPrefix.test(left)) return false
  const before = above.trimEnd().split('\n').at(-1) ?? ''
  return (isSaid(stakeWords, before) || isSaid(credentialWords, before)) && !namesSum(before)
}

/** Whether the block that it stands in is one of sums, whatever its own name is. */
export function isInSums({ parent }: Surroundings): boolean {
  return namesSum(parent) && !isSaid(credentialWords, parent)
}

export function speaksOfSums({ left, right }: Pick<Surroundings, 'left' | 'right'>): boolean {
  return namesSum(left) || namesSum(right)
}

/** Whether the line, or the few lines above, are about sums or cryptography. */
export function isAboutOtherThings({ left, right, above: whole }: Surroundings): boolean {
  const above = nearestSaying(whole)
  const near = wordsOf(`${left}\n${right}`)
  const before = wordsOf(above)
  return (
    numberAfter.test(right) ||
    [left, right].some((part) => otherPhrases.test(part) || testPhrases.test(part)) ||
    near.some((word) => otherWords.has(word) || dailyWords.has(word) || thingWords.has(word)) ||
    before.some((word) => sumWord.test(word) && !dailyWords.has(word)) ||
    before.some((word) => otherWords.has(word)) ||
    (goesOn.test(above) && (before.some((word) => dailyWords.has(word)) || testPhrases.test(above))) ||
    otherPhrases.test(above)
  )
}

/** The nearest line that speaks of credentials and of no sum is what the value is about; none before it is. */
function nearestSaying(above: string): string {
  const lines = above.split('\n')
  return lines
    .slice(
      Math.max(
        0,
        lines.findLastIndex((line) => credentialWords.test(line) && !namesSum(line)),
      ),
    )
    .join('\n')
}

function namesSum(text: string): boolean {
  return wordsOf(text).some((word) => sumWord.test(word))
}

/** A file that holds other things by its kind: sums, locks, bundles, vectors. */
export function isOtherFile(about: TextFacts): boolean {
  return isMade(about) || cryptographyPath.test(about.path)
}

/**
 * A file of nothing but sums: locks, lists and bills of materials. What is called a token there is a package, unless it
 * is part of an address.
 */
export function isListOfSums({ path }: TextFacts, { left }: Surroundings): boolean {
  return sumsFile.test(path) && !inAddress.test(left)
}

/** Samples that were made for tests, in a folder of their own or in what a test says of them. */
export function isSample({ path }: TextFacts, { left, right }: Surroundings): boolean {
  if (sampleFolder.test(path)) return true
  return (
    (testFile.test(path) || testFolder.test(path)) &&
    [left, right].some((part) => testPhrases.test(part) || expects.test(part))
  )
}

/** A file that a tool writes or that vectors are kept in, where even a `token` is none. */
export function isMade({ path }: TextFacts): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (sumsFile.test(path) || otherFile.test(path)) return true
  return !program.test(name) && lockName.test(name)
}

export function isFixture({ path }: TextFacts): boolean {
  if ([sampleFolder, testFolder, otherFolder, testFile].some((place) => place.test(path))) return true
  const name = path.slice(path.lastIndexOf('/') + 1)
  return mockData.test(name) || wordsOf(name).some((word) => fixtureWord.test(word))
}

const hexRun = /(?<![0-9A-Za-z/-])(?:0x)?[0-9a-fA-F]{24,}(?![0-9A-Za-z-])/g
const onlyHex = /^\s*(?:0x)?([0-9a-fA-F]{8,})[",;]{0,2}\s*$/

/** How much of the text after a value is looked at: some ten lines of digits. */
export const belowReach = 1200
const numbersReach = 200

/** Other long hexadecimal numbers of other lengths nearby: keys, signatures and sums come together. */
export function hasOtherNumbers({ left, right, above }: Surroundings, below: string): boolean {
  const before = above.slice(-numbersReach).replace(/^[0-9A-Za-z]+/, '')
  const after = below.slice(0, numbersReach).replace(/[0-9A-Za-z]+$/, '')
  const found = `${before}\n${left} ${right}\n${after}`.match(hexRun) ?? []
  return found.some((run) => run.replace(/^0x/, '').length !== 96) || isDump(below)
}

/** Lines of nothing but digits, of which the last is shorter: bytes written out in rows. */
function isDump(below: string): boolean {
  const lines = below.split('\n').slice(1)
  for (const [number, line] of lines.entries()) {
    const digits = onlyHex.exec(line)?.[1]
    if (digits === undefined) return false
    if (digits.length !== 96) return digits.length < 96 && isWhole(below, lines, number)
  }
  return false
}

/** The last line may have been cut off where the view ends. */
function isWhole(below: string, lines: readonly string[], number: number): boolean {
  return number < lines.length - 1 || below.length < belowReach
}
