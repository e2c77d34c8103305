import type { Answer, Bridge, Events, Handlers, Opening, Requests } from '../../app/contract/bridge.ts'
import { droppedFileOperations, operationNames, type OperationName } from '../../app/contract/operations.ts'
import type { LockState } from '../../app/domain/lock.ts'
import { err, ok } from '../../app/domain/result.ts'
import { exampleDetails } from './details.ts'
import { emptySeries } from './history.ts'

export interface Call {
  readonly name: OperationName
  readonly request: unknown
}

export interface FakeBridge {
  readonly bridge: Bridge
  /** What was asked, in order. */
  readonly calls: Call[]
  /** Tells the page what has changed, as main does. */
  push(parts: Events['view']): void
  /** Tells the page where to go, as the tray does. */
  route(to: Events['route']): void
}

/** A bridge without a main behind it: every operation succeeds, unless `handlers` says otherwise. */
export function createFakeBridge(opening: Opening, handlers: Partial<Handlers> = {}): FakeBridge {
  const calls: Call[] = []
  const listeners = new Set<(parts: Events['view']) => void>()
  const routed = new Set<(to: Events['route']) => void>()
  const usual = { ...allWell, 'view.get': () => Promise.resolve(ok(opening)) }
  const all: Handlers = { ...usual, ...handlers }

  function recorded<Name extends OperationName>(name: Name) {
    return (request: Requests[Name]): Promise<Answer<Name>> => {
      calls.push({ name, request })
      return all[name](request)
    }
  }

  const named = operationNames.map((name) => [name, recorded(name)] as const)
  // What preload does: the fake's files stand in one folder.
  const byFile = droppedFileOperations.map((name) => {
    const dropped = recorded(name)
    return [name, (file: { readonly name: string }) => dropped({ path: `/dropped/${file.name}` })] as const
  })
  const call = Object.fromEntries([...named, ...byFile]) as Bridge['call']
  const on: Bridge['on'] = {
    view(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    route(listener) {
      routed.add(listener)
      return () => routed.delete(listener)
    },
  }
  return {
    bridge: { call, on },
    calls,
    push: (parts) => listeners.forEach((listener) => listener(parts)),
    route: (to) => routed.forEach((listener) => listener(to)),
  }
}

const nothing = () => Promise.resolve(ok())

const allWell: Omit<Handlers, 'view.get'> = {
  'account.refresh': nothing,
  'account.details': () => Promise.resolve(ok(exampleDetails)),
  'account.readDetails': nothing,
  'account.retryKeychain': nothing,
  'account.forgetToken': nothing,
  'account.setRotation': nothing,
  'account.dismissRotationNotice': nothing,
  'account.select': nothing,
  'account.change': nothing,
  'account.move': nothing,
  'checklist.run': nothing,
  'checklist.stop': nothing,
  'checklist.accept': nothing,
  'checklist.withdraw': nothing,
  'fix.preview': () => Promise.resolve(ok({ path: '/home/somebody/bot/.gitignore', isNew: true, lines: [] })),
  'fix.apply': nothing,
  'fix.undo': nothing,
  'folders.choose': nothing,
  'folders.addDropped': nothing,
  'folders.remove': nothing,
  'setup.begin': nothing,
  'setup.chooseHost': nothing,
  'setup.goTo': nothing,
  'setup.pasteToken': nothing,
  'setup.typeToken': nothing,
  'setup.importEnvironment': nothing,
  'setup.importPythonKeyring': nothing,
  'setup.importFile': nothing,
  'setup.importDropped': nothing,
  'setup.removeCopy': nothing,
  'setup.verify': nothing,
  'setup.replaceWatched': nothing,
  'setup.declare': nothing,
  'setup.save': nothing,
  'setup.cancel': nothing,
  'preferences.change': nothing,
  'preferences.export': nothing,
  'preferences.chooseImport': nothing,
  'preferences.applyImport': nothing,
  'preferences.dropImport': nothing,
  'history.series': () => Promise.resolve(ok(emptySeries)),
  'history.export': nothing,
  'history.import': nothing,
  'history.wipe': nothing,
  'history.dismissNotice': nothing,
  'alerts.change': nothing,
  'alerts.markSeen': nothing,
  'alerts.clear': nothing,
  'alerts.test': nothing,
  'everything.forget': nothing,
  'everything.beginAnew': nothing,
  'notice.dismiss': nothing,
  'loginStart.state': () => Promise.resolve(ok({ kind: 'off' })),
  'loginStart.set': ({ isOn }) => Promise.resolve(ok({ kind: isOn ? 'on' : 'off' })),
  'link.open': nothing,
  'lock.state': () => Promise.resolve(ok({ locked: false, waitMs: 0, touchId: false })),
  'lock.unlock': nothing,
  'lock.now': nothing,
  'lock.setPassphrase': nothing,
  'lock.removePassphrase': nothing,
  'lock.setSealed': nothing,
  'lock.changeOptions': nothing,
  'page.remember': nothing,
  'page.failed': nothing,
}

/** What main answers while its lock is closed. */
export function lockedHandlers(state: LockState): Partial<Handlers> {
  return {
    'view.get': () => Promise.resolve(err({ kind: 'locked' })),
    'lock.state': () => Promise.resolve(ok(state)),
  }
}
