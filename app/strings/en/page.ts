import type { Os } from '../../domain/platform.ts'

/** Words of the frame around every screen, and those that several screens share. */
export const pageStrings = {
  appName: 'Stakewatch',
  rail: {
    label: 'Views',
    overview: 'Overview',
    checklist: 'Checklist',
    activity: 'Activity',
    settings: 'Settings',
    keys: 'Keys',
    lock: 'Lock',
    hideAmounts: 'Hide amounts',
    showAmounts: 'Show amounts',
  },
  hiddenAmount: 'hidden',
  demoBand: 'Demo: a simulated account. Nothing here is real, and nothing is sent.',
  loading: 'Loading',
  crash: {
    title: 'This window has stopped working',
    body: 'Stakewatch itself goes on watching, and your token is where it was. Load the window again to go on.',
    action: 'Load again',
  },
  unreachable: {
    title: 'The window cannot be filled',
    action: 'Load again',
  },
  keys: {
    title: 'Keys',
    close: 'Close',
    list: [
      { keys: ['1'], what: 'Overview' },
      { keys: ['2'], what: 'Checklist' },
      { keys: ['3'], what: 'Activity' },
      { keys: ['4'], what: 'Settings' },
      { keys: ['Ctrl', '1–8'], what: 'The account in that place' },
      { keys: ['r'], what: 'Refresh now' },
      { keys: ['z'], what: 'Show or hide zero balances' },
      { keys: ['Ctrl', 'L'], what: 'Lock, where a passphrase is set' },
      { keys: ['Ctrl', 'Shift', 'H'], what: 'Hide or show all amounts' },
      { keys: ['Tab', 'Shift Tab'], what: 'Next and previous control' },
      { keys: ['↑', '↓'], what: 'Another choice of the same list' },
      { keys: ['←', '→'], what: 'Along the line of a chart; with Page keys by a day' },
      { keys: ['Enter', 'Space'], what: 'Use the control in focus' },
      { keys: ['Esc'], what: 'Close what floats' },
      { keys: ['?'], what: 'This list' },
    ],
  },
  said: {
    refreshed: 'Refreshed.',
    checked: 'The run of the checklist has ended.',
    setAside: 'The finding is set aside.',
    countsAgain: 'The finding counts again.',
    fixed: 'Done. It can be undone under “Done by Stakewatch”.',
    undone: 'Undone.',
    folderRemoved: 'The folder is not watched any more.',
    keychainOpened: 'The keychain is open again.',
    tokenForgotten: 'The token was forgotten.',
    saved: 'Saved.',
    exported: 'The settings were exported.',
    imported: 'The settings were imported.',
    historyExported: 'The history was exported.',
    historyImported: 'The history was imported.',
    historyWiped: 'The history was wiped.',
    tokenSealed: 'The token is sealed.',
    tokenUnsealed: 'The seal is off.',
    passphraseSet: 'The passphrase is set.',
    passphraseRemoved: 'The passphrase was removed.',
    alertsCleared: 'The list of alerts is empty.',
    alertTested: 'A test notification was sent.',
    amountsHidden: 'Amounts are hidden.',
    amountsShown: 'Amounts are shown.',
  },
  dismiss: 'Dismiss',
  status: {
    pass: 'Pass',
    warn: 'Warning',
    fail: 'Fail',
    unknown: 'Could not check',
  },
} as const

/** What the key is called that this platform's commands go with. */
export function commandKey(os: Os): string {
  return os === 'macos' ? '⌘' : 'Ctrl'
}
