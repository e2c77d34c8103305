import { mostAccounts } from '../../domain/account-label.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { Failure, KeychainAbsence } from '../../domain/failure.ts'
import { leastPassphraseLength } from '../../domain/lock.ts'
import type { SettingsNotice } from '../../domain/settings.ts'
import { secondMs } from '../../domain/time.ts'
import type { TokenFormProblem } from '../../domain/token.ts'
import { formatClockTime } from '../format.ts'
import { folderTexts, notFixedText } from './folders.ts'
import { hiddenExportText, historyProblemTexts, historyRefusalTexts } from './history.ts'
import { exportTexts, refusalTexts } from './transfer.ts'
import { emptyImportText, fileText, notRemovedText, pythonKeyringText } from './imports.ts'

/** What happened, what it means, what to do: one or more short sentences, safe to paste into a public issue. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return 'Stake cannot be reached: there is no connection, or the network blocks this host. Your token is fine. Check the connection, or choose another mirror.'
    case 'timeout':
      return `No answer within ${Math.round(failure.afterMs / secondMs)} seconds. Your token is fine. Try again, or raise the time-out in the settings.`
    case 'tls':
      return failure.problem === 'protocol'
        ? 'The connection was refused because it would not be safe: the server offers no TLS 1.2 or newer. Nothing was sent.'
        : 'The connection was refused because the certificate is not trusted. Something may be reading along on this network. Nothing was sent.'
    case 'blocked':
      return 'Cloudflare is blocking this network. Your token is fine. Try another network, or wait a few minutes.'
    case 'rate-limited':
      return failure.retryAtMs === null
        ? 'Stake asks for a slower pace. Your token is fine. Stakewatch waits and tries again.'
        : `Stake asks for a slower pace. Your token is fine. Stakewatch tries again at ${formatClockTime(failure.retryAtMs)}.`
    case 'token-rejected':
      return rejectedText(failure.how)
    case 'forbidden':
      return 'Stake does not let this token read that. Other values are not affected.'
    case 'query-refused':
      return 'Stake no longer understands the question that Stakewatch asks. Your token is fine. Look for a newer version of Stakewatch.'
    case 'schema-drift':
      return `Stake’s answer has changed: “${failure.field}” is missing or different. Your token is fine. Look for a newer version of Stakewatch.`
    case 'server-error':
      return `Stake has trouble of its own (status ${failure.status}). Your token is fine. Stakewatch tries again.`
    case 'redirected':
      return 'The host sent the request elsewhere, and Stakewatch does not follow. Your token went to this host only. Choose another mirror.'
    case 'not-json':
      return 'The answer was a web page, not data. Your token is fine. Try another network or another mirror.'
    case 'broken-json':
      return 'The answer was damaged on its way. Your token is fine. Stakewatch tries again.'
    case 'empty-answer':
      return 'The answer was empty. Your token is fine. Stakewatch tries again.'
    case 'too-large':
      return 'The answer was far too large and was cut off. Your token is fine. Try another mirror.'
    case 'connection-lost':
      return 'The connection broke during the answer. Your token is fine. Stakewatch tries again.'
    case 'rates-implausible':
      return 'The exchange rates that came back cannot be right, so nothing is priced with them.'
    case 'host-not-allowed':
      return 'This host is not on the list of Stake’s hosts. A token is never sent anywhere else.'
    case 'cancelled':
      return 'This was cancelled.'
    case 'keychain-locked':
      return 'The keychain is locked. Your token is safe in it. Unlock the keychain, then try again.'
    case 'keychain-unavailable':
      return absenceText(failure.cause)
    case 'keychain-refused':
      return 'The keychain did not keep or give the token as asked. Nothing was changed. Try again, or look into the keychain’s own settings.'
    case 'token-missing':
      return 'No token is set up yet. Run the set-up.'
    case 'token-expired':
      return 'The token has expired, so it is no longer sent. Make a new one at Stake and replace it here.'
    case 'token-malformed':
      return malformedText(failure.problem)
    case 'clipboard-empty':
      return 'The clipboard holds no text. Copy the token first.'
    case 'import-empty':
      return emptyImportText(failure.source)
    case 'file-unreadable':
      return fileText(failure.problem)
    case 'python-keyring-unreadable':
      return pythonKeyringText(failure.cause)
    case 'copy-changed':
      return 'The copy is not what was imported any more, so nothing was touched. Look at it yourself.'
    case 'copy-not-removed':
      return notRemovedText(failure.problem)
    case 'no-set-up':
      return 'No set-up is under way.'
    case 'wrong-step':
      return 'An earlier step of the set-up is not finished.'
    case 'other-account':
      return 'This token belongs to another account than the one it replaces. Nothing was changed. Confirm that the other account is meant, or hand over another token.'
    case 'watched-already':
      return 'Stakewatch watches this account already. Nothing was changed. Replace that account’s token instead, or hand over another token.'
    case 'too-many-accounts':
      return `Stakewatch watches ${mostAccounts} accounts at the most. Remove one in the settings to make room for another.`
    case 'rotation-unfinished':
      return 'The new token works and is used from now on, but it could not take the old one’s place in the keychain yet. Try again; if that fails too, the next start finishes it.'
    case 'account-unknown':
      return 'There is no such account.'
    case 'settings-not-written':
      return settingsText(failure.cause)
    case 'export-not-written':
      return exportTexts[failure.cause]
    case 'import-refused':
      return refusalTexts[failure.cause]
    case 'history-unavailable':
      return historyProblemTexts[failure.cause]
    case 'history-refused':
      return historyRefusalTexts[failure.cause]
    case 'amounts-hidden':
      return hiddenExportText
    case 'files-not-removed':
      return failure.cause === 'denied'
        ? 'The files may not be removed: another program holds them, or the folder is read-only.'
        : 'The files could not be removed.'
    case 'too-many-alert-rules':
      return 'There are as many of these as Stakewatch keeps. Remove one first.'
    case 'notified-just-now':
      return `A notification was shown less than a minute ago, and there is one a minute at most. Try again in ${Math.ceil(failure.waitMs / secondMs)} seconds.`
    case 'locked':
      return 'Stakewatch is locked.'
    case 'passphrase-wrong':
      return failure.waitMs > 0
        ? `That is not the passphrase. You can try again in ${waitText(failure.waitMs)}.`
        : 'That is not the passphrase.'
    case 'passphrase-slowed':
      return `There were too many wrong passphrases. You can try again in ${waitText(failure.waitMs)}.`
    case 'passphrase-too-short':
      return `A passphrase has at least ${leastPassphraseLength} characters.`
    case 'token-sealed':
      return 'The token is sealed with the passphrase, which was not given since Stakewatch started. Lock Stakewatch, and unlock it with the passphrase.'
    case 'seal-damaged':
      return 'The sealed token was damaged in the keychain. The passphrase is right. Replace the token with a new one.'
    case 'no-passphrase':
      return 'No passphrase is set.'
    case 'touch-id-refused':
      return 'Touch ID did not unlock Stakewatch. Try again, or give the passphrase.'
    case 'fix-gone':
      return 'What this would change is not what it was any more, so nothing was touched. Run the checklist again.'
    case 'fix-not-done':
      return notFixedText(failure.problem)
    case 'finding-gone':
      return 'This finding is not there any more. Run the checklist again.'
    case 'folder-refused':
      return folderTexts[failure.problem]
    case 'bad-request':
      return 'That value is not allowed.'
    case 'link-not-allowed':
      return 'This link is not on the list.'
    case 'login-start-refused':
      return 'The system did not take this over: whether Stakewatch starts at login is as it was.'
    case 'closed':
      return 'Stakewatch is closing.'
    case 'unexpected':
      return `Something went wrong inside Stakewatch (reference ${failure.reference}). The log has the details.`
    default:
      return assertNever(failure)
  }
}

/** Rounded up, so that counting down never shows 0. */
function waitText(waitMs: number): string {
  const seconds = Math.ceil(waitMs / secondMs)
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}

