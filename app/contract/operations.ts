/**
 * Every operation that the page may ask of main, named once, with whether it may run while the app is
 * locked. Preload imports this and nothing else, so that it stays free of dependencies.
 */
export const operations = {
  'view.get': { whileLocked: false },
  'account.refresh': { whileLocked: false },
  'account.details': { whileLocked: false },
  'account.readDetails': { whileLocked: false },
  'account.retryKeychain': { whileLocked: false },
  'account.forgetToken': { whileLocked: false },
  'account.setRotation': { whileLocked: false },
  'account.dismissRotationNotice': { whileLocked: false },
  'account.select': { whileLocked: false },
  'account.change': { whileLocked: false },
  'account.move': { whileLocked: false },
  'checklist.run': { whileLocked: false },
  'checklist.stop': { whileLocked: false },
  'checklist.accept': { whileLocked: false },
  'checklist.withdraw': { whileLocked: false },
  'fix.preview': { whileLocked: false },
  'fix.apply': { whileLocked: false },
  'fix.undo': { whileLocked: false },
  'folders.choose': { whileLocked: false },
  'folders.addDropped': { whileLocked: false },
  'folders.remove': { whileLocked: false },
  'setup.begin': { whileLocked: false },
  'setup.chooseHost': { whileLocked: false },
  'setup.goTo': { whileLocked: false },
  'setup.pasteToken': { whileLocked: false },
  'setup.typeToken': { whileLocked: false },
  'setup.importEnvironment': { whileLocked: false },
  'setup.importPythonKeyring': { whileLocked: false },
  'setup.importFile': { whileLocked: false },
  'setup.importDropped': { whileLocked: false },
  'setup.removeCopy': { whileLocked: false },
  'setup.verify': { whileLocked: false },
  'setup.replaceWatched': { whileLocked: false },
  'setup.declare': { whileLocked: false },
  'setup.save': { whileLocked: false },
  'setup.cancel': { whileLocked: false },
  'preferences.change': { whileLocked: false },
  'preferences.export': { whileLocked: false },
  'preferences.chooseImport': { whileLocked: false },
  'preferences.applyImport': { whileLocked: false },
  'preferences.dropImport': { whileLocked: false },
  'history.series': { whileLocked: false },
  'history.export': { whileLocked: false },
  'history.import': { whileLocked: false },
  'history.wipe': { whileLocked: false },
  'history.dismissNotice': { whileLocked: false },
  'alerts.change': { whileLocked: false },
  'alerts.markSeen': { whileLocked: false },
  'alerts.clear': { whileLocked: false },
  'alerts.test': { whileLocked: false },
  'everything.forget': { whileLocked: false },
  'everything.beginAnew': { whileLocked: false },
  'notice.dismiss': { whileLocked: false },
  'loginStart.state': { whileLocked: false },
  'loginStart.set': { whileLocked: false },
  'link.open': { whileLocked: false },
  'lock.state': { whileLocked: true },
  'lock.unlock': { whileLocked: true },
  'lock.now': { whileLocked: false },
  'lock.setPassphrase': { whileLocked: false },
  'lock.removePassphrase': { whileLocked: false },
  'lock.setSealed': { whileLocked: false },
  'lock.changeOptions': { whileLocked: false },
  'page.remember': { whileLocked: false },
  'page.failed': { whileLocked: false },
} as const satisfies Record<string, { readonly whileLocked: boolean }>

export type OperationName = keyof typeof operations

export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(operations, text)
}

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)

/**
 * The page hands over the very file or folder that was dropped on it; preload finds out its path. So the page can
 * name none that nobody gave it.
 */
export const droppedFileOperations = [
  'setup.importDropped',
  'folders.addDropped',
] as const satisfies OperationName[]
export type DroppedFileOperation = (typeof droppedFileOperations)[number]

/** Channels carry the operation's name after these prefixes; there is no generic send. */
export const requestPrefix = 'stakewatch:'
export const eventNames = ['view', 'route'] as const
export type EventName = (typeof eventNames)[number]
export const eventPrefix = 'stakewatch-event:'
