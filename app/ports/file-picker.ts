export interface FilePicker {
  /** Lets the person choose one file: its absolute path, or null when they chose none. */
  pick(title: string): Promise<string | null>
  /** The same for a folder. */
  pickFolder(title: string): Promise<string | null>
  /** The same for a file that is to be written; the platform has asked before one that exists is chosen. */
  pickNew(title: string, suggestedName: string): Promise<string | null>
}
