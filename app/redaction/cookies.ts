import { hide, hiddenText } from './hide.ts'
import { keyedBy, openQuote, replaceValues } from './keyed.ts'

const header = keyedBy('(?:set-)?cookie')
const headerEnd = /[\r\n\\]/g

/** `-b 'a=b'` and `--cookie a=b` of cURL. */
const curlOption = new RegExp(
  String.raw`(?<![\w-])(?:-b|--cookie)[ \t=]{1,8}\$?(?:${openQuote}|(?=[\w.-]{1,64}=))`,
  'g',
)
const wordEnd = /[\s"'`]/g

const sessionPair = new RegExp(`(?<![\\w-])session=${openQuote}?`, 'gi')
/** Cloudflare's, which stand for the browser that passed its check. */
const cloudflare = keyedBy('cf_clearance|__cf_bm|_cfuvid')
const pairEnd = /[\s"'`;&,\\^]/g

const hideWhole = () => hiddenText

/** Cookie headers and cURL's cookie options whole, and the values of the cookies that open a session. */
export function redactCookies(text: string): string {
  const withoutHeaders = replaceValues(text, header, headerEnd, hideWhole)
  const withoutOptions = replaceValues(withoutHeaders, curlOption, wordEnd, hideWhole)
  const withoutSession = replaceValues(withoutOptions, sessionPair, pairEnd, hide)
  return replaceValues(withoutSession, cloudflare, pairEnd, hide)
}
