import type { FolderProblem } from '../../domain/failure.ts'
import type { OwnerFileProblem } from '../../domain/imports.ts'

/** Why a folder is not watched, and what to do. */
export const folderTexts: Readonly<Record<FolderProblem, string>> = {
  missing: 'This folder is not there. Choose another one.',
  denied: 'This folder may not be read. Check its permissions, or choose another one.',
  'not-a-folder': 'This is a file. Choose the folder that it lies in.',
  'watched-already': 'This folder is watched already, by itself or with the one around it.',
  'too-many': 'No more folders can be watched. Remove one, or choose a folder that holds several.',
  ours: 'This is where Stakewatch keeps its own files. They are checked anyway.',
}

const reasons: Readonly<Record<OwnerFileProblem, string>> = {
  missing: 'It is not there any more.',
  denied: 'It may not be written.',
  'not-a-file': 'It is not an ordinary file.',
  'too-large': 'It is too large.',
  'not-text': 'It is not text.',
  changed: 'It has changed since.',
  'several-names': 'It has a second name (hard link), which would keep the former content.',
  'disk-full': 'The disk is full.',
  other: 'The disk did not do it.',
}

/** Why a fix was not carried out, or not taken back. */
export function notFixedText(problem: OwnerFileProblem): string {
  return `Nothing was changed. ${reasons[problem]}`
}
