import { mostFolders } from '../../domain/settings.ts'
import { nameOf } from '../shown-path.ts'
import { visible } from '../visible.ts'

/** Words of the watched folders, in the settings and in the set-up. */
export const folderStrings = {
  title: 'Watched folders',
  lead: 'The checklist reads the files in them and looks for tokens, for secrets that git would publish, and for careless connections. Nothing of them leaves this machine.',
  none: 'No folder is watched. Choose the ones that hold your bots and scripts.',
  add: 'Add a folder…',
  drop: 'You can also drop folders on this window.',
  dropNow: 'Let go to watch it',
  full: `${mostFolders} folders are the most that can be watched. Remove one to add another.`,
  remove: 'Stop watching',
  history: 'Read git histories too',
  historyHelp:
    'What was committed once stays there, also after it was deleted. The first reading takes longer.',

  heading: 'Watch your project folders',
  stepLead:
    'Do you write bots or scripts with the token? Stakewatch finds copies of it in their folders, and in what git keeps of them. Nothing of them leaves this machine.',
  skip: 'You can go on without any, and add folders later in the settings.',
} as const

export function removeFolderLabel(folder: string): string {
  return `${folderStrings.remove}: ${visible(nameOf(folder))}`
}
