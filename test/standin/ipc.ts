import type { StandInFrame } from './frames.ts'
import { recordIpc } from './records.ts'
import { preventable, type Preventable } from './types.ts'

interface InvokeEvent extends Preventable {
  readonly sender: object
  readonly senderFrame: StandInFrame | null
  readonly type: 'frame'
}

type Handler = (event: InvokeEvent, ...words: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

/** Brings one `ipcRenderer.invoke` to its handler; an error crosses as its text, as in Electron. */
export async function invokeHandler(
  sender: object,
  senderFrame: StandInFrame | null,
  channel: string,
  request: unknown,
): Promise<{ value?: unknown; error?: string }> {
  const handler = handlers.get(channel)
  if (!handler) return { error: `Error: No handler registered for '${channel}'` }
  recordIpc('main', channel, JSON.stringify(request))
  try {
    const value = structuredClone(
      await handler(
        Object.assign(preventable(), { sender, senderFrame, type: 'frame' } as const),
        structuredClone(request),
      ),
    )
    recordIpc('page', channel, JSON.stringify(value))
    return { value }
  } catch (error) {
    return { error: String(error) }
  }
}
