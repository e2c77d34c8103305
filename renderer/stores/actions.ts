import type { Answer, Asked, Requests } from '../../app/contract/bridge.ts'
import type { LinkId } from '../../app/contract/links.ts'
import type { OperationName } from '../../app/contract/operations.ts'
import type { AccountId } from '../../app/domain/account.ts'
import type { CheckId, FindingId } from '../../app/domain/check.ts'
import type { Failure, FailureKind } from '../../app/domain/failure.ts'
import type { HistoryFormat } from '../../app/domain/history.ts'
import type { Host } from '../../app/domain/host.ts'
import type { Place } from '../../app/domain/place.ts'
import { err } from '../../app/domain/result.ts'
import type { RotationDays } from '../../app/domain/token.ts'
import { accountName } from '../../app/domain/account-label.ts'
import type { AccountView, SetupStep } from '../../app/domain/view.ts'
import { accountShownText } from '../../app/strings/en/accounts.ts'
import { failureText } from '../../app/strings/en/failures.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { visible } from '../../app/strings/visible.ts'
import { bridge } from '../bridge.ts'
import { say, setBusy, type Said } from './feedback-store.ts'
import { useLoginStore } from './login-store.ts'
import { goTo, goToPlace } from './page-store.ts'
import { useViewStore } from './view-store.ts'

/** How an outcome is told. */
interface Telling {
  /** What to say after a success. */
  readonly done?: string
  /** A failure is shown above the view, or only said aloud where the view shows it too, or neither. */
  readonly failure?: 'shown' | 'said' | 'silent'
}

/** Asks main. The answer's value comes with the next view; true when all went well. */
async function ask<Name extends OperationName>(
  name: Name,
  request: Asked<Name>,
  telling: Telling = {},
): Promise<boolean> {
  return (await failureOf(name, request, telling)) === null
}

/** As `ask`, and gives why it failed to whoever shows it; null when all went well. */
async function failureOf<Name extends OperationName>(
  name: Name,
  request: Asked<Name>,
  telling: Telling,
): Promise<Failure | null> {
  const answer = await answerOf(name, request, telling)
  return answer.ok ? null : answer.failure
}

/** As `ask`, and gives what main answered. */
async function answerOf<Name extends OperationName>(
  name: Name,
  request: Asked<Name>,
  telling: Telling,
): Promise<Answer<Name>> {
  setBusy(name, true)
  const answer: Answer<Name> = await bridge.call[name](request).catch(() => err(lost))
  setBusy(name, false)
  say(answer.ok ? doneNote(telling) : failureNote(answer.failure, telling))
  return answer
}

function doneNote({ done }: Telling): Said | null {
  return done === undefined ? null : { text: done, tone: 'note' }
}

function failureNote(failure: Failure, telling: Telling): Said | null {
  // Who has called something off knows it.
  if (failure.kind === 'cancelled') return null
  const how = unshown.has(failure.kind) ? 'shown' : (telling.failure ?? 'shown')
  if (how === 'silent') return null
  return { text: failureText(failure), tone: how === 'shown' ? 'problem' : 'note' }
}

const lost: Failure = { kind: 'closed' }

/** Failures that no view shows by itself: they come from the gateway, or should not happen at all. */
const unshown: ReadonlySet<FailureKind> = new Set([
  'bad-request',
  'closed',
  'locked',
  'no-set-up',
  'unexpected',
  'wrong-step',
])

const { said } = pageStrings

// Why a reading failed stands among what needs attention.
export const refresh = (account: AccountId) =>
  ask('account.refresh', { account }, { done: said.refreshed, failure: 'said' })
// Why a part could not be read stands in its card.
export const readAnew = (account: AccountId) =>
  ask('account.readDetails', { account, what: 'all' }, { done: said.readAnew, failure: 'said' })
export const retryKeychain = (account: AccountId) =>
  ask('account.retryKeychain', { account }, { done: said.keychainOpened, failure: 'said' })
export const forgetToken = (account: AccountId) =>
  ask('account.forgetToken', { account }, { done: said.tokenForgotten })

export const runChecklist = () => ask('checklist.run', {}, { done: said.checked })
export const stopChecklist = () => ask('checklist.stop', {})
// Why one of these failed stands beside its button.
export const acceptFinding = (request: Requests['checklist.accept']) =>
  failureOf('checklist.accept', request, { done: said.setAside, failure: 'said' })
export const withdrawFinding = (finding: FindingId) =>
  failureOf('checklist.withdraw', { finding }, { done: said.countsAgain, failure: 'said' })
export const previewFix = (check: CheckId, fix: string) =>
  answerOf('fix.preview', { check, fix }, { failure: 'said' })
export const applyFix = (check: CheckId, fix: string) =>
  failureOf('fix.apply', { check, fix }, { done: said.fixed, failure: 'said' })
export const undoFix = (applied: string) =>
  failureOf('fix.undo', { applied }, { done: said.undone, failure: 'said' })
// Theirs stand in a region that is read aloud.
export const chooseFolder = () => failureOf('folders.choose', {}, { failure: 'silent' })
export const addFolder = (folder: File) => failureOf('folders.addDropped', folder, { failure: 'silent' })
export const removeFolder = (folder: string) =>
  failureOf('folders.remove', { folder }, { done: said.folderRemoved, failure: 'silent' })

export const changePreferences = (change: Requests['preferences.change']) =>
  ask('preferences.change', change, { done: said.saved })
