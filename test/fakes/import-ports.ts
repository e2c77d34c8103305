import type { ImportPorts } from '../../app/core.ts'
import type { OwnerFileProblem, PythonKeyringProblem } from '../../app/domain/imports.ts'
import { err, ok } from '../../app/domain/result.ts'
import type { FolderAbsence } from '../../app/ports/owner-files.ts'

export interface FakeImports extends ImportPorts {
  readonly environment: Record<string, string | undefined>
  /** The owner's files, by path. */
  readonly texts: Map<string, string>
  /** What the person chooses next; null for nothing. */
  chosen: string | null
  keyring: string | null
  /** Every call to a file, or to the keyring, fails with this while it is set. */
  fileProblem: OwnerFileProblem | null
  /** The owner's folders: where each path really is. */
  readonly folders: Map<string, string>
  folderProblem: FolderAbsence | null
  keyringProblem: PythonKeyringProblem | null
}

export function createFakeImports(): FakeImports {
  const texts = new Map<string, string>()
  const folders = new Map<string, string>()
  const fakes: FakeImports = {
    environment: {},
    texts,
    chosen: null,
    keyring: null,
    fileProblem: null,
    folders,
    folderProblem: null,
    keyringProblem: null,
    files: {
      async read(path, limitBytes) {
        await Promise.resolve()
        const text = texts.get(path)
        if (fakes.fileProblem) return err(fakes.fileProblem)
        if (text === undefined) return err('missing')
        return Buffer.byteLength(text) > limitBytes ? err('too-large') : ok(text)
      },
      async replace(path, expected, next) {
        await Promise.resolve()
        if (fakes.fileProblem) return err(fakes.fileProblem)
        if (texts.get(path) !== expected) return err('changed')
        texts.set(path, next)
        return ok()
      },
      async create(path, text) {
        await Promise.resolve()
        if (fakes.fileProblem) return err(fakes.fileProblem)
        if (texts.has(path)) return err('changed')
        texts.set(path, text)
        return ok()
      },
      async removeIf(path, expected) {
        await Promise.resolve()
        if (fakes.fileProblem) return err(fakes.fileProblem)
        if (!texts.has(path)) return err('missing')
        if (texts.get(path) !== expected) return err('changed')
        texts.delete(path)
        return ok()
      },
      async folder(path) {
        await Promise.resolve()
        if (fakes.folderProblem) return err(fakes.folderProblem)
        const real = folders.get(path)
        return real === undefined ? err('missing') : ok(real)
      },
    },
    picker: {
      pick: () => Promise.resolve(fakes.chosen),
      pickFolder: () => Promise.resolve(fakes.chosen),
      pickNew: () => Promise.resolve(fakes.chosen),
    },
    pythonKeyring: {
      isOurs: false,
      async read() {
        await Promise.resolve()
        return fakes.keyringProblem ? err(fakes.keyringProblem) : ok(fakes.keyring)
      },
      async remove() {
        await Promise.resolve()
        if (fakes.keyringProblem) return err(fakes.keyringProblem)
        fakes.keyring = null
        return ok()
      },
    },
  }
  return fakes
}
