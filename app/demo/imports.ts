import { err, ok } from '../domain/result.ts'
import type { FilePicker } from '../ports/file-picker.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import type { PythonKeyring } from '../ports/python-keyring.ts'
import { demoToken } from './token.ts'

/** Places to import from in a demo: its token is in the environment, and nothing of the owner's is looked at. */
export function createDemoImports(): {
  readonly environment: Readonly<Record<string, string>>
  readonly files: OwnerFiles
  readonly picker: FilePicker
  readonly pythonKeyring: PythonKeyring
} {
  return {
    environment: { STAKE_ACCESS_TOKEN: demoToken() },
    files: {
      read: () => Promise.resolve(err('missing')),
      replace: () => Promise.resolve(err('missing')),
      create: () => Promise.resolve(err('missing')),
      removeIf: () => Promise.resolve(err('missing')),
    },
    picker: {
      pick: () => Promise.resolve(null),
      pickFolder: () => Promise.resolve(null),
      pickNew: () => Promise.resolve(null),
    },
    pythonKeyring: {
      isOurs: false,
      read: () => Promise.resolve(ok(null)),
      remove: () => Promise.resolve(ok()),
    },
  }
}