/** Every amount, everywhere: to hide them or to show them again. */
export const setPrivacy = (privacy: boolean) =>
  ask('preferences.change', { privacy }, { done: privacy ? said.amountsHidden : said.amountsShown })

/** Nobody has asked for it, so what was said last goes on standing there. */
export async function lookAtLoginStart(): Promise<void> {
  const answer = await bridge.call['loginStart.state']({}).catch(() => err(lost))
  if (answer.ok) useLoginStore.setState({ start: answer.value })
}

export async function setLoginStart(isOn: boolean): Promise<void> {
  const answer = await answerOf('loginStart.set', { isOn }, { done: said.saved })
  if (answer.ok) useLoginStore.setState({ start: answer.value })
  else await lookAtLoginStart()
}

export const lockNow = () => ask('lock.now', {})
export const changeLock = (change: Requests['lock.changeOptions']) =>
  ask('lock.changeOptions', change, { done: said.saved })
// Their failures stand in the dialog that asks for the passphrase.
export const setPassphrase = (passphrase: string, current: string | null) =>
  failureOf('lock.setPassphrase', { passphrase, current }, { done: said.passphraseSet, failure: 'said' })
export const setSealed = (sealed: boolean, passphrase: string) =>
  failureOf(
    'lock.setSealed',
    { sealed, passphrase },
    { done: sealed ? said.tokenSealed : said.tokenUnsealed, failure: 'said' },
  )
export const removePassphrase = (current: string) =>
  failureOf('lock.removePassphrase', { current }, { done: said.passphraseRemoved, failure: 'said' })

export const exportPreferences = () => ask('preferences.export', {}, { done: said.exported })
export const chooseImport = () => ask('preferences.chooseImport', {})
export const applyImport = () => ask('preferences.applyImport', {}, { done: said.imported })
export const dropImport = () => ask('preferences.dropImport', {})
export const exportHistory = (account: AccountId, format: HistoryFormat) =>
  ask('history.export', { account, format }, { done: said.historyExported })
export const importHistory = (account: AccountId) =>
  ask('history.import', { account }, { done: said.historyImported })
export const wipeHistory = (account: AccountId | null) =>
  ask('history.wipe', { account }, { done: said.historyWiped })
export const dismissHistoryNotice = () => ask('history.dismissNotice', {})
export const forgetEverything = () => ask('everything.forget', {})

/** The page goes back to its own beginning too. */
export async function beginAnew(): Promise<void> {
  if (await ask('everything.beginAnew', {})) goTo('overview')
}
export const dismissNotice = () => ask('notice.dismiss', {})
export const selectAccount = (account: AccountView) =>
  ask('account.select', { account: account.id }, { done: accountShownText(visible(accountName(account))) })
export const changeAccount = (request: Requests['account.change']) =>
  ask('account.change', request, { done: said.saved })
/** `moved` says where it stands then. */
export const moveAccount = (request: Requests['account.move'], moved: string) =>
  ask('account.move', request, { done: moved })
export const setRotation = (account: AccountId, days: RotationDays | null) =>
  ask('account.setRotation', { account, days })
export const dismissRotationNotice = (account: AccountId) => ask('account.dismissRotationNotice', { account })
export const openLink = (link: LinkId, host: Host) => ask('link.open', { link, host })

export const changeAlerts = (change: Requests['alerts.change']) =>
  ask('alerts.change', change, { done: said.saved })
export const markAlertsSeen = () => ask('alerts.markSeen', {}, { failure: 'silent' })
export const clearAlerts = () => ask('alerts.clear', {}, { done: said.alertsCleared })
export const testAlert = () => ask('alerts.test', {}, { done: said.alertTested })
/** Goes to where something is to be seen, at the account that it is about. */
export function openPlace(place: Place): void {
  const { account } = place
  if (account !== null && account !== useViewStore.getState().view?.selected)
    void ask('account.select', { account })
  goToPlace(place)
}

// The set-up's failures stand at the step they belong to, in a region that is read aloud.
const quiet = { failure: 'silent' } as const
export const beginSetup = (replaces: AccountId | null) => ask('setup.begin', { replaces })
export const chooseHost = (host: Host) => ask('setup.chooseHost', { host }, quiet)
export const goToStep = (step: SetupStep) => ask('setup.goTo', { step }, quiet)
export const pasteToken = () => ask('setup.pasteToken', {}, quiet)
export const typeToken = (text: string) => ask('setup.typeToken', { text }, quiet)
export const importEnvironment = () => ask('setup.importEnvironment', {}, quiet)
export const importPythonKeyring = () => ask('setup.importPythonKeyring', {}, quiet)
export const importFile = () => ask('setup.importFile', {}, quiet)
/** Of several files, the first: a token is handed over once. */
export const importDropped = async ([file]: readonly File[]) =>
  file !== undefined && (await ask('setup.importDropped', file, quiet))
export const removeCopy = () => ask('setup.removeCopy', {}, quiet)
export const verifyToken = () => ask('setup.verify', {}, quiet)
export const replaceWatched = () => ask('setup.replaceWatched', {}, quiet)
export const declareExpiry = (declared: Requests['setup.declare']) => ask('setup.declare', declared, quiet)
export const saveToken = (request: Requests['setup.save']) => ask('setup.save', request, quiet)
export const leaveSetup = () => ask('setup.cancel', {})

/** Main logs that the page broke, never how: a message could carry anything. */
export async function reportPageFailure(where: 'render' | 'script' | 'promise'): Promise<void> {
  await bridge.call['page.failed']({ where }).catch(() => null)
}
