/** Folders of the demo: they are on no disk. */
export const demoFolders = {
  bot: '/home/demo/dice-bot',
  notes: '/home/demo/notebooks',
  /** What is chosen when the demo is asked to choose one. */
  toChoose: '/home/demo/old-scripts',
} as const
