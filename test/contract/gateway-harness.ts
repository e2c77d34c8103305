import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { requestPrefix, type OperationName } from '../../app/contract/operations.ts'
import type { LogFacts, Logger } from '../../app/ports/logger.ts'
import { firstPageState } from '../../app/contract/page-state.ts'
import { openGateway } from '../../electron/ipc/gateway.ts'
import { createHandlers } from '../../electron/ipc/handlers.ts'
import { channels } from './electron-mock.ts'
import { createFakeCore } from './fake-core.ts'

interface Frame {
  readonly origin: string
  readonly detached: boolean
}

export interface Sender {
  readonly sender: { readonly mainFrame: Frame }
  readonly senderFrame: Frame | null
}

/** A window of ours at our own origin, and its main frame. */
export const ourFrame: Frame = { origin: 'app://stakewatch', detached: false }
export const ourContents = { mainFrame: ourFrame }
export const ourPage: Sender = { sender: ourContents, senderFrame: ourFrame }

export interface Harness {
  readonly asked: readonly string[]
  readonly opened: readonly string[]
  readonly lines: readonly { readonly event: string; readonly facts: LogFacts }[]
  readonly send: (name: OperationName, payload: unknown, from?: Sender) => Promise<unknown>
}

/** The real gateway and handlers over a core that only notes what it is asked. */
export function createHarness(
  options: { readonly locked?: boolean; readonly failing?: Error; readonly noWindow?: boolean } = {},
): Harness {
  channels.clear()
  const core = createFakeCore(options)
  const lines: { event: string; facts: LogFacts }[] = []
  const opened: string[] = []
  const log: Logger = { log: (_level, event, facts = {}) => void lines.push({ event, facts }) }
  openGateway({
    handlers: createHandlers({
      core,
      log,
      platform: () => ({ os: 'linux', hasTray: true, tellsScreenLock: true, hasTouchId: false }),
      version: '0.0.0',
      memory: { state: firstPageState },
      openLink: async (link) => {
        opened.push(link)
        if (options.failing) throw options.failing
        return true
      },
    }),
    page: () => (options.noWindow ? null : (ourContents as unknown as WebContents)),
    isLocked: () => options.locked === true,
    log,
  })
  return {
    asked: core.asked,
    opened,
    lines,
    async send(name, payload, from = ourPage) {
      const listener = channels.get(requestPrefix + name)
      if (!listener) throw new Error(`no channel for ${name}`)
      return listener(from as unknown as IpcMainInvokeEvent, payload)
    },
  }
}
