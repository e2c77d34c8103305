import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../app/contract/bridge.ts'
import {
  droppedFileOperations,
  eventNames,
  eventPrefix,
  operationNames,
  requestPrefix,
} from '../app/contract/operations.ts'

// One function per operation and per event of the contract: the page gets no channel to name itself.
const call = Object.fromEntries(
  operationNames.map((name) => [
    name,
    async (request: unknown): Promise<unknown> => ipcRenderer.invoke(requestPrefix + name, request),
  ]),
)

/** Throw for what is no file; a file that a script made up has no path. */
const dropped = Object.fromEntries(
  droppedFileOperations.map((name) => [
    name,
    async (file: File): Promise<unknown> =>
      ipcRenderer.invoke(requestPrefix + name, { path: webUtils.getPathForFile(file) }),
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

const bridge = { call: { ...call, ...dropped }, on }
contextBridge.exposeInMainWorld('stakewatch', bridge satisfies Record<keyof Bridge, object>)
