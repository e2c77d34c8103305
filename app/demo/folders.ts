/** Folders of the demo: they are on no disk. */
export const demoFolders = {
  home: '/home/demo',
  /** Where the demo's Stakewatch keeps its settings. */
  data: '/home/demo/.config/Stakewatch',
  bot: '/home/demo/dice-bot',
  ignoreFile: '/home/demo/dice-bot/.gitignore',
  notes: '/home/demo/notebooks',
  /** What is chosen when the demo is asked to choose one. */
  toChoose: '/home/demo/old-scripts',
} as const
