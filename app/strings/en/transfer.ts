import type { Failure, ImportRefusal } from '../../domain/failure.ts'

type ExportCause = Extract<Failure, { kind: 'export-not-written' }>['cause']

export const exportTexts: Readonly<Record<ExportCause, string>> = {
  'disk-full': 'The file was not written: the disk is full.',
  denied: 'The file was not written: this place may not be written to. Choose another.',
  other: 'The file was not written. Choose another place.',
}

export const refusalTexts: Readonly<Record<ImportRefusal, string>> = {
  unreadable: 'The file could not be read, so nothing was changed.',
  'too-large': 'The file is far larger than exported settings are, so nothing was changed.',
  'not-text': 'The file is not text, so nothing was changed.',
  'not-ours': 'This is not a file of settings that Stakewatch exported, so nothing was changed.',
  newer:
    'The file comes from a newer version of Stakewatch, so nothing was changed. Update Stakewatch first.',
  broken: 'A value in the file is missing or not allowed, so nothing was changed.',
}
