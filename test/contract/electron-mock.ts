import type { IpcMainInvokeEvent } from 'electron'

type Listener = (event: IpcMainInvokeEvent, payload: unknown) => Promise<unknown>

/** Channels that the gateway opened on `ipcMain`. */
export const channels = new Map<string, Listener>()

/** The part of Electron that the gateway uses. */
export const electronMock = {
  ipcMain: {
    handle(channel: string, listener: Listener): void {
      channels.set(channel, listener)
    },
  },
}
