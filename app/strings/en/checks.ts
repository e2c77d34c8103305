import type { CheckId, TlsObservation } from '../../domain/check.ts'
import type { ApiFailure } from '../../domain/failure.ts'
import type { Host } from '../../domain/host.ts'
import type { EpochMs } from '../../domain/time.ts'
import type { RotationDays, TokenState } from '../../domain/token.ts'
import { formatDay, formatDuration, formatExactTime } from '../format.ts'
import { failureText } from './failures.ts'

export interface CheckTexts {
  readonly title: string
  /** Why it matters. */
  readonly why: string
  /** What to do about it. */
  readonly fix: string
}

export const checkTexts: Readonly<Record<CheckId, CheckTexts>> = {
  'token-in-keychain': {
    title: 'Token in the keychain',
    why: 'A token in a file can be read by any program and ends up in backups. The keychain encrypts it and asks before it gives it away.',
    fix: 'Replace the token and choose the keychain. If your system has none, install GNOME Keyring or KWallet first.',
  },
  'token-age': {
    title: 'Token age and expiry',
    why: 'The longer a token is in use, the more places may hold a copy of it. A new one makes every old copy worthless.',
    fix: 'Make a new token at Stake, replace it here, then delete the old one at Stake.',
  },
  'https-only': {
    title: 'Encrypted connection',
    why: 'The token goes along with every request. Without a sound connection, anyone on the way could read it.',
    fix: 'In your code, use https and leave the check of certificates on. Where the handshake is what fails, try another network, then another mirror.',
  },
  'timeout-set': {
    title: 'Time-out set',
    why: 'Without a time-out, a host that does not answer would hold a request open, and old values would look new.',
    fix: 'In your code, give the client a time-out of 60 seconds or less. The one of Stakewatch is in the settings.',
  },
  'two-factor': {
    title: 'Two-factor authentication',
    why: 'With it, a stolen password alone does not open your account.',
    fix: 'Turn it on at Stake, under Settings, Security. Then refresh.',
  },
  'email-verified': {
    title: 'E-mail verified',
    why: 'Stake confirms withdrawals and new sign-ins by e-mail. A verified address is how you get your account back.',
    fix: 'Verify your e-mail address at Stake, under Settings, General. Then refresh.',
  },
  'token-power': {
    title: 'Token’s power',
    why: 'A session token can do all that you can, withdrawals included. An API token can do less. What is stolen can do what it could.',
    fix: 'Make an API token at Stake, under Settings, Security, API, and replace the token here. Then sign out the session it came from.',
  },
  'token-in-environment': {
    title: 'No token in the environment',
    why: 'Every program that you start inherits the environment, and a start-up file puts the token there again after each restart, readable in plain text.',
    fix: 'Take the line out of the start-up file, open a new terminal, and make a new token.',
  },
  'token-in-code': {
    title: 'No token in your files',
    why: 'A token that is written into a file travels with it: into backups, into what you share, into a repository.',
    fix: 'Revoke the token at Stake first. Then take it out of the file and read it from the environment or the keychain.',
  },
  'token-in-history': {
    title: 'No token in a git history',
    why: 'What was committed once stays in the history, also after it was deleted. Everybody who has a clone has it.',
    fix: 'Revoke the token at Stake first: that alone makes every copy worthless. Then rewrite the history with git filter-repo, and have every clone made anew.',
  },
  'token-in-logs': {
    title: 'No token in logs and shell histories',
    why: 'Logs and shell histories are kept for long, and are the first thing that is sent along when something does not work.',
    fix: 'Revoke the token at Stake. Then delete the line from the history or the log, and stop the program from logging headers.',
  },
  'env-files-ignored': {
    title: 'Env files kept out of git',
    why: 'A .env file holds secrets by design. If git does not ignore it, one “git add .” publishes it.',
    fix: 'Add it to .gitignore. If git tracks it already, type “git rm --cached” with its name, commit, and replace what it held.',
  },
  'gitignore-complete': {
    title: 'Gitignore covers the usual places',
    why: 'The StakeAPI security guide lists the files in which tokens end up. A rule for each costs nothing and holds before the first mistake.',
    fix: 'Append what is missing. Stakewatch shows the change before it makes it.',
  },
  'sessions-closed': {
    title: 'Sessions and connections',
    why: 'A session that you do not know is somebody who is signed in as you. A connection that stays open is one more that can be misused.',
    fix: 'Look at the sessions and API keys at Stake, under Settings, Security, and end what you do not know.',
  },
  'account-standing': {
    title: 'Account in good standing',
    why: 'A suspended or banned account can lose access to its balance, and such a change may be the first sign that somebody else used it.',
    fix: 'Write to Stake’s support if you do not know why.',
  },
  'input-validated': {
    title: 'Input is validated',
    why: 'What the page may ask of the app is a closed list. A request that does not fit must be refused, or a flaw in the page becomes a flaw of the app.',
    fix: 'Install the newest version of Stakewatch. If it fails there too, report it: this is a bug.',
  },
  'errors-silent': {
    title: 'Errors tell no secrets',
    why: 'Error texts are pasted into issues and chats. A token, an address or an IP in one of them is published.',
    fix: 'Install the newest version of Stakewatch. If it fails there too, report it: this is a bug.',
  },
  'app-hardened': {
    title: 'The app is locked down',
    why: 'Stakewatch holds the token in its memory. Its sandbox, its content policy and the switches in its executable keep other code out.',
    fix: 'Install Stakewatch from its releases instead of running it from source, and keep it up to date.',
  },
  'machine-guarded': {
    title: 'This machine is guarded',
    why: 'Whoever can use this machine as you can use the token. A lock, an encrypted disk and a clipboard that forgets are what stands in between.',
    fix: 'Set a passphrase and let Stakewatch lock by itself. Encrypt the disk. Keep secrets out of the clipboard’s history.',
  },
  'file-permissions': {
    title: 'Files are yours alone',
    why: 'A file that others on this machine may read is not private, whatever it holds.',
    fix: 'Take the rights of others away. Stakewatch shows the change before it makes it.',
  },
}

