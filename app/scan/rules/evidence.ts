import type { TextFacts } from './hit.ts'
import type { Surroundings } from './surroundings.ts'

const hashWords =
  /(?<![a-z])(?:sha-?_?(?:1|2|3|224|256|384|512)(?!\d)|sha\d?sums?|checksums?|digests?|hash(?:es|ed|ing|lib)?|integrity|hmac|signatures?|fingerprints?|thumbprint|etag|shasum|md5(?:sum)?)(?![a-z])/i
const hashCall = /sha-?_?3?_?384|[Hh]ash\(|[Dd]igest\(|hmac/i
const hashOf =
  /(?:hash|sha-?_?3?-?384|digest|checksum|fingerprint|hmac|sum|signature)\s{0,4}(?:of|for|\(|over)[^=\n]{0,60}$/i
const cryptography =
  /(?<![a-z])(?:p-?_?384|secp384(?:r1)?|brainpool\w*|nist|wycheproof|bls(?:12)?(?:-?381)?|ecdsa|ecdh|hkdf|pbkdf2|kat|curve|modulus|generator|test ?vectors?|vectors?|merkle|pcr\d{1,2}|rtmr\d|mrtd|validators?|pubkeys?|public.?keys?|client_random|traffic_secret\w*|master-?_?(?:key|secret)|exporter_secret|nonce|ciphertext|plaintext)(?![a-z])/i
const comparison =
  /(?<![a-z])(?:expected|expect|assert\w{0,24}|tobe|toequal|toStrictEqual|toMatch\w{0,24}|want|golden|actual)(?![a-z])/i
const stakeWords = /x-access-token|(?<![a-z])stake|(?<![a-z])(?:access|session)[ _-]?(?:token|cookie)/i
const credentialWords =
  /(?<![a-z])(?:token|session|cookie|bearer|login|log in|password|credential|secret|auth|api key)s?(?![a-z])/i

const otherFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|[^/]*\.lock|[^/]*-lock\.(?:ya?ml|json)|[^/]*\.lockb?|go\.sum|go\.work\.sum|[^/]*sha-?\d*sums?(?:\.\w+)?|[^/]*checksums?(?:\.\w+)*|[^/]*digests?(?:\.\w+)?|[^/]*\.(?:sha\d*(?:sums?)?|md5|sum|hash|rsp|req|fax|kat|map|snap|asc|sig|sfv|torrent|tuf)|[^/]*\.min\.\w+|[^/]*\.bundle\.\w+|[^/]*sbom[^/]*|bom\.(?:json|xml)|.*\.spdx(?:\.\w+)?|.*\.cdx\.\w+)$/i
const otherFolder =
  /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test[-_]data|test[-_]?vectors?|vectors?|__snapshots__|snapshots?|cassettes|wycheproof|nist|kats?|golden|corpus|mocks?|__mocks__|test|tests|spec|specs|__tests__|examples?-data)\//i
const testFile = /(?:_test\.\w+|\.(?:test|spec)\.\w+|(?:^|\/)test_[^/]*\.\w+|Tests?\.\w+|_spec\.rb)$/
const cryptographyPath =
  /sha-?_?3?-?(?:384|512|256)|hash|digest|checksum|hmac|ecdsa|p-?384|secp384|(?:^|[/_.-])(?:bls|ecc|crypto|kzg|merkle)(?:[/_.-]|$)|wycheproof|vector/i

/** Whether the words just before say that the value is a sum of whatever they name. */
export function isSumOf({ left }: Surroundings): boolean {
  return hashOf.test(left)
}

export function speaksOfStake({ left, right }: Surroundings): boolean {
  return stakeWords.test(left) || stakeWords.test(right)
}

export function speaksOfCredentials({ left }: Surroundings): boolean {
  return credentialWords.test(left.slice(-80))
}

export function speaksOfSums({ left, right }: Surroundings): boolean {
  return hashWords.test(left) || hashWords.test(right) || hashCall.test(left)
}

/** Whether the line, or the few lines above, are about sums or cryptography. */
export function isAboutOtherThings(around: Surroundings): boolean {
  const line = `${around.left} ${around.right}`
  return (
    hashWords.test(line) ||
    cryptography.test(line) ||
    comparison.test(line) ||
    hashWords.test(around.above) ||
    cryptography.test(around.above)
  )
}

/** A file that holds other things by its kind: sums, locks, bundles, vectors. */
export function isOtherFile({ path }: TextFacts): boolean {
  return otherFile.test(path) || cryptographyPath.test(path)
}

export function isFixture({ path }: TextFacts): boolean {
  return otherFolder.test(path) || testFile.test(path)
}

const fileExtension =
  '(?:m?js|cjs|tsx?|css|html?|json|map|tar|gz|tgz|zip|whl|exe|dll|so|dylib|jar|iso|img|deb|rpm|apk|ipa|msi|dmg|pkg|bin|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|otf|pdf|mp[34]|wasm|AppImage|xz|bz2|zst|pem|crt|nupkg|gem|crate|vsix|7z|node|pyc?|rs|go|txt|md|ya?ml|xml)'
const namedBefore = new RegExp(`[\\w)-]\\.${fileExtension}["'\`|)\\]]{0,4}[\\s:=,|>\`"']{1,8}$`, 'i')
const namedAfter = new RegExp(`^["'\`]?[\\s:=,|]{1,8}["'\`*./]{0,3}[\\w@./+-]{1,120}\\.${fileExtension}(?![\\w-])`, 'i')
const sumLine = /^(?: {2}| \*|\t\*?)[^\s#/=:;][^\s]*\s*$/

/** A line of a list of sums, or of a manifest that names files. */
export function isBesideFileName({ left, right }: Surroundings): boolean {
  return (/^\s*\\?$/.test(left) && sumLine.test(right)) || namedBefore.test(left) || namedAfter.test(right)
}

/** Part of a path or of a file's name, as content addresses are; `0x` before it makes it a number. */
export function isPartOfName({ left, right }: Surroundings): boolean {
  return (
    /(?:[\w.-]\/|[\w)\]][-.@_]|[#@]|0[xX])$/.test(left) || /^(?:\.[A-Za-z]\w{0,5}(?![\w(])|\/[\w.-]|[-_@]\w)/.test(right)
  )
}

const hexRun = /(?<![0-9A-Za-z-])(?:0x)?[0-9a-fA-F]{24,}(?![0-9A-Za-z-])/g

/** Other long hexadecimal numbers of other lengths nearby: keys, signatures and sums come together. */
export function hasOtherNumbers({ left, right, above }: Surroundings, below: string): boolean {
  const found = `${above.slice(-200)}\n${left} ${right}\n${below}`.match(hexRun) ?? []
  return found.filter((run) => run.replace(/^0x/, '').length !== 96).length >= 1
}
