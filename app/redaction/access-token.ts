import { hide } from './hide.ts'
import { keyedBy, replaceValues } from './keyed.ts'

const names = keyedBy('x-access-token|x-lockdown-token|access[_-]?token|refresh[_-]?token')
const plainEnd = /[\s"'`,;&\\^(){}<>]/g

const scheme = keyedBy('(?:proxy-)?authorization')
const headerEnd = /[\r\n"'`\\]/g

const nothing = /^(?:null|undefined|true|false)$/i

/** `x-access-token` and its like, whatever the value looks like: in headers, JSON, cURL commands and HAR. */
export function redactAccessToken(text: string): string {
  return replaceValues(replaceValues(text, names, plainEnd, hideValue), scheme, headerEnd, hideValue)
}

function hideValue(value: string): string {
  return nothing.test(value) ? value : hide(value)
}
