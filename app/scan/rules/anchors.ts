import { hosts } from '../../domain/host.ts'
import { hexGroup } from './encoded.ts'

/**
 * What every finding holds, as regular expressions without look-around, so that V8 and Rust read them alike: words,
 * and characters by their classes.
 */

export interface Word {
  readonly pattern: string
  /** What stands in whatever the pattern matches, one of these: its first eight characters at most. */
  readonly windows: readonly string[]
  /** The windows stand for letters of either case. */
  readonly anyCase?: true
  /** For a longer match, which begins with a window: how long it may be. */
  readonly length?: number
}

const anyCase = (text: string) =>
  text.replace(/(?<![[(?])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

/** A name is in many programs; what counts is what is done with it. */
const switchedOff = '["\']?\\s{0,4}[:=]\\s{0,4}(?:false|!1|0)'

const curl = `curl(?:[.]exe)?["']?,?[ \\t\\\\][^;|&]{0,600}-[a-zA-Z#0-9]{0,8}k`

/** A name and a password in an address. */
const credentials = '://[^ \\t\\r\\n:/]{1,256}:[^ \\t\\r\\n/]{1,256}@'

const word = (pattern: string, windows: string): Word => ({ pattern, windows: windows.split(' ') })

/** Of the general rules. */
const generalWords: readonly Word[] = [
  word('A3T[A-Z0-9]{17}', 'A3T'),
  word('A(?:KIA|GPA|IDA|ROA|IPA|NPA|NVA|SIA)[A-Z0-9]{16}', 'AKIA AGPA AIDA AROA AIPA ANPA ANVA ASIA'),
  word('npm_[A-Za-z0-9_]{36}(?:[^A-Za-z0-9_]|$)', 'npm_'),
  word('x(?:ox[abopr]|app)-[A-Za-z0-9]', 'xoxa- xoxb- xoxo- xoxp- xoxr- xapp-'),
  word('sk-(?:ant-api0|proj-|svcacct-|admin-)', 'sk-ant-a sk-proj- sk-svcac sk-admin'),
  word('T3BlbkFJ', 'T3BlbkFJ'),
  word('gsk_[A-Za-z0-9]{12}', 'gsk_'),
  word('hf_[A-Za-z]{13}', 'hf_'),
  word('lin_api_', 'lin_api_'),
  word('ntn_[0-9]{11}', 'ntn_'),
  word('SG[.][A-Za-z0-9_]{12}', 'SG.'),
  word('shp(?:pa|ca|at|ss)_', 'shppa_ shpca_ shpat_ shpss_'),
  word('[sr]k_(?:live|test)_', 'sk_live_ sk_test_ rk_live_ rk_test_'),
  word('gh[pousr]_[A-Za-z0-9_]{12}', 'ghp_ gho_ ghu_ ghs_ ghr_'),
  word('github_pat_', 'github_p'),
  word('glpat-', 'glpat-'),
  word('gl(?:c|sa)_', 'glc_ glsa_'),
  word('ops_ey', 'ops_ey'),
  word('hv[sbr][.][A-Za-z0-9_-]{16}', 'hvs. hvb. hvr.'),
  word('vc[piark]_[A-Za-z0-9]{12}', 'vcp_ vci_ vca_ vcr_ vck_'),
  word('dapi[A-Fa-f0-9]{12}', 'dapi'),
  word('dckr_pat_', 'dckr_pat'),
  word('figd_', 'figd_'),
  word('cf(?:k|ut|at)_[A-Za-z0-9]{12}', 'cfk_ cfut_ cfat_'),
  word('tskey-[a-z]{2}', 'tskey-'),
  { pattern: 'BEGIN[A-Z ]{0,12}PRIVATE KEY', windows: ['PRIVATE '] },
  word('_authToken=', '_authTok'),
  word('x-oauth-basic', 'x-oauth-'),
  { ...word(credentials, '://'), length: 520 },
  { ...word(anyCase('hooks[.]slack[.]com/'), 'hooks.sl'), anyCase: true },
  {
    ...word('(?:[sS]ecret|SECRET)_?(?:[aA]ccess|ACCESS)_?(?:[kK]ey|KEY)', 'secretac secret_a'),
    anyCase: true,
  },
]

/** A name of Stake's own, as far as a file that deals with Stake has one. */
export const stakeMarker = anyCase('stake_?(?:base|timeout|access|session|api|url|token|host|client)')
const markerWindows =
  'stake_ba stake_ti stake_ac stake_se stake_ap stake_ur stake_to stake_ho stake_cl stakebas staketim stakeacc stakeses stakeapi stakeurl staketok stakehos stakecli'
const anyHost = `(?:${hosts.map((host) => anyCase(host.replaceAll('.', '[.]'))).join('|')})`

/** Names of options that take care of certificates. */
const certificateWords: readonly Word[] = [
  word(`rejectUnauthorized${switchedOff}`, 'rejectUn'),
  word('NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_TLS'),
  word('InsecureSkipVerify', 'SkipVeri'),
  word('danger_accept_invalid_certs', 'danger_a'),
  word('_create_unverified_context', 'unverifi'),
  word('PYTHONHTTPSVERIFY', 'PYTHONHT'),
  { ...word(anyCase('curlopt_ssl_verify'), 'opt_ssl_'), anyCase: true },
  { ...word(anyCase('-skipcertificatecheck'), 'kipcerti'), anyCase: true },
  word('GIT_SSL_NO_VERIFY', 'GIT_SSL_'),
  word('--no-check-certificate', 'k-certif'),
  {
    pattern: '(?:verify|ssl) ?= ?False',
    windows: ['verify=F', 'verify =', 'verify= ', 'ssl=Fals', 'ssl = Fa', 'ssl =Fal', 'ssl= Fal'],
  },
  word('CERT_NONE', 'CERT_NON'),
  word('SSL::VERIFY_NONE', 'SSL::VER'),
  word(`strictSSL${switchedOff}`, 'strictSS'),
  word('--insecure', '--insecu'),
  { ...word(anyCase('http[.]sslverify'), 'http.ssl'), anyCase: true },
  { ...word(curl, 'curl'), length: 640 },
]

/** What an escape leaves before a word, which looks like a part of it. */
export const escaped = '%(?:25)?[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}|\\\\[nrt]'

const otherWords: readonly Word[] = [
  // JSON Web Tokens
  word(`(?:^|[^A-Za-z0-9_-]|${escaped})eyJ[A-Za-z0-9_-]{10}`, 'eyJ'),
  // Stake's names
  { pattern: anyHost, windows: [...new Set(hosts.map((host) => host.slice(0, 8)))], anyCase: true },
  { ...word(stakeMarker, markerWindows), anyCase: true },
  word('_api/graphql', '_api/gra'),
]

/** Which rules look for a word. */
export type Family = 'general' | 'certificate' | 'other'

const ofFamily = (family: Family, some: readonly Word[]) => some.map((each) => ({ ...each, family }))

export const words = [
  ...ofFamily('general', generalWords),
  ...ofFamily('certificate', certificateWords),
  ...ofFamily('other', otherWords),
]

/** `%33%66`: digits and letters up to `f`, also encoded again. */
export const percentDigits = '(?:%(?:25){0,2}[346][0-9A-Fa-f]){8}'
export const base64Digits = `(?:${hexGroup}){8}`
export const hexDigits = '[0-9a-fA-F]{96}'

/** A piece of a token with another one after it. */
export const splitDigits = `[0-9a-fA-F]{16}["'\`\\\\}\\r\\n][^|]{0,120}[0-9a-fA-F]{4}`
/** A name of an account's key with letters and digits after it. */
export const keyedRun = `${anyCase('(?:stake|access|session|api)')}[^\\r\\n]{0,200}[A-Za-z0-9]{32}`
