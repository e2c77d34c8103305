export type FileProblem = 'missing' | 'denied' | 'disk-full' | 'other'

export type FileRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem }
export type FileList =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: FileProblem }
export type FileWrite = { readonly ok: true } | { readonly ok: false; readonly problem: FileProblem }

/** Text files of our own data directory. Paths are absolute. No call throws for an expected problem. */
export interface Files {
  readText(path: string): Promise<FileRead>
  /** All or nothing, also through a crash: temporary file, flushed, renamed over. Mode 0600, directory 0700. */
  writeAtomic(path: string, text: string): Promise<FileWrite>
  /** The same for a text that comes in pieces, of which only one is held at a time. A piece that cannot be had is a problem as any other. */
  writePieces(path: string, pieces: AsyncIterable<string>): Promise<FileWrite>
  /** Creates the file with mode 0600 when it is not there. */
  append(path: string, text: string): Promise<FileWrite>
  rename(from: string, to: string): Promise<FileWrite>
  remove(path: string): Promise<FileWrite>
  /** Names of the files in a directory, not of what lies deeper; none where there is no such directory. */
  list(directory: string): Promise<FileList>
  /** Bytes, or null when there is no such file. */
  size(path: string): Promise<number | null>
}
