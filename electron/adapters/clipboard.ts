import { clipboard } from 'electron'
import type { Clipboard } from '../../app/ports/clipboard.ts'

/** The system clipboard, read and cleared in the main process only. */
export function createClipboard(): Clipboard {
  return {
    readText: async () => clipboard.readText(),
    clear: async () => clipboard.clear(),
  }
}
