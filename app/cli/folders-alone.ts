import { join, sep } from 'node:path'
import type { CorePorts } from '../core.ts'

type Files = CorePorts['files']

/**
 * The ports of a run for named folders: as on a machine where Stakewatch was never set up. Nothing of the window's
 * is read, the keychain is not asked, and no connection is made, so that what comes of it depends on the folders,
 * no passphrase is wanted and no prompt can hold up a hook. The log is written, since a bug's reference leads there.
 */
export function forFoldersAlone(ports: CorePorts): CorePorts {
  const absent = { kind: 'unavailable', cause: 'no-service' } as const
  return {
    ...ports,
    files: logsAlone(ports.files, `${join(ports.dataDir, 'logs')}${sep}`),
    keychain: {
      read: () => Promise.resolve(absent),
      write: () => Promise.resolve(absent),
      remove: () => Promise.resolve(absent),
      describe: () => Promise.resolve({ kind: 'keychain', backend: '', persistent: null }),
      inspect: () => Promise.resolve(absent),
    },
    tls: { observe: () => Promise.resolve({ ok: false, failure: { kind: 'cancelled' } }) },
  }
}

/** `logs` ends in a separator. */
function logsAlone(files: Files, logs: string): Files {
  const isLog = (path: string) => path.startsWith(logs)
  const missing = { ok: false, problem: 'missing' } as const
  return {
    readText: (path) => (isLog(path) ? files.readText(path) : Promise.resolve(missing)),
    writeAtomic: (path, text) =>
      isLog(path) ? files.writeAtomic(path, text) : Promise.resolve({ ok: true }),
    writePieces: (path, pieces) =>
      isLog(path) ? files.writePieces(path, pieces) : Promise.resolve({ ok: true }),
    append: (path, text) => (isLog(path) ? files.append(path, text) : Promise.resolve({ ok: true })),
    rename: (from, to) => (isLog(from) && isLog(to) ? files.rename(from, to) : Promise.resolve(missing)),
    remove: (path) => (isLog(path) ? files.remove(path) : Promise.resolve({ ok: true })),
    list: (directory) =>
      isLog(`${directory}${sep}`) ? files.list(directory) : Promise.resolve({ ok: true, names: [] }),
    size: (path) => (isLog(path) ? files.size(path) : Promise.resolve(null)),
  }
}
