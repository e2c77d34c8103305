import type { Requests } from '../../app/contract/bridge.ts'
import type { LinkId } from '../../app/contract/links.ts'
import type { OperationName } from '../../app/contract/operations.ts'
import type { AccountId } from '../../app/domain/account.ts'
import type { Failure, FailureKind } from '../../app/domain/failure.ts'
import type { Host } from '../../app/domain/host.ts'
import type { SetupStep } from '../../app/domain/view.ts'
import { failureText } from '../../app/strings/en/failures.ts'
import { pageStrings } from '../../app/strings/en/page.ts'
import { bridge } from '../bridge.ts'
import { say, setBusy } from './feedback-store.ts'

/** How an outcome is told: `quiet` where the screen itself shows it, as the set-up's steps do. */
type Telling = { readonly done?: string; readonly quiet?: boolean }

/** Asks main. The answer's value comes with the next view; true when all went well. */
async function ask<Name extends OperationName>(
  name: Name,
  request: Requests[Name],
  { done, quiet = false }: Telling = {},
): Promise<boolean> {
  setBusy(name, true)
  const answer = await bridge.call[name](request).catch(() => null)
  setBusy(name, false)
  const failure = answer === null ? lost : answer.ok ? null : answer.failure
  if (failure !== null && (!quiet || unshown.has(failure.kind)))
    say({ text: failureText(failure), tone: 'problem' })
  else say(failure === null && done !== undefined ? { text: done, tone: 'note' } : null)
  return failure === null
}

const lost: Failure = { kind: 'closed' }

/** Failures that no step of the set-up shows: they come from the gateway, or should not happen at all. */
const unshown: ReadonlySet<FailureKind> = new Set([
  'bad-request',
  'closed',
  'locked',
  'no-set-up',
  'unexpected',
  'wrong-step',
])

const { said } = pageStrings

export const refresh = (account: AccountId) => ask('account.refresh', { account }, { done: said.refreshed })
export const retryKeychain = (account: AccountId) =>
  ask('account.retryKeychain', { account }, { done: said.keychainOpened })
export const forgetToken = (account: AccountId) =>
  ask('account.forgetToken', { account }, { done: said.tokenForgotten })
export const runChecklist = (account: AccountId) => ask('checklist.run', { account }, { done: said.checked })

export const changePreferences = (change: Requests['preferences.change']) =>
  ask('preferences.change', change, { done: said.saved })
export const dismissNotice = () => ask('notice.dismiss', {})
export const openLink = (link: LinkId, host: Host) => ask('link.open', { link, host })

// The set-up's failures stand in its own view, at the step they belong to.
const quiet = { quiet: true }
export const beginSetup = (replaces: AccountId | null) => ask('setup.begin', { replaces })
export const chooseHost = (host: Host) => ask('setup.chooseHost', { host }, quiet)
export const goToStep = (step: SetupStep) => ask('setup.goTo', { step }, quiet)
export const pasteToken = () => ask('setup.pasteToken', {}, quiet)
export const typeToken = (text: string) => ask('setup.typeToken', { text }, quiet)
export const verifyToken = () => ask('setup.verify', {}, quiet)
export const declareExpiry = (declared: Requests['setup.declare']) => ask('setup.declare', declared, quiet)
export const saveToken = (where: 'keychain' | 'memory') => ask('setup.save', { where }, quiet)
export const leaveSetup = () => ask('setup.cancel', {})

/** Main logs that the page broke, never how: a message could carry anything. */
export async function reportPageFailure(where: 'render' | 'script' | 'promise'): Promise<void> {
  await bridge.call['page.failed']({ where }).catch(() => null)
}
