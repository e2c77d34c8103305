import { randomBytes } from 'node:crypto'
import type { Requests } from '../../app/contract/bridge.ts'
import { firstPageState } from '../../app/contract/page-state.ts'
import type { OperationName } from '../../app/contract/operations.ts'
import { amount } from '../fakes/views.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import type { FindingId } from '../../app/domain/check.ts'
import { usd } from '../../app/domain/currency.ts'
import { defaultHost } from '../../app/domain/host.ts'

const account = firstAccountId
const finding = 'a1b2c3d4e5f60718' as FindingId

/** One request that each operation takes: what hostile ones are made from. */
export const examples: { readonly [Name in OperationName]: Requests[Name] } = {
  'view.get': {},
  'account.refresh': { account },
  'account.details': { account },
  'account.readDetails': { account, what: 'all' },
  'account.retryKeychain': { account },
  'account.forgetToken': { account },
  'account.setRotation': { account, days: 60 },
  'account.dismissRotationNotice': { account },
  'account.select': { account },
  'account.change': { account, label: 'Savings', inTotal: false, notifies: true },
  'account.move': { account, by: -1 },
  'checklist.run': {},
  'checklist.stop': {},
  'checklist.accept': { finding, kind: 'accepted', reason: 'A fixture of mine', days: 30 },
  'checklist.withdraw': { finding },
  'fix.preview': { check: 'gitignore-complete', fix: 'ignore:0' },
  'fix.apply': { check: 'gitignore-complete', fix: 'ignore:0' },
  'fix.undo': { applied: 'a1b2c3' },
  'folders.choose': {},
  'folders.addDropped': { path: '/home/somebody/bot' },
  'folders.remove': { folder: '/home/somebody/bot' },
  'setup.begin': { replaces: null },
  'setup.chooseHost': { host: defaultHost },
  'setup.goTo': { step: 'token' },
  'setup.pasteToken': {},
  'setup.typeToken': { text: randomBytes(48).toString('hex') },
  'setup.importEnvironment': {},
  'setup.importPythonKeyring': {},
  'setup.importFile': {},
  'setup.importDropped': { path: '/home/somebody/bot/.env' },
  'setup.removeCopy': {},
  'setup.verify': {},
  'setup.replaceWatched': {},
  'setup.declare': { expiry: { kind: 'in', days: 30 }, rotationDays: 30 },
  'setup.save': { where: 'keychain', acceptsOtherAccount: false },
  'setup.cancel': {},
  'preferences.change': { theme: 'dark', displayCurrency: usd },
  'preferences.export': {},
  'preferences.chooseImport': {},
  'preferences.applyImport': {},
  'preferences.dropImport': {},
  'history.series': { account, subject: 'total', range: '30d' },
  'history.export': { account, format: 'csv' },
  'history.import': { account },
  'history.wipe': { account: null },
  'history.dismissNotice': {},
  'alerts.change': {
    what: 'add-threshold',
    threshold: {
      subject: 'total',
      direction: 'falls',
      size: { kind: 'amount', amount: amount('100.5'), currency: usd },
      windowMinutes: 60,
      quietMinutes: 15,
    },
  },
  'alerts.markSeen': {},
  'alerts.clear': {},
  'alerts.test': {},
  'everything.forget': {},
  'everything.beginAnew': {},
  'notice.dismiss': {},
  'loginStart.state': {},
  'loginStart.set': { isOn: true },
  'link.open': { link: 'stake-home', host: defaultHost },
  'lock.state': {},
  'lock.unlock': { by: 'passphrase', passphrase: randomBytes(9).toString('hex') },
  'lock.now': {},
  'lock.setPassphrase': { passphrase: randomBytes(9).toString('hex'), current: null },
  'lock.removePassphrase': { current: randomBytes(9).toString('hex') },
  'lock.setSealed': { sealed: true, passphrase: randomBytes(9).toString('hex') },
  'lock.changeOptions': { idleMinutes: 5, keepWatching: false },
  'page.remember': firstPageState,
  'page.failed': { where: 'render' },
}