/** A check that broke; the log has the same reference. */
export function couldNotCheckText(reference: string): string {
  return `This could not be checked: something went wrong inside Stakewatch (reference ${reference}).`
}

export const noTokenText = 'There is no token to look at. Run the set-up.'

/** No account is set up, or the run is for named folders alone. */
export const noHostText = 'There is no account in this run, so there was no host to shake hands with.'

export const noCopyText = 'Stakewatch keeps no other copy of it, in no file and in no log.'

export function ageText(storedAtMs: EpochMs, ageMs: number): string {
  return `You stored this token on ${formatDay(storedAtMs)}. Its age is ${formatDuration(ageMs)}.`
}

export function rotationText(rotationDays: RotationDays | null, isDue: boolean): string {
  if (rotationDays === null) return 'You chose no rotation, so no age counts as too old.'
  return isDue
    ? `You chose to replace it after ${rotationDays} days. That time has passed.`
    : `You chose to replace it after ${rotationDays} days. That time has not passed.`
}

export function expiryText(
  state: Exclude<TokenState, 'missing'>,
  expiresAtMs: EpochMs | null,
  nowMs: EpochMs,
): string {
  if (state === 'rejected') return 'Stake refused this token. Refresh to ask again before you give it up.'
  if (expiresAtMs === null) return 'Nobody has declared when it expires, and Stake does not tell.'
  const when = formatExactTime(expiresAtMs)
  if (state === 'expired') return `It expired, or is about to: ${when}. It is no longer sent.`
  return `It expires on ${when}, in ${formatDuration(expiresAtMs - nowMs)}.`
}

export function floorText(floor: { readonly version: string; readonly enforcedBy: string }): string {
  return `Stakewatch only speaks https, ${floor.version} or newer. Enforced by ${floor.enforcedBy}.`
}

export function handshakeText(host: Host, seen: TlsObservation, nowMs: EpochMs): string {
  return `A handshake with ${host} on ${formatExactTime(nowMs)}, without a request, used ${seen.protocol} with ${seen.cipher}.`
}

export const tooOldText = 'That is older than TLS 1.2, and can be broken.'

export function certificateText(seen: TlsObservation, nowMs: EpochMs): string {
  const dates = `from ${formatDay(seen.validFromMs)} to ${formatDay(seen.validToMs)}`
  const left = seen.validToMs - nowMs
  const end = left > 0 ? `It ends in ${formatDuration(left)}.` : 'It has ended.'
  return `The certificate is from ${seen.issuer}, valid ${dates}. ${end}`
}

/** Why the handshake showed nothing. */
export function handshakeFailedTexts(host: Host, failure: ApiFailure): readonly string[] {
  return [`A handshake with ${host} could not be observed.`, failureText(failure)]
}

export function timeoutText(seconds: number, isLong: boolean): readonly string[] {
  const set = `Every request ends after ${seconds === 1 ? '1 second' : `${seconds} seconds`} at the latest.`
  return isLong ? [set, 'That is long: a host that hangs would look like a slow one.'] : [set]
}

export const notReadText = 'Your account has not been read yet. Refresh, then run this again.'

export function notSaidText(readAtMs: EpochMs): string {
  return `Stake did not say, when it was asked on ${formatExactTime(readAtMs)}.`
}

export function twoFactorText(isOn: boolean, readAtMs: EpochMs): string {
  return `Stake says that two-factor authentication is ${isOn ? 'on' : 'off'}. Read on ${formatExactTime(readAtMs)}.`
}

export function emailVerifiedText(isVerified: boolean, readAtMs: EpochMs): string {
  return `Stake says that your e-mail address is ${isVerified ? 'verified' : 'not verified'}. Read on ${formatExactTime(readAtMs)}.`
}
