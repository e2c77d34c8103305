export interface FilePicker {
  /** Lets the person choose one file: its absolute path, or null when they chose none. */
  pick(title: string): Promise<string | null>
}
