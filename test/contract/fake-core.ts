import { firstAccountId } from '../../app/domain/account.ts'
import { noHistoryStatus } from '../../app/domain/history.ts'
import { ok } from '../../app/domain/result.ts'
import type { Settings } from '../../app/domain/settings.ts'
import { emptyAlerts, emptyChecklist, type View } from '../../app/domain/view.ts'
import type { Core, LockActions, SetupActions } from '../../app/core.ts'
import { exampleDetails } from '../fakes/details.ts'
import { firstSettings } from '../../app/settings/schema.ts'
import { emptySeries } from '../fakes/history.ts'

const { preferences } = firstSettings

export const emptyView: View = {
  demo: false,
  nowMs: 1_700_000_000_000,
  ready: true,
  accounts: [],
  selected: firstAccountId,
  everything: null,
  checklist: emptyChecklist,
  folders: [],
  setup: null,
  preferences,
  displayChoices: [],
  lock: { locked: false, options: null, sealed: false },
  notice: null,
  importing: null,
  history: noHistoryStatus,
  alerts: emptyAlerts,
  forgotten: null,
}

const settings: Settings = {
  accounts: [],
  selected: null,
  folders: [],
  preferences,
  alerts: firstSettings.alerts,
  window: null,
  lock: null,
  trayNoticeGiven: false,
}

export interface FakeCore extends Core {
  /** Names of what was asked of it, in order. */
  readonly asked: string[]
}

/** A core that does nothing and says what it was asked; `failing` makes every question throw. */
export function createFakeCore(options: { readonly failing?: Error } = {}): FakeCore {
  const asked: string[] = []
  const noted = (name: string) => async () => {
    asked.push(name)
    if (options.failing) throw options.failing
    return ok()
  }
  const setup: SetupActions = {
    begin: noted('begin'),
    chooseHost: noted('chooseHost'),
    goTo: noted('goTo'),
    pasteToken: noted('pasteToken'),
    typeToken: noted('typeToken'),
    importEnvironment: noted('importEnvironment'),
    importPythonKeyring: noted('importPythonKeyring'),
    importFile: noted('importFile'),
    importDropped: noted('importDropped'),
    removeCopy: noted('removeCopy'),
    verify: noted('verify'),
    replaceWatched: noted('replaceWatched'),
    declare: noted('declare'),
    save: noted('save'),
    cancel: noted('cancel'),
  }
  const lock: LockActions = {
    isLocked: () => false,
    state() {
      asked.push('state')
      if (options.failing) throw options.failing
      return { locked: false, waitMs: 0, touchId: false }
    },
    lock() {
      asked.push('lock')
      if (options.failing) throw options.failing
    },
    unlock: noted('unlock'),
    setPassphrase: noted('setPassphrase'),
    removePassphrase: noted('removePassphrase'),
    setSealed: noted('setSealed'),
    changeOptions: noted('changeOptions'),
  }
  return {
    asked,
    log: { log: () => {} },
    start: async () => {},
    view() {
      asked.push('view')
      if (options.failing) throw options.failing
      return emptyView
    },
    subscribe: () => () => {},
    watch: () => {},
    setVisible: () => {},
    wake: () => {},
    powerChanged: () => {},
    refresh: noted('refresh'),
    details() {
      asked.push('details')
      if (options.failing) throw options.failing
      return ok(exampleDetails)
    },
    readDetails: noted('readDetails'),
    retryKeychain: noted('retryKeychain'),
    forgetToken: noted('forgetToken'),
    checklist: {
      run: noted('checklist'),
      stop: noted('stop'),
      accept: noted('accept'),
      withdraw: noted('withdraw'),
      async preview() {
        asked.push('preview')
        if (options.failing) throw options.failing
        return ok({ path: '/home/somebody/bot/.gitignore', isNew: false, lines: [] })
      },
      apply: noted('apply'),
      undo: noted('undo'),
    },
    folders: { choose: noted('choose'), addDropped: noted('addDropped'), remove: noted('remove') },
    setup,
    lock,
    loginStart: {
      async state() {
        asked.push('state')
        if (options.failing) throw options.failing
        return ok({ kind: 'off' })
      },
      async set() {
        asked.push('set')
        if (options.failing) throw options.failing
        return ok({ kind: 'on' })
      },
    },
    forget: { everything: noted('everything'), beginAnew: noted('beginAnew') },
    transfer: {
      exportPreferences: noted('exportPreferences'),
      chooseImport: noted('chooseImport'),
      applyImport: noted('applyImport'),
      dropImport: noted('dropImport'),
    },
    alerts: {
      change: noted('changeAlerts'),
      markSeen: noted('markSeen'),
      clear: noted('clear'),
      test: noted('test'),
    },
    history: {
      async series() {
        asked.push('series')
        if (options.failing) throw options.failing
        return ok(emptySeries)
      },
      exportTo: noted('exportTo'),
      importFrom: noted('importFrom'),
      wipe: noted('wipe'),
      dismissNotice: noted('dismissHistoryNotice'),
    },
    changePreferences: noted('changePreferences'),
    dismissNotice: noted('dismissNotice'),
    setRotation: noted('setRotation'),
    dismissRotationNotice: noted('dismissRotationNotice'),
    selectAccount: noted('selectAccount'),
    changeAccount: noted('changeAccount'),
    moveAccount: noted('moveAccount'),
    settings: () => settings,
    rememberWindow: noted('rememberWindow'),
    trayNoticeGiven: noted('trayNoticeGiven'),
    glance: async () => ({ accounts: [], everything: null, failure: { kind: 'token-missing' } }),
    close: () => Promise.resolve({ held: null }),
  }
}
