import { randomBytes } from 'node:crypto'
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { acceptRequest } from '../../app/contract/accept.ts'
import type { Answer, Handlers } from '../../app/contract/bridge.ts'
import {
  operationNames,
  operations,
  requestPrefix,
  type OperationName,
} from '../../app/contract/operations.ts'
import type { Failure } from '../../app/domain/failure.ts'
import { err, type Err, type Result } from '../../app/domain/result.ts'
import type { Logger } from '../../app/ports/logger.ts'
import { pageOrigin } from '../security/origin.ts'

export interface GatewayNeeds {
  readonly handlers: Handlers
  /** The web contents of our own window, or null while there is none. */
  readonly page: () => WebContents | null
  readonly isLocked: () => boolean
  readonly log: Logger
}

/**
 * The only user of `ipcMain`. Each operation of the contract is answered for the main frame of our own
 * window at our own origin, with a request that its schema accepts, and while locked only where the
 * contract says so. What goes wrong inside is answered with a reference into the log and nothing else.
 */
export function openGateway(needs: GatewayNeeds): void {
  for (const name of operationNames) {
    ipcMain.handle(requestPrefix + name, async (event, payload: unknown) =>
      answer(needs, name, event, payload),
    )
  }
}

type Reply = Result<unknown, Failure>

async function answer(
  needs: GatewayNeeds,
  name: OperationName,
  event: IpcMainInvokeEvent,
  payload: unknown,
): Promise<Reply> {
  // A stranger is not owed a reason, and gets none that would help it.
  if (!isOurPage(event, needs.page())) return refuseStranger(needs, name)
  if (needs.isLocked() && !operations[name].whileLocked) return err({ kind: 'locked' })
  try {
    return await dispatch(needs.handlers, name, payload)
  } catch (error) {
    return unexpected(needs.log, name, error)
  }
}

function isOurPage(event: IpcMainInvokeEvent, page: WebContents | null): boolean {
  const frame = event.senderFrame
  if (frame === null || page === null || event.sender !== page) return false
  return !frame.detached && frame === page.mainFrame && frame.origin === pageOrigin
}

function refuseStranger(needs: GatewayNeeds, operation: OperationName): Reply {
  needs.log.log('warn', 'ipc-stranger', { operation })
  return err({ kind: 'bad-request', field: 'sender' })
}

async function dispatch<Name extends OperationName>(
  handlers: Handlers,
  name: Name,
  payload: unknown,
): Promise<Answer<Name> | Err<Failure>> {
  const accepted = acceptRequest(name, payload)
  return accepted.ok ? handlers[name](accepted.value) : accepted
}

function unexpected(log: Logger, operation: OperationName, error: unknown): Reply {
  const reference = randomBytes(4).toString('hex')
  const detail = error instanceof Error ? (error.stack ?? error.name) : typeof error
  log.log('error', 'ipc-unexpected', { operation, reference, detail })
  return err({ kind: 'unexpected', reference })
}
