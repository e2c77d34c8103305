import type { Failure } from '../../domain/failure.ts'

type Cause = Extract<Failure, { kind: 'history-unavailable' }>['cause']
type Refusal = Extract<Failure, { kind: 'history-refused' }>['cause']

/** Why nothing is written of the past; each goes on to say what becomes of it. */
export const historyProblemTexts: Readonly<Record<Cause, string>> = {
  newer:
    'The history was written by a newer version of Stakewatch, so this version leaves it alone and keeps none. Update Stakewatch.',
  'disk-full':
    'The disk is full, so the history is not written. Watching goes on. Make room, and writing goes on by itself.',
  denied: 'The history may not be written. Watching goes on. Check the permissions of Stakewatch’s folder.',
  busy: 'Another copy of Stakewatch holds the history, so this one writes none. Close the other one.',
  other: 'The history could not be written. Watching goes on, and Stakewatch keeps trying. Check the disk.',
  'clock-behind':
    'The clock stands more than a day before the last entry of the history, so nothing is written. Set the clock.',
  damaged:
    'The history was damaged twice in this run, so nothing more is written until Stakewatch starts again. Check the disk.',
  none: 'There is no history here.',
}

export const historyRefusalTexts: Readonly<Record<Refusal, string>> = {
  unreadable: 'The file could not be read, so nothing was imported.',
  'too-large': 'The file is larger than any history that Stakewatch exports, so nothing was imported.',
  'not-text': 'The file is not text, so nothing was imported.',
  'not-ours': 'This is not a history that Stakewatch exported as JSON, so nothing was imported.',
  newer:
    'The file comes from a newer version of Stakewatch, so nothing was imported. Update Stakewatch first.',
  broken: 'An entry in the file is missing or not allowed, so nothing was imported.',
  'other-account': 'This is the history of another account, so nothing was imported.',
}

export const hiddenExportText =
  'Amounts are hidden, so they are not written to a file either. Show them first, then export.'
