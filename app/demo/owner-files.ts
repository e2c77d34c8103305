import { err, ok } from '../domain/result.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import { demoFolders } from './folders.ts'

/** What the demo's repository ignores; it lacks some of what the checklist wants. */
const ignored =
  '__pycache__/\n.venv/\n.env\n*.env\n.env.local\n.env.production\nconfig.py\ncredentials.json\n.vscode/settings.json\n'

/** The owner's files in a demo: one that can be repaired, and gone with the demo. */
export function createDemoOwnerFiles(): OwnerFiles {
  const texts = new Map<string, string>([[demoFolders.ignoreFile, ignored]])
  const changeIf = (path: string, expected: string | undefined, change: () => void) => {
    if (texts.get(path) !== expected) return Promise.resolve(err('changed' as const))
    change()
    return Promise.resolve(ok())
  }
  return {
    read(path) {
      const text = texts.get(path)
      return Promise.resolve(text === undefined ? err('missing') : ok(text))
    },
    replace: (path, expected, next) => changeIf(path, expected, () => texts.set(path, next)),
    create: (path, text) => changeIf(path, undefined, () => texts.set(path, text)),
    removeIf: (path, expected) => changeIf(path, expected, () => texts.delete(path)),
    // A folder that is dropped on the demo is taken at its word, and not looked at.
    folder: (path) => Promise.resolve(ok(path)),
  }
}
