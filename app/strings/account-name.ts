import { accountName, longestLabel } from '../domain/account-label.ts'
import { cut, visible } from './visible.ts'

/** What an account is called, where it stands in a line of text or a menu: the site may call it anything, at any length. */
export function shownAccountName(account: Parameters<typeof accountName>[0]): string {
  return cut(visible(accountName(account)), longestLabel)
}
