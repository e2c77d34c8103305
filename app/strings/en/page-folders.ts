/** Words of the watched folders, in the settings and in the set-up. */
export const folderStrings = {
  title: 'Watched folders',
  history: 'Read git histories too',
} as const
