import type { Os } from '../../domain/platform.ts'
import type { Theme } from '../../domain/settings.ts'
import { commandKey } from './page.ts'

/** Words of the settings. */
export const settingsStrings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  reading: 'Reading',
  currency: 'Display currency',
  currencyHelp: 'The total and each value are shown in it. Offered is what Stake gives a usable rate for.',
  timeout: 'Time-out',
  timeoutUnit: 'seconds',
  timeoutHelp: 'How long one request may take, from 1 to 120 seconds.',
  timeoutProblem: 'Give whole seconds, from 1 to 120.',
  zeros: 'Always show zero balances',
  zerosHelp: 'Otherwise they are folded away under the table.',
  privacy: 'Privacy',
  hide: 'Hide amounts',
  hideHelp: (os: Os) =>
    `In the window, the tray, notifications and the terminal, until you switch it off. Off at first. ${commandKey(os)} with Shift and H does the same.`,
  hideOnBlur: 'Hide amounts when you turn to another window',
  hideOnBlurHelp: 'They stay hidden until you show them again. Off at first, so that a glance is enough.',
  capture: 'Keep the window out of screenshots',
  captureHelp: {
    windows:
      'Recordings and shared screens do not show it. On at first, since your balance is nobody else’s. Before Windows 10 version 2004 they show a black window.',
    macos:
      'On at first, since your balance is nobody else’s. It stops older programs only: macOS lets newer ones capture any window, so hide the amounts before you share your screen.',
    linux:
      'Linux desktops have nothing that keeps a window out of screenshots. Hide the amounts before you share your screen.',
  } satisfies Record<Os, string>,
  account: 'Account and token',
  accountNone: 'No account is set up.',
  setUp: 'Set up an account',
  replace: 'Replace the token',
  replaceHelp: 'The new token is proven to work before the old one is given up.',
  rotation: 'Remind you to replace it',
  rotationHelp:
    'At this age of the token. 30 days at first: a token that is replaced now and then is worth less to whoever finds an old copy.',
  forget: 'Forget the token',
  forgetHelp: 'Takes it out of the keychain and stops watching.',
  forgetTitle: 'Forget this token?',
  forgetBody: [
    'It is removed from the keychain, and what Stakewatch remembers of the account with it, its history too.',
    'At Stake the token stays valid. To end it, revoke it there or sign out of the session it belongs to.',
    'This cannot be undone here. To watch again, you run the set-up with a token.',
  ],
  forgetAction: 'Forget it',
  keep: 'Keep it',
  about: 'About',
  version: 'Version',
  aboutLines: [
    'Stakewatch only reads. It cannot bet, tip, withdraw or change anything.',
    'Its requests go to the host that you chose and nowhere else.',
    'It is unofficial and not affiliated with Stake.',
  ],
} as const
