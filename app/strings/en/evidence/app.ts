import type { AppFacts, FuseName, FuseState } from '../../../domain/app-facts.ts'
import type { EpochMs } from '../../../domain/time.ts'
import { formatDay, formatRelative } from '../../format.ts'

export const noWindowHostText = 'There is no window here to look at: run this in the app.'
export const noPageText = 'The page could not be looked at: there was no window, or it gave no answer.'

export function versionText(facts: AppFacts): string {
  const { version, electron, chromium, node } = facts
  return electron === ''
    ? `Stakewatch ${version}, without Electron, on Node ${node}.`
    : `Stakewatch ${version} on Electron ${electron}, with Chromium ${chromium} and Node ${node}.`
}

export const fromSourceText =
  'Stakewatch runs from its source, not as a package: whoever can change its files can change what it does.'

/** How old the build is, and what can be said of that without a network. */
export function buildAgeText(builtAtMs: EpochMs | null, nowMs: EpochMs): string {
  if (builtAtMs === null) return 'The build does not tell how old it is.'
  const day = formatDay(builtAtMs)
  const relative = formatRelative(builtAtMs, nowMs)
  const age = relative === day || builtAtMs > nowMs ? day : `${day}, ${relative}`
  return `It was built from sources of ${age}. Whether there is a newer one cannot be known without asking the network.`
}

/** `major` is Electron's. */
export function oldBuildText(major: string, weeks: number): string {
  return `This build is ${weeks} weeks old. Electron supports its three newest versions and brings out one every eight weeks, so Electron ${major} is no longer supported, or soon will not be.`
}

export function sandboxText(sandbox: boolean | null): string {
  if (sandbox === null)
    return 'Whether the page’s process is sandboxed is not known: the system does not tell.'
  return sandbox
    ? 'The system holds the page’s process in a sandbox.'
    : 'The page’s process runs without a sandbox: a flaw in Chromium would reach all that you can reach.'
}

export function isolationText(isIsolated: boolean): string {
  return isIsolated
    ? 'The page’s scripts and those that speak with the app have worlds of their own.'
    : 'The page’s scripts were not shown to be apart from those that speak with the app.'
}

export function nodeText(hasNode: boolean): string {
  return hasNode
    ? 'The page’s scripts can reach Node, and with it your files.'
    : 'The page’s scripts have no Node.'
}

export function policyText(csp: string | null): string {
  return csp === null
    ? 'The page is served without a content security policy.'
    : `The page is served with the content security policy: ${csp}`
}

export const policyGapTexts = {
  default: 'The content security policy does not forbid everything that it does not name.',
  unsafe: 'The content security policy lets unsafe scripts or styles run.',
  scripts: 'The content security policy lets scripts from elsewhere run.',
  'trusted-types': 'The content security policy does not require Trusted Types for scripts.',
} as const

const stateTexts: Readonly<Record<FuseState, string>> = {
  on: 'on',
  off: 'off',
  removed: 'no longer there',
  inherit: 'left to Electron',
}

export function fusesText(fuses: AppFacts['fuses']): string {
  if (fuses.kind !== 'read') {
    return fuses.kind === 'none'
      ? 'The executable has none of Electron’s switches.'
      : 'The switches in the executable could not be read.'
  }
  const each = Object.entries(fuses.states).map(([name, state]) => `${name} ${stateTexts[state]}`)
  return `Switches in the executable, as read from it: ${each.join(', ')}.`
}

export function fuseGapText(name: FuseName, state: FuseState | undefined, wanted: 'on' | 'off'): string {
  const is = state === undefined ? 'not there' : stateTexts[state]
  return `The switch ${name} is ${is}, and should be ${wanted}.`
}

export function archiveText(integrity: AppFacts['asarIntegrity']): string {
  return {
    checked: 'The app’s archive is checked against the executable: a changed one does not start.',
    off: 'The app’s archive is not checked against the executable, though this system could.',
    'not-offered': 'This system offers no check of the app’s archive against the executable.',
    'no-archive': 'The app does not run from an archive, so there is none to check.',
  }[integrity]
}

export function contentProtectionText(offer: AppFacts['contentProtection']): string {
  return {
    offered: 'This system can keep the window out of screenshots.',
    'in-part': 'This system keeps the window out of some screenshots, but not of every program’s.',
    'not-offered': 'This system cannot keep a window out of screenshots.',
  }[offer]
}
