import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { FilePicker } from '../../app/ports/file-picker.ts'

/** The platform's own dialog, in front of our window. What is chosen joins no list of recent documents. */
export function createFilePicker(): FilePicker {
  return {
    async pickNew(title, suggestedName) {
      const [window] = BrowserWindow.getAllWindows()
      const options: SaveDialogOptions = {
        title,
        defaultPath: suggestedName,
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      }
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    async pickFolder(title) {
      const [window] = BrowserWindow.getAllWindows()
      const options: OpenDialogOptions = {
        title,
        properties: ['openDirectory', 'showHiddenFiles', 'dontAddToRecent'],
      }
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    async pick(title) {
      const [window] = BrowserWindow.getAllWindows()
      const options: OpenDialogOptions = {
        title,
        properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
      }
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
  }
}
