import { leastPassphraseLength, type IdleMinutes } from '../../domain/lock.ts'
import type { Os } from '../../domain/platform.ts'
import { commandKey } from './page.ts'

/** Words of the lock screen. */
export const lockScreenStrings = {
  title: 'Stakewatch is locked',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  capsLock: 'Caps Lock is on.',
  touchId: 'Use Touch ID',
  forgot: 'Forgot the passphrase',
  forgotTitle: 'Give up the token?',
  forgotBody: [
    'Without the passphrase, the lock opens only by giving up what it guards: every token is removed from the keychain, and what Stakewatch remembers of the accounts with it.',
    'At Stake the tokens stay valid. To end one, revoke it there.',
    'This cannot be undone here. To watch again, you run the set-up with a token.',
  ],
  giveUp: 'Give up the token',
  keep: 'Keep it',
} as const

/** Words of the lock among the settings. */
export const lockSettingsStrings = {
  title: 'Lock',
  passphrase: 'Passphrase',
  none: 'None is set. With one, Stakewatch asks for it at each start, and whenever it was locked.',
  isSet: 'Set. It keeps people out of Stakewatch. What the keychain holds is another matter: see the seal.',
  set: 'Set a passphrase',
  setTitle: 'Set a passphrase',
  setWarning:
    'There is no way in without it. Forgetting the passphrase means forgetting the token: it would have to be removed here and set up anew.',
  setAction: 'Set it',
  change: 'Change',
  changeTitle: 'Change the passphrase',
  changeAction: 'Change it',
  remove: 'Remove',
  removeTitle: 'Remove the passphrase?',
  removeBody: 'Stakewatch is not locked any more, and whoever sits down here sees what it shows.',
  removeAction: 'Remove it',
  seal: 'Seal the token with the passphrase',
  sealHelp:
    'Then other programs cannot read it out of the keychain. Its price: after a restart nothing is watched until you unlock, and programs that share the entry lose it. Off at first.',
  sealTitle: 'Seal the token?',
  sealBody:
    'Without the passphrase nobody can read the token any more, you included. Scripts and bots that use the same keychain entry stop working.',
  sealAction: 'Seal it',
  unsealTitle: 'Take the seal off?',
  unsealBody: 'The token is then in the keychain as it is, and other programs of yours can read it.',
  unsealAction: 'Take it off',
  cancel: 'Cancel',
  current: 'Passphrase now',
  next: 'New passphrase',
  nextHelp: `At least ${leastPassphraseLength} characters. Several words are better than one.`,
  again: 'New passphrase again',
  differ: 'The two are not the same.',
  now: 'Lock now',
  nowHelp: (os: Os) => `${commandKey(os)} with L does the same, and so does the tray.`,
  idle: 'Lock when nobody is there',
  idleHelp: 'After that long without a key or the mouse. 15 minutes at first.',
  idleChoices: {
    never: 'Never',
    1: 'After 1 minute',
    5: 'After 5 minutes',
    15: 'After 15 minutes',
    60: 'After 1 hour',
  } satisfies Record<IdleMinutes | 'never', string>,
  screen: 'Lock with the screen',
  screenHelp: 'When the screen of this machine is locked. On at first.',
  screenNever:
    'This desktop does not tell when its screen is locked, so Stakewatch cannot follow it. Lock when nobody is there instead.',
  suspend: 'Lock when the machine sleeps',
  suspendHelp: 'On at first, since a machine is often carried while it sleeps.',
  watching: 'Keep watching while locked',
  watchingHelp: 'The tray goes on saying how the token is, without amounts. On at first.',
  touchId: 'Unlock with Touch ID',
  touchIdHelp: 'Any finger that macOS knows on this Mac. Off at first. The passphrase goes on working.',
} as const
