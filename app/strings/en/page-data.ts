import { currencyLabel } from '../../domain/currency.ts'
import type { Preferences } from '../../domain/settings.ts'
import { count } from '../format.ts'
import { historyStrings, retentionText } from './page-history.ts'
import { secondMs } from '../../domain/time.ts'
import { folderStrings } from './page-folders.ts'
import { settingsStrings } from './page-settings.ts'
import { intervalText, refreshSettings } from './refresh.ts'

/** Words of the settings' part about what Stakewatch keeps. */
export const dataStrings = {
  title: 'Your data',
  export: 'Export settings',
  exportHelp: 'Writes the settings to a file: no token, no account, no passphrase.',
  exportAction: 'Export…',
  import: 'Import settings',
  importHelp: 'You see what would change before anything does.',
  importAction: 'Import…',
  importTitle: 'Import these settings?',
  changes: (file: string) => `${file} changes this:`,
  nothingTitle: 'Nothing to import',
  nothingChanges: (file: string) => `${file} holds the settings that you have already.`,
  becomes: 'becomes',
  apply: 'Import',
  cancel: 'Leave as it is',
  close: 'Close',
  forget: 'Forget everything',
  forgetHelp:
    'Removes the token, the settings, the history and the logs from this machine, and shows what was removed.',
  forgetTitle: 'Forget everything?',
  forgetBody: [
    'The token is removed from the keychain, and all that Stakewatch has written with it: settings, the window’s place, the history of your balances and logs. A passphrase goes too.',
    'At Stake the token stays valid. To end it, revoke it there or sign out of the session it belongs to.',
    'This cannot be undone. Stakewatch is then as on its first day.',
  ],
  forgetAction: 'Forget everything',
  keep: 'Keep everything',
} as const

const every = (seconds: number) => `every ${intervalText(seconds * secondMs)}`
const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')

/** Every preference by name, with its value in words, always in the same order. */
export function preferenceTexts(preferences: Preferences): readonly PreferenceText[] {
  const texts: Readonly<Record<keyof Preferences, PreferenceText>> = {
    theme: { name: settingsStrings.theme, value: settingsStrings.themes[preferences.theme] },
    displayCurrency: { name: settingsStrings.currency, value: currencyLabel(preferences.displayCurrency) },
    timeoutSeconds: { name: settingsStrings.timeout, value: count(preferences.timeoutSeconds, 'second') },
    showZeroBalances: { name: settingsStrings.zeros, value: onOff(preferences.showZeroBalances) },
    privacy: { name: settingsStrings.hide, value: onOff(preferences.privacy) },
    privacyOnBlur: { name: settingsStrings.hideOnBlur, value: onOff(preferences.privacyOnBlur) },
    contentProtection: { name: settingsStrings.capture, value: onOff(preferences.contentProtection) },
    historyDays: { name: historyStrings.retention, value: retentionText(preferences.historyDays) },
    scanHistory: { name: folderStrings.history, value: onOff(preferences.scanHistory) },
    visibleReadSeconds: { name: refreshSettings.visible, value: every(preferences.visibleReadSeconds) },
    trayReadSeconds: { name: refreshSettings.tray, value: every(preferences.trayReadSeconds) },
    sparingReadSeconds: { name: refreshSettings.sparing, value: every(preferences.sparingReadSeconds) },
  }
  return Object.values(texts)
}

interface PreferenceText {
  readonly name: string
  readonly value: string
}
