import type { Failure } from '../domain/failure.ts'
import {
  isAllForgotten,
  type ForgetOutcome,
  type ForgetReport,
  type ForgottenPart,
} from '../domain/forgetting.ts'
import { ok } from '../domain/result.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { FileProblem } from '../ports/files.ts'
import type { LogSink } from '../redaction/log-sink.ts'
import type { Kernel } from './kernel.ts'
import { removeOwnFiles, type OwnFiles, type Removal } from './own-files.ts'
import type { ForgetActions } from './types.ts'

export interface Forgetting extends ForgetActions {
  report(): ForgetReport | null
  /** From the end of a complete forgetting until the owner begins anew: nothing may be written. */
  isDone(): boolean
  isUnderWay(): boolean
}

export interface ForgetNeeds {
  readonly kernel: Kernel
  readonly log: LogSink
  /** Ends what is under way and would write. */
  readonly endSetup: () => Promise<unknown>
  readonly forgetToken: (record: AccountRecord) => Promise<Failure | null>
  /** Null where nothing starts Stakewatch at login. */
  readonly forgetLoginStart: () => Promise<{ readonly failure: Failure | null } | null>
  /** The settings are the first ones again. */
  readonly onSettingsGone: () => Promise<void>
  /** Nothing is known of the history from then on, and its files are free to be removed. */
  readonly letHistoryGo: () => void
  /** Runs `remove` while nothing of the checklist runs or is being written. */
  readonly forgetChecklist: (remove: () => Promise<boolean>) => Promise<void>
  /** The same of the alerts. */
  readonly forgetAlerts: (remove: () => Promise<boolean>) => Promise<void>
}

/**
 * Tokens go first. While one of them cannot be removed nothing else is: without the settings nobody would know
 * which entry of the keychain is still there. Then settings and checklist; the log last: it tells of all before.
 */
export function createForgetting(needs: ForgetNeeds): Forgetting {
  const { kernel, log } = needs
  let report: ForgetReport | null = null
  let running: Promise<unknown> | null = null

  async function forgetTokens(): Promise<readonly ForgottenPart[]> {
    const parts: ForgottenPart[] = []
    for (const record of kernel.records()) {
      const { name, host, id } = record
      const { backend } = await kernel.vault.storage(id)
      const isHalted = parts.some(({ outcome }) => outcome.kind !== 'removed')
      const outcome = isHalted ? kept : outcomeOf(await needs.forgetToken(record))
      parts.push({ what: 'token', name, host, backend, outcome })
    }
    return parts
  }

  async function forgetSettings(): Promise<Removal> {
    let removal: Removal = { files: 0, problem: null }
    await kernel.settings.forget(async () => {
      removal = await removeOwnFiles(kernel.ports, 'settings')
      return removal.problem === null
    })
    if (removal.problem === null) await needs.onSettingsGone()
    return removal
  }

  async function forgetFiles(
    what: OwnFiles,
    forget: (remove: () => Promise<boolean>) => Promise<void>,
  ): Promise<Removal> {
    let removal: Removal = { files: 0, problem: null }
    await forget(async () => {
      removal = await removeOwnFiles(kernel.ports, what)
      return removal.problem === null
    })
    return removal
  }

  async function forgetAll(): Promise<void> {
    await needs.endSetup()
    const tokens = await forgetTokens()
    if (!isAllForgotten({ parts: tokens })) {
      const rest = (['settings', 'checklist', 'alerts', 'history', 'logs'] as const).map((what) => ({
        what,
        files: 0,
        outcome: kept,
      }))
      report = { parts: [...tokens, ...rest] }
      return
    }
    const loginStart = await needs.forgetLoginStart()
    const settings = await forgetSettings()
    const checklist = await forgetFiles('checklist', needs.forgetChecklist)
    const alerts = await forgetFiles('alerts', needs.forgetAlerts)
    needs.letHistoryGo()
    const history = await removeOwnFiles(kernel.ports, 'history')
    await log.stop()
    const logs = await removeOwnFiles(kernel.ports, 'logs')
    report = {
      parts: [
        ...tokens,
        ...(loginStart ? [{ what: 'login-start' as const, outcome: outcomeOf(loginStart.failure) }] : []),
        filesPart('settings', settings),
        filesPart('checklist', checklist),
        filesPart('alerts', alerts),
        filesPart('history', history),
        filesPart('logs', logs),
      ],
    }
    if (!isAllForgotten(report)) log.resume()
  }

  return {
    report: () => report,
    isDone: () => report !== null && isAllForgotten(report),
    isUnderWay: () => running !== null,
    async everything() {
      running ??= forgetAll().finally(() => {
        running = null
      })
      await running
      kernel.changed()
      return ok()
    },
    beginAnew() {
      report = null
      log.resume()
      kernel.changed()
      return Promise.resolve(ok())
    },
  }
}

const kept: ForgetOutcome = { kind: 'kept' }

function outcomeOf(failure: Failure | null): ForgetOutcome {
  return failure ? { kind: 'failed', failure } : { kind: 'removed' }
}

function filesPart(what: OwnFiles, { files, problem }: Removal): ForgottenPart {
  return { what, files, outcome: outcomeOf(failureOf(problem)) }
}

function failureOf(problem: FileProblem | null): Failure | null {
  if (problem === null) return null
  return { kind: 'files-not-removed', cause: problem === 'denied' ? 'denied' : 'other' }
}
