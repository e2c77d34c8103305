import { hosts } from '../../domain/host.ts'
import { hexGroup } from './encoded.ts'

/**
 * What every finding holds, as regular expressions without look-around, so that V8 and Rust read them alike. They
 * are of three kinds, by how they are looked for in bytes.
 */

const anyCase = (text: string) =>
  text.replace(/(?<![[(?])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

/** A name is in many programs; what counts is what is done with it. */
const switchedOff = '["\']?\\s{0,4}[:=]\\s{0,4}(?:false|!1|0)'

/** Of our own rules: in a run of 16 or more letters, digits, `_` and `-`, or a few characters before it. */
const ownInRuns: readonly string[] = [
  // Names of options that take care of certificates
  `rejectUnauthorized${switchedOff}`,
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'InsecureSkipVerify',
  'danger_accept_invalid_certs',
  '_create_unverified_context',
  'PYTHONHTTPSVERIFY',
  anyCase('curlopt_ssl_verify'),
  anyCase('-skipcertificatecheck'),
  'GIT_SSL_NO_VERIFY',
  '--no-check-certificate',
  // JSON Web Tokens
  'eyJ[A-Za-z0-9_-]{10}',
]

/** The same of the general rules. */
export const generalInRuns: readonly string[] = [
  'A3T[A-Z0-9]{17}',
  'A(?:KIA|GPA|IDA|ROA|IPA|NPA|NVA|SIA)[A-Z0-9]{16}',
  'npm_[A-Za-z0-9_]{36}(?:[^A-Za-z0-9_]|$)',
  'x(?:ox[abopr]|app)-[A-Za-z0-9]',
  'sk-(?:ant-api0|proj-|svcacct-|admin-)',
  'T3BlbkFJ',
  'gsk_[A-Za-z0-9]{12}',
  'hf_[A-Za-z]{13}',
  'lin_api_',
  'ntn_[0-9]{11}',
  'SG[.][A-Za-z0-9_]{12}',
  'shp(?:pa|ca|at|ss)_',
  '[sr]k_(?:live|test)_',
  'gh[pousr]_[A-Za-z0-9_]{12}',
  'github_pat_',
  'glpat-',
  'gl(?:c|sa)_',
  'ops_ey',
  'hv[sbr][.][A-Za-z0-9_-]{16}',
  'vc[piark]_[A-Za-z0-9]{12}',
  'dapi[A-Fa-f0-9]{12}',
  'dckr_pat_',
  'figd_',
  'cf(?:k|ut|at)_[A-Za-z0-9]{12}',
  'tskey-[a-z]{2}',
]

export const inRuns: readonly string[] = [...ownInRuns, ...generalInRuns]

export interface Word {
  readonly pattern: string
  /** Eight characters of each of its forms. */
  readonly windows: readonly string[]
  /** The windows stand for letters of either case. */
  readonly anyCase?: true
}

/** A name of Stake's own, as far as a file that deals with Stake has one. */
export const stakeMarker = anyCase('stake_?(?:base|timeout|access|session|api|url|token|host|client)')
const markerWindows =
  'stake_ba stake_ti stake_ac stake_se stake_ap stake_ur stake_to stake_ho stake_cl stakebas staketim stakeacc stakeses stakeapi stakeurl staketok stakehos stakecli'

/** Words of the general rules that are too short to be runs. */
export const generalWords: readonly Word[] = [
  { pattern: 'BEGIN[A-Z ]{0,12}PRIVATE KEY', windows: ['PRIVATE '] },
  { pattern: '_authToken=', windows: ['_authTok'] },
  { pattern: 'x-oauth-basic', windows: ['x-oauth-'] },
  { pattern: anyCase('hooks[.]slack[.]com/'), windows: ['hooks.sl'], anyCase: true },
  {
    pattern: '(?:[sS]ecret|SECRET)_?(?:[aA]ccess|ACCESS)_?(?:[kK]ey|KEY)',
    windows: ['secretac', 'secret_a'],
    anyCase: true,
  },
]

/** All words that are too short to be runs. */
export const words: readonly Word[] = [
  ...generalWords,
  {
    pattern: '(?:verify|ssl) ?= ?False',
    windows: ['fy=False', 'y = Fals', 'fy= Fals', 'fy =Fals', 'sl=False', 'l = Fals', 'sl= Fals', 'sl =Fals'],
  },
  { pattern: 'CERT_NONE', windows: ['CERT_NON'] },
  { pattern: 'SSL::VERIFY_NONE', windows: ['SSL::VER'] },
  { pattern: `strictSSL${switchedOff}`, windows: ['strictSS'] },
  { pattern: '--insecure', windows: ['--insecu'] },
  { pattern: anyCase('http[.]sslverify'), windows: ['http.ssl'], anyCase: true },
  {
    pattern: `(?:${hosts.map((host) => anyCase(host.replaceAll('.', '[.]'))).join('|')})`,
    windows: [...new Set(hosts.map((host) => host.slice(0, 8)))],
    anyCase: true,
  },
  { pattern: stakeMarker, windows: markerWindows.split(' '), anyCase: true },
  { pattern: '_api/graphql', windows: ['_api/gra'] },
]

/** Anywhere; each is looked for by itself. */
export const curl = `curl(?:[.]exe)?["']?,?[ \\t\\\\][^;|&]{0,600}-[a-zA-Z#0-9]{0,8}k`
export const credentials = '://[^ \\t\\r\\n:/]{1,256}:[^ \\t\\r\\n/]{1,256}@'

/** `%33%66`: digits and letters up to `f`, also encoded again. */
export const percentDigits = '(?:%(?:25){0,2}[346][0-9A-Fa-f]){8}'
export const base64Digits = `(?:${hexGroup}){8}`
export const hexDigits = '[0-9a-fA-F]{96}'

/** A piece of a token with another one after it. */
export const splitDigits = `[0-9a-fA-F]{16}["'\`\\\\}\\r\\n][^|]{0,120}[0-9a-fA-F]{4}`
/** A name of an account's key with letters and digits after it. */
export const keyedRun = `${anyCase('(?:stake|access|session|api)')}[^\\r\\n]{0,200}[A-Za-z0-9]{32}`
