import { assertNever } from '../../../domain/assert-never.ts'
import type { ClipboardHistory, DiskEncryption } from '../../../domain/machine.ts'

export const lockTexts = {
  closes: 'A passphrase locks Stakewatch, and the lock closes by itself.',
  open: 'A passphrase locks Stakewatch, but the lock never closes by itself.',
  missing: 'No passphrase is set: whoever sits at this machine can open Stakewatch.',
} as const

type Unknown<Answer extends { readonly kind: string }> = Extract<Answer, { readonly kind: 'unknown' }>

const diskUnknownTexts: Readonly<Record<Unknown<DiskEncryption>['why'], string>> = {
  'no-tool': 'the program that knows is not installed',
  'no-answer': 'the system did not answer in time',
  container: 'it belongs to the system around this one, which cannot be asked',
  'not-told': 'the system does not tell',
}

/** `path` is the folder that it is about. */
export function diskText(disk: DiskEncryption, path: string): string {
  switch (disk.kind) {
    case 'encrypted':
      return `The disk that holds ${path} is encrypted with ${disk.by}.`
    case 'plain':
      return `This system does not encrypt the disk that holds ${path}: whoever has the disk can read it.`
    case 'unknown':
      return `Whether the disk that holds ${path} is encrypted is not known: ${diskUnknownTexts[disk.why]}.`
    default:
      return assertNever(disk)
  }
}

const clipboardUnknownTexts: Readonly<Record<Unknown<ClipboardHistory>['why'], string>> = {
  'no-answer': 'the system did not answer',
  'not-told': 'the system does not tell',
}

export function clipboardText(history: ClipboardHistory): string {
  switch (history.kind) {
    case 'none-seen':
      return 'No program was seen that keeps what is copied.'
    case 'kept':
      return `What is copied is kept by ${history.by.join(', ')}: a token that you copy stays there.`
    case 'unknown':
      return `Whether something keeps what is copied is not known: ${clipboardUnknownTexts[history.why]}.`
    default:
      return assertNever(history)
  }
}

export const noMachineText = 'The machine cannot be looked at from here.'
