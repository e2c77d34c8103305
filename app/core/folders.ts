import { isAbsolute, resolve } from 'node:path'
import type { FolderProblem } from '../domain/failure.ts'
import { err, ok } from '../domain/result.ts'
import { mostFolders } from '../domain/settings.ts'
import { desktopWords } from '../strings/en/desktop.ts'
import { isInside } from './inside.ts'
import type { Kernel } from './kernel.ts'
import { importPorts } from './setup-imports.ts'
import type { FolderActions } from './types.ts'

/** Which folders are scanned. `changed` is called after each change that was kept. */
export function createFolders(kernel: Kernel, changed: () => void): FolderActions {
  const watched = () => kernel.settings.current().folders

  async function keep(folders: (now: readonly string[]) => readonly string[]) {
    const before = watched()
    const kept = await kernel.settings.change((now) => ({ ...now, folders: folders(now.folders) }))
    // In settings of a newer version a change holds for this run, though it is not written.
    if (watched() !== before) changed()
    kernel.changed()
    return kept
  }

  async function add(path: string) {
    const found = await realFolder(path)
    if (!found.ok) return err({ kind: 'folder-refused', problem: found.failure } as const)
    const folder = found.value
    const problem = (await isOurs(folder)) ? 'ours' : problemAmong(watched(), folder)
    if (problem) return err({ kind: 'folder-refused', problem } as const)
    // Looked at again when its turn comes: two may be added at once.
    return await keep((now) => (problemAmong(now, folder) ? now : [...outside(now, folder), folder]))
  }

  async function realFolder(path: string) {
    // Of what stands on no disk, as a picture dragged out of a browser, the path is empty.
    if (!isAbsolute(path)) return err('missing' as const)
    return await importPorts(kernel).files.folder(resolve(path))
  }

  async function isOurs(folder: string): Promise<boolean> {
    const { dataDir } = kernel.ports
    const own = await importPorts(kernel).files.folder(resolve(dataDir))
    return isInside(folder, own.ok ? own.value : resolve(dataDir))
  }

  return {
    async choose() {
      const path = await importPorts(kernel).picker.pickFolder(desktopWords.chooseFolder)
      return path === null ? ok() : await add(path)
    },
    addDropped: add,
    remove: (folder) => keep((now) => (now.includes(folder) ? now.filter((known) => known !== folder) : now)),
  }
}

function problemAmong(folders: readonly string[], folder: string): FolderProblem | null {
  if (folders.some((known) => isInside(folder, known))) return 'watched-already'
  return outside(folders, folder).length >= mostFolders ? 'too-many' : null
}

/** What the new folder holds is watched with it, and need not be watched by itself any more. */
function outside(folders: readonly string[], folder: string): readonly string[] {
  return folders.filter((known) => !isInside(known, folder))
}
