import type { AccountId } from '../domain/account.ts'
import type { Failure } from '../domain/failure.ts'
import type { PlainCopy } from '../domain/imports.ts'
import { err, type Result } from '../domain/result.ts'
import { revealToken, type Token } from '../domain/token.ts'
import type { SetupStep } from '../domain/view.ts'
import { desktopWords } from '../strings/en/desktop.ts'
import {
  copyLeftBy,
  importEnvironment,
  importFile,
  importPythonKeyring,
  removeCopy,
  type Import,
  type Origin,
} from './imports.ts'
import { keychainFailure, type Kernel } from './kernel.ts'
import type { ImportPorts } from './core-ports.ts'
import type { SetupActions } from './types.ts'

/** A copy that stays behind where the kept token was imported from. */
export interface LeftCopy {
  readonly view: PlainCopy
  readonly account: AccountId
  readonly origin: Origin
  readonly token: Token
}

type Outcome = Result<Import, Failure>
type ImportAction =
  | 'importEnvironment'
  | 'importPythonKeyring'
  | 'importFile'
  | 'importDropped'
  | 'removeCopy'

interface Needs<Draft> {
  readonly kernel: Kernel
  readonly onDraft: (act: (draft: Draft) => Promise<Failure | null>) => Promise<Result<null, Failure>>
  readonly take: (draft: Draft, imported: Outcome) => Failure | null
}

/** A host without a set-up has nothing to import from. */
const nothing: ImportPorts = {
  environment: {},
  files: {
    read: () => missing('missing'),
    replace: () => missing('missing'),
    create: () => missing('missing'),
    removeIf: () => missing('missing'),
    folder: () => missing('missing'),
  },
  picker: {
    pick: () => Promise.resolve(null),
    pickFolder: () => Promise.resolve(null),
    pickNew: () => Promise.resolve(null),
  },
  pythonKeyring: { isOurs: false, read: () => missing('no-tool'), remove: () => missing('no-tool') },
}

function missing<Problem>(problem: Problem) {
  return Promise.resolve(err(problem))
}

export function importPorts(kernel: Kernel): ImportPorts {
  return kernel.ports.imports ?? nothing
}

/** The copy that is left once `token` is in the keychain; a token of this run only may need its copy again. */
export function copyAfter(
  kernel: Kernel,
  account: AccountId,
  found: Import | null,
  token: Token,
): LeftCopy | null {
  const view = found && copyLeftBy(found, token, importPorts(kernel))
  return found && view && { view, account, origin: found.origin, token }
}

/** The time-out that came with the token becomes the setting once the token is kept. */
export async function takeOverTimeout(kernel: Kernel, found: Import | null): Promise<void> {
  const timeoutSeconds = found?.candidate.timeoutSeconds ?? null
  if (timeoutSeconds === null) return
  const changed = await kernel.settings.change((now) => ({
    ...now,
    preferences: { ...now.preferences, timeoutSeconds },
  }))
  if (!changed.ok) kernel.log.log('warn', 'time-out not taken over', { kind: changed.failure.kind })
}

/** The ways into a set-up other than pasting and typing, and the way to tidy up after them. */
export function createImportActions<Draft extends { step: SetupStep; copy: LeftCopy | null }>(
  needs: Needs<Draft>,
): Pick<SetupActions, ImportAction> {
  const { kernel, onDraft, take } = needs
  let removing: Promise<Result<null, Failure>> | null = null

  /** What is found once the owner has gone to another step is not wanted any more. */
  function bring(find: (ports: ImportPorts) => Promise<Outcome | null>): Promise<Result<null, Failure>> {
    return onDraft(async (draft) => {
      const { step } = draft
      const outcome = await find(importPorts(kernel))
      if (draft.step !== step) return { kind: 'cancelled' }
      return outcome && take(draft, outcome)
    })
  }

  async function remove(draft: Draft): Promise<Failure | null> {
    const { copy } = draft
    if (!copy || copy.view.kind === 'environment' || copy.view.removed) return { kind: 'wrong-step' }
    const failure =
      (await lastLook(kernel, copy)) ?? (await removeCopy(copy.origin, copy.token, importPorts(kernel)))
    kernel.log.log('info', 'plain copy', { kind: copy.view.kind, removed: failure === null })
    if (failure) return failure
    draft.copy = { ...copy, view: { ...copy.view, removed: true } }
    return null
  }

  return {
    importEnvironment: () => bring(async (ports) => importEnvironment(ports)),
    importPythonKeyring: () => bring(importPythonKeyring),
    importFile: () =>
      bring(async (ports) => {
        const path = await ports.picker.pick(desktopWords.chooseEnvFile)
        return path === null ? null : await importFile(ports, path)
      }),
    importDropped: (path) => bring((ports) => importFile(ports, path)),
    removeCopy() {
      removing ??= onDraft(remove).finally(() => {
        removing = null
      })
      return removing
    },
  }
}

/** The last look before a copy goes: the keychain must give the very token that the copy holds. */
async function lastLook(kernel: Kernel, { account, token }: LeftCopy): Promise<Failure | null> {
  const kept = await kernel.vault.read(account, { expected: true, mayPrompt: true })
  const isSame = kept.kind === 'stored' && revealToken(kept.token) === revealToken(token)
  return isSame ? null : (keychainFailure(kept) ?? { kind: 'keychain-refused' })
}
