import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../app/contract/bridge.ts'
import { eventNames, eventPrefix, operationNames, requestPrefix } from '../app/contract/operations.ts'

// One function per operation and per event of the contract: the page gets no channel to name itself.
const call = Object.fromEntries(
  operationNames.map((name) => [
    name,
    async (request: unknown): Promise<unknown> => ipcRenderer.invoke(requestPrefix + name, request),
  ]),
)

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void): (() => void) => {
      const channel = eventPrefix + name
      const deliver = (_event: unknown, payload: unknown) => listener(payload)
      ipcRenderer.on(channel, deliver)
      return () => {
        ipcRenderer.removeListener(channel, deliver)
      }
    },
  ]),
)

contextBridge.exposeInMainWorld('stakewatch', { call, on } satisfies Record<keyof Bridge, object>)