function rejectedText(how: 'unauthorized' | 'session-ended' | 'no-user'): string {
  const what = {
    unauthorized: 'Stake refuses this token.',
    'session-ended': 'The session behind this token was ended.',
    'no-user': 'Stake answers as if nobody were signed in.',
  }[how]
  return `${what} It may have been revoked, have expired, or belong to another mirror. Check the mirror, then make a new token and replace it.`
}

function absenceText(cause: KeychainAbsence): string {
  switch (cause) {
    case 'no-library':
      return 'The keychain cannot be used: libsecret is not installed. Install it and start again, or keep the token only for this run.'
    case 'no-service':
      return 'This desktop runs no keychain service. Start one such as GNOME Keyring or KWallet, or keep the token only for this run.'
    case 'no-answer':
      return 'The keychain does not answer. It may be waiting for you to unlock it. Your token is safe. Try again.'
    default:
      return assertNever(cause)
  }
}

/** Why a text is not a token. */
export function malformedText(problem: TokenFormProblem): string {
  switch (problem.reason) {
    case 'empty':
      return 'There is no text.'
    case 'too-short':
      return `This is too short for a token: ${problem.length} characters, and a token has at least ${problem.least}.`
    case 'too-long':
      return `This is too long for a token: ${problem.length} characters, and a token has at most ${problem.most}.`
    case 'whitespace':
      return 'There is a space in it. Copy the token alone, without anything around it.'
    case 'line-break':
      return 'There is a line break in it. Copy the token alone, in one line.'
    case 'characters':
      return 'It has characters that no token has. A token is letters and digits only. Copy the token alone.'
    default:
      return assertNever(problem)
  }
}

function settingsText(cause: 'disk-full' | 'denied' | 'newer' | 'other'): string {
  switch (cause) {
    case 'disk-full':
      return 'The disk is full, so the change could not be saved. Make room and try again.'
    case 'denied':
      return 'The settings file may not be written. Check the permissions of Stakewatch’s folder.'
    case 'newer':
      return 'The settings were written by a newer version of Stakewatch, so this version does not change them.'
    case 'other':
      return 'The change could not be saved. Check the disk and try again.'
    default:
      return assertNever(cause)
  }
}

export function settingsNoticeText(notice: SettingsNotice): string {
  switch (notice.kind) {
    case 'settings-set-aside':
      return `The settings file was damaged. It was set aside as ${notice.file}, and Stakewatch began with new settings. Your token is still in the keychain.`
    case 'settings-newer':
      return 'The settings were written by a newer version of Stakewatch. They are used as far as this version understands them and are not changed.'
    case 'settings-unreadable':
      return 'The settings file could not be read. Stakewatch runs with its defaults and does not overwrite it.'
    default:
      return assertNever(notice)
  }
}
