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
    fix: 'Try another network. If that does not help, choose another mirror.',
  },
  'timeout-set': {
    title: 'Time-out set',
    why: 'Without a time-out, a host that does not answer would hold a request open, and old values would look new.',
    fix: 'Choose a time-out of 60 seconds or less in the settings.',
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
}

/** A check that broke; the log has the same reference. */
export function couldNotCheckText(reference: string): string {
  return `This could not be checked: something went wrong inside Stakewatch (reference ${reference}).`
}

export const noTokenText = 'There is no token to look at. Run the set-up.'

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
