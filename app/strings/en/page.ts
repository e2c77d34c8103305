/** Words of the frame around every screen, and those that several screens share. */
export const pageStrings = {
  appName: 'Stakewatch',
  rail: {
    label: 'Views',
    overview: 'Overview',
    checklist: 'Checklist',
    settings: 'Settings',
    keys: 'Keys',
  },
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
      { keys: ['3'], what: 'Settings' },
      { keys: ['r'], what: 'Refresh now' },
      { keys: ['z'], what: 'Show or hide zero balances' },
      { keys: ['Tab', 'Shift Tab'], what: 'Next and previous control' },
      { keys: ['Enter', 'Space'], what: 'Use the control in focus' },
      { keys: ['Esc'], what: 'Close what floats' },
      { keys: ['?'], what: 'This list' },
    ],
  },
  said: {
    refreshed: 'Refreshed.',
    checked: 'Checklist run.',
    keychainOpened: 'The keychain is open again.',
    tokenForgotten: 'The token was forgotten.',
    saved: 'Saved.',
  },
  dismiss: 'Dismiss',
  status: {
    pass: 'Pass',
    warn: 'Warning',
    fail: 'Fail',
    unknown: 'Could not check',
  },
} as const
