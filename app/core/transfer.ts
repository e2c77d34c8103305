import { basename } from 'node:path'
import type { ImportRefusal } from '../domain/failure.ts'
import type { OwnerFileProblem } from '../domain/imports.ts'
import { err, ok } from '../domain/result.ts'
import type { PreferencesImport } from '../domain/view.ts'
import { largestImportBytes, parsePreferences, preferencesText } from '../settings/transfer.ts'
import { desktopWords } from '../strings/en/desktop.ts'
import type { Kernel } from './kernel.ts'
import type { PreferencesKeeper } from './preferences.ts'
import { importPorts } from './setup-imports.ts'
import type { TransferActions } from './types.ts'

export interface Transfer extends TransferActions {
  /** Preferences read from a file, which the owner has not taken over yet. */
  view(): PreferencesImport | null
}

const suggestedName = 'stakewatch-preferences.json'

/** Carries the preferences to and from a file of the owner's choice. */
export function createTransfer(kernel: Kernel, preferences: PreferencesKeeper): Transfer {
  let draft: PreferencesImport | null = null

  function end(): void {
    draft = null
    kernel.changed()
  }

  return {
    view: () => draft,
    async exportPreferences() {
      const path = await importPorts(kernel).picker.pickNew(desktopWords.exportPreferences, suggestedName)
      if (path === null) return err({ kind: 'cancelled' })
      const written = await kernel.ports.files.writeAtomic(path, preferencesText(preferences.current()))
      if (written.ok) return ok()
      const { problem } = written
      const cause = problem === 'disk-full' || problem === 'denied' ? problem : 'other'
      return err({ kind: 'export-not-written', cause })
    },
    async chooseImport() {
      const { picker, files } = importPorts(kernel)
      const path = await picker.pick(desktopWords.importPreferences)
      if (path === null) return err({ kind: 'cancelled' })
      const read = await files.read(path, largestImportBytes)
      const parsed = read.ok ? parsePreferences(read.value) : err(unreadable(read.failure))
      if (!parsed.ok) return err({ kind: 'import-refused', cause: parsed.failure })
      draft = { file: basename(path), preferences: parsed.value }
      kernel.changed()
      return ok()
    },
    async applyImport() {
      if (!draft) return err({ kind: 'wrong-step' })
      const { preferences: chosen } = draft
      end()
      return await preferences.change(chosen)
    },
    dropImport() {
      end()
      return Promise.resolve(ok())
    },
  }
}

export function unreadable(problem: OwnerFileProblem): ImportRefusal {
  return problem === 'too-large' || problem === 'not-text' ? problem : 'unreadable'
}
