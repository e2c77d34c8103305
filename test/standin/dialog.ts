import { records } from './records.ts'
import { needReady } from './app.ts'

interface Chosen {
  readonly canceled: boolean
  readonly filePaths: readonly string[]
}

/** The person chooses the file that a test has named, and cancels where none is: there is no dialog to be seen. */
export const dialog = {
  /** Works before `ready` too; on Linux it then goes to stderr, and here always. */
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
  async showOpenDialog(): Promise<Chosen> {
    needReady('dialog.showOpenDialog')
    const { chosenFile } = records
    return { canceled: chosenFile === null, filePaths: chosenFile === null ? [] : [chosenFile] }
  },
  async showSaveDialog(): Promise<{ readonly canceled: boolean; readonly filePath: string }> {
    needReady('dialog.showSaveDialog')
    return { canceled: records.chosenFile === null, filePath: records.chosenFile ?? '' }
  },
}
