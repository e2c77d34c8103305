import { hide } from './hide.ts'
import { keyedBy, openQuote, replaceValues } from './keyed.ts'

const assignment = keyedBy('STAKE_[A-Z0-9_]{1,64}')
/** `setx NAME value` in Windows' cmd and `set -gx NAME value` in fish. */
const command = new RegExp(
  String.raw`(?<![\w-])set(?:x|\s{1,8}-\w{1,4})\s{1,8}STAKE_[A-Z0-9_]{1,64}\s{1,8}${openQuote}?`,
  'gi',
)
const end = /[\s"'`\\^]/g

/** Values of the StakeAPI library's variables (`STAKE_ACCESS_TOKEN=…`), however a shell or a file assigns them. */
export function redactEnvironment(text: string): string {
  return replaceValues(replaceValues(text, assignment, end, hide), command, end, hide)
}
