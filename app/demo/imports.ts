import { ok } from '../domain/result.ts'
import type { FilePicker } from '../ports/file-picker.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import type { PythonKeyring } from '../ports/python-keyring.ts'
import { demoFolders } from './folders.ts'
import { demoToken } from './token.ts'

/** Places to import from in a demo: its token is in the environment, and nothing of the owner's is looked at. */
export function createDemoImports(files: OwnerFiles): {
  readonly environment: Readonly<Record<string, string>>
  readonly files: OwnerFiles
  readonly picker: FilePicker
  readonly pythonKeyring: PythonKeyring
} {
  return {
    environment: { STAKE_ACCESS_TOKEN: demoToken() },
    files,
    picker: {
      pick: () => Promise.resolve(null),
      pickFolder: () => Promise.resolve(demoFolders.toChoose),
      pickNew: () => Promise.resolve(null),
    },
    pythonKeyring: {
      isOurs: false,
      read: () => Promise.resolve(ok(null)),
      remove: () => Promise.resolve(ok()),
    },
  }
}
