import type { ExpiryChoice, SetupStep } from '../../domain/view.ts'
import { formatDay } from '../format.ts'
import type { EpochMs } from '../../domain/time.ts'

/** Words of the first screen, before anything is set up. */
export const welcomeStrings = {
  title: 'Watch your Stake account from here',
  lines: [
    {
      title: 'It only reads',
      text: 'Balances, token and protection at a glance. It cannot bet, tip or withdraw.',
    },
    {
      title: 'The token stays yours',
      text: 'Kept in this machine’s keychain, sent to the host you choose and nowhere else.',
    },
    {
      title: 'It says what is wrong',
      text: 'When the token ends, Stake is blocked or a protection is off, in plain words.',
    },
  ],
  action: 'Set up an account',
  takes: 'Takes about two minutes. Nothing is kept until the end.',
} as const

/** Words of the set-up. */
export const setupStrings = {
  titleFirst: 'Set up an account',
  titleFurther: 'Add an account',
  titleReplace: 'Replace the token',
  steps: {
    host: 'Host',
    instructions: 'Get a token',
    token: 'Hand it over',
    verify: 'Verify',
    expiry: 'Expiry',
    storage: 'Keep it',
    folders: 'Watch folders',
    done: 'Done',
  } satisfies Record<SetupStep, string>,
  stepsLabel: 'Steps',
  stepDone: 'done',
  back: 'Back',
  next: 'Continue',
  cancel: 'Cancel',
  cancelNote: 'Nothing is kept until you finish.',

  host: {
    heading: 'Which Stake do you use?',
    lead: 'A token belongs to the host it was made on, so choose the one you sign in to. The token is sent to this host and to no other.',
    label: 'Host',
    main: 'stake.com',
    us: 'stake.us',
    mirror: 'A mirror',
    mainNote: 'The main site.',
    usNote: 'The site for the United States.',
    mirrorNote: 'One of the known mirrors, if that is where you sign in.',
    mirrorLabel: 'Mirror',
    listNote:
      'The list is closed on purpose: a host typed freely could be a look-alike that collects tokens.',
  },

  instructions: {
    heading: 'Get an access token',
    careTitle: 'Treat it like a password',
    care: 'Whoever holds it can do what you can do, money included. Stakewatch only ever reads with it. Give it to nobody else.',
    firstTitle: 'From Stake’s settings',
    firstSteps: [
      'Sign in and open Settings, then Security.',
      'Open the API tab.',
      'Choose Create token, then copy it.',
    ],
    secondTitle: 'From the browser’s developer tools',
    secondSummary: 'Another way: the browser’s developer tools',
    secondSteps: [
      'Signed in at Stake, press F12 and open Network.',
      'Click any request named graphql.',
      'Under Request headers, copy the value of x-access-token.',
    ],
    secondNote: 'This is your session’s own token: it ends when you sign out in that browser.',
    open: 'Open Stake’s security settings',
    opensOutside: 'opens in your browser',
    ready: 'I have copied it',
  },

  picture: {
    settingsLabel:
      'Drawing of Stake’s settings: Security is chosen on the left, the API tab is open, and the button Create token is marked.',
    settings: 'Settings',
    general: 'General',
    security: 'Security',
    preferences: 'Preferences',
    password: 'Password',
    sessions: 'Sessions',
    api: 'API',
    create: 'Create token',
    copy: 'Copy',
    toolsLabel:
      'Drawing of the developer tools: the Network tab is open, a request named graphql is chosen, and its header x-access-token is marked.',
    elements: 'Elements',
    console: 'Console',
    network: 'Network',
    graphql: 'graphql',
    headers: 'Request headers',
    contentType: 'content-type',
    json: 'application/json',
    accessToken: 'x-access-token',
    dots: '••••••••••••',
  },

  token: {
    heading: 'Hand over the token',
    lead: 'Copy the token at Stake, or a request as cURL, then press the button. It is read outside this window, and the clipboard is cleared once it is kept.',
    paste: 'Paste from clipboard',
    pasting: 'Reading the clipboard',
    or: 'or type it',
    label: 'Access token',
    help: 'Shown as dots, and gone from this field once handed over.',
    use: 'Use this token',
    taken: 'Token taken',
    unusualTitle: 'This does not look like a usual token',
    unusual: 'Most are 96 characters of 0–9 and a–f. It may still be right: the next step finds out.',
  },

  verify: {
    heading: 'Verify it with Stake',
    lead: 'One read-only question, whose name the token belongs to, asked of',
    running: 'Asking Stake',
    found: 'The token works. It belongs to',
    sameAccount: 'The same account as before.',
    otherTitle: 'This is a different account',
    other:
      'The token that you replace belongs to another account. If you continue, Stakewatch watches this one instead.',
    watchedTitle: 'You watch this account already',
    watched:
      'Watched twice, its balances would count twice. You can put this token in the place of the one that Stakewatch has of it.',
    replaceWatched: 'Replace its token instead',
    failed: 'That did not work',
    again: 'Try again',
    otherHost: 'Choose another host',
    otherToken: 'Use another token',
  },

  expiry: {
    heading: 'When does it end?',
    lead: 'Stake does not say how long a token lasts. If you know, Stakewatch warns you in time.',
    legend: 'The token ends',
    kinds: {
      unknown: 'I don’t know',
      in: 'In a number of days',
      at: 'On a date',
    } satisfies Record<ExpiryChoice['kind'], string>,
    unknownNote: 'Stakewatch tells you when Stake refuses it.',
    days: 'Days',
    daysUnit: 'days from now',
    daysProblem: 'Give whole days, from 1 to 3650.',
    date: 'Date',
    dateProblem: 'Give a date that is still to come.',
    rotationLegend: 'Remind me to replace it',
    rotationNote: 'A token that is replaced now and then is worth less to whoever finds an old copy.',
    rotationNever: 'Never',
  },

  storage: {
    heading: 'Where it is kept',
    looking: 'Looking for the keychain',
    keychain: 'In the keychain',
    keychainNote: 'Only the bare token goes there. Settings hold no secret.',
    missing: 'The keychain cannot keep it now',
    notSaved: 'It was not kept',
    save: 'Keep it in the keychain',
    again: 'Try again',
    memoryTitle: 'Or go on without a keychain',
    memory: 'The token stays in memory and is gone when Stakewatch quits. You hand it over again next time.',
    memoryAction: 'Keep it only for this run',
    saving: 'Keeping it',
    unfinished: 'Not quite finished',
    otherTitle: 'Watch another account from now on?',
    other: [
      'This token belongs to another account than the one it replaces.',
      'If you go on, Stakewatch watches the other account, and the old token is removed from this machine.',
    ],
    otherConfirm: 'Watch the other account',
    otherCancel: 'Keep the old token',
  },

  done: {
    headingFirst: 'Stakewatch is watching',
    headingReplace: 'The token is replaced',
    tray: 'Closing this window does not quit: Stakewatch goes on watching from the tray, and its menu shows the total, the token and a way to quit.',
    noTray: 'This desktop has no tray, so closing this window quits Stakewatch.',
    old: 'The old token is gone from this machine. At Stake it stays valid until you revoke it, so revoke it now.',
    clipboard: 'The clipboard no longer holds the token, unless you copied something else since.',
    forThisRun:
      'The token is for this run only. The next start uses what the keychain holds, or asks for a token again.',
    action: 'Go to the overview',
  },
} as const

export function stepOfText(step: number, all: number, name: string): string {
  return `Step ${step} of ${all}: ${name}`
}

export function declaredByTokenText(atMs: EpochMs): string {
  return `The token itself says that it ends on ${formatDay(atMs)}.`
}

export function watchingText(name: string, host: string): string {
  return `${name} on ${host} is read from now on.`
}

export function rotationChoiceText(days: number): string {
  return `Every ${days} days`
}
