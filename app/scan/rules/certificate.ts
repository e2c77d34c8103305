import { codeOf, isInText } from './code-text.ts'
import type { RawHit, TextFacts } from './hit.ts'
import { couldHoldFor } from './prefilter.ts'

const python = /\.pyi?$|\.ipynb$/i

/** Holds other files' sources as text. */
const compiled = /\.map$/i

interface Carelessness {
  /** One of these stands in the text, or the pattern, which takes longer, need not be looked for. */
  readonly stems: readonly string[]
  readonly pattern: RegExp
  /** Written in a quoted text it is not done, unlike the words of a command. */
  readonly inTexts: boolean
}

const off = String.raw`(?:false\b|!1\b|0\b)`

/** Ways of accepting any certificate, as the manuals of these clients name them. */
const ways: readonly Carelessness[] = [
  // requests, httpx, aiohttp, ssl
  { stems: ['verify'], pattern: /(?<![\w-])verify ?= ?False\b/g, inTexts: false },
  { stems: ['verify_ssl'], pattern: /(?<![\w-])verify_ssl ?= ?False\b/g, inTexts: false },
  { stems: ['aiohttp', 'websockets'], pattern: /(?<![\w-])ssl ?= ?False\b/g, inTexts: false },
  {
    stems: ['CERT_NONE'],
    pattern: /(?:verify_mode|cert_reqs)["']?\s{0,4}[:=]\s{0,4}["']?(?:ssl\.)?CERT_NONE\b/g,
    inTexts: false,
  },
  {
    stems: ['_create_unverified_context'],
    pattern: /(?<![\w.])ssl\._create_unverified_context\b/g,
    inTexts: false,
  },
  {
    stems: ['PYTHONHTTPSVERIFY'],
    pattern: /PYTHONHTTPSVERIFY["'\]]{0,3}\s{0,4}[:=]\s{0,4}["']?0\b/g,
    inTexts: true,
  },
  // Node
  {
    stems: ['rejectUnauthorized'],
    pattern: new RegExp(`(?<![\\w-])rejectUnauthorized["']?\\s{0,4}[:=]\\s{0,4}${off}`, 'g'),
    inTexts: false,
  },
  {
    stems: ['strictSSL'],
    pattern: new RegExp(`(?<![\\w-])strictSSL["']?\\s{0,4}[:=]\\s{0,4}${off}`, 'g'),
    inTexts: false,
  },
  {
    stems: ['NODE_TLS_REJECT_UNAUTHORIZED'],
    pattern:
      /(?<!\w)NODE_TLS_REJECT_UNAUTHORIZED["'\]]{0,3}(?:\s{0,4}[:=]\s{0,4}|,\s{0,4}|[ \t]{1,4})["']?0(?![\w.])/g,
    inTexts: true,
  },
  // Go, Rust, Ruby, PHP
  {
    stems: ['InsecureSkipVerify'],
    pattern: /(?<!\w)InsecureSkipVerify\s{0,4}[:=]\s{0,4}true\b/g,
    inTexts: false,
  },
  {
    stems: ['danger_accept_invalid_certs'],
    pattern: /(?<!\w)danger_accept_invalid_certs\(\s{0,4}true\b/g,
    inTexts: false,
  },
  {
    stems: ['VERIFY_NONE'],
    pattern: /(?:verify_mode\s{0,4}=>?|verify_mode:)\s{0,4}OpenSSL::SSL::VERIFY_NONE\b/g,
    inTexts: false,
  },
  {
    stems: ['CURLOPT_', 'curlopt_'],
    pattern: /CURLOPT_SSL_VERIFY(?:PEER|HOST)\s{0,4}(?:,|=>)\s{0,4}(?:false|0)\b/gi,
    inTexts: false,
  },
  // Commands
  {
    stems: ['curl'],
    pattern:
      /(?<![\w.-])curl(?:\.exe)?["']?,?(?:\\\r?\n|[^\n;|&]){0,600}?[\s"'](?:-[fgGiIjJlLnNOpqRsSvaB#046]{0,8}k[fgGiIjJlLnNOpqRsSvaB#046]{0,8}|--insecure)(?![\w-])/g,
    inTexts: true,
  },
  {
    stems: ['--no-check-certificate'],
    pattern: /(?<![\w-])wget(?:\\\r?\n|[^\n;|&]){0,600}?--no-check-certificate(?![\w-])/g,
    inTexts: true,
  },
  {
    stems: ['kipCertificateCheck', 'kipcertificatecheck', 'KIPCERTIFICATECHECK'],
    pattern: /(?<![\w-])-SkipCertificateCheck\b(?!\s{0,2}:\s{0,2}\$false)/gi,
    inTexts: true,
  },
  {
    stems: ['GIT_SSL_NO_VERIFY'],
    pattern: /(?<!\w)GIT_SSL_NO_VERIFY\s{0,4}[:=]\s{0,4}["']?(?:1|true)\b/g,
    inTexts: true,
  },
  {
    stems: ['sslVerify', 'sslverify', 'SSLVERIFY'],
    pattern: /(?<![\w.])http\.sslVerify[\s=]{1,4}["']?false\b/gi,
    inTexts: true,
  },
]

/** Code that accepts any certificate, so that whoever sits between may read and change everything. */
export function findCertificateOff(text: string, about: TextFacts): readonly RawHit[] {
  if (compiled.test(about.path) || !couldHoldFor('certificate', text)) return []
  const found = ways
    .filter(({ stems }) => stems.some((stem) => text.includes(stem)))
    .flatMap(({ pattern, inTexts }) =>
      [...text.matchAll(pattern)].map(({ index, 0: matched }) => ({ hit: hitAt(index, matched), inTexts })),
    )
  if (found.length === 0) return []
  const isCode = codeOf(text, about)
  return found.flatMap(({ hit, inTexts }) => {
    const isDone = inTexts ? isCommand(text, hit.start, about) : !isInText(text, hit.end, about)
    return isCode(hit.start) && isDone ? [hit] : []
  })
}

/** In a program's text a command counts where the text begins with it, and not in a sentence. */
function isCommand(text: string, start: number, about: TextFacts): boolean {
  if (!isInText(text, start, about) || python.test(about.path)) return true
  return /["'`(\n$;&|]\s{0,4}$/.test(text.slice(Math.max(0, start - 8), start))
}

function hitAt(start: number, found: string): RawHit {
  const lead = found.length - found.trimStart().length
  return {
    rule: 'no-certificate-check',
    habitat: null,
    detail: null,
    start: start + lead,
    end: start + found.length,
    secret: null,
  }
}
