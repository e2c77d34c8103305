import type { FolderProblem } from '../domain/failure.ts'
import type { OwnerFileProblem } from '../domain/imports.ts'
import type { Result } from '../domain/result.ts'

/**
 * `any` a link is followed, and a file that is write-protected is replaced all the same, as its owner asked for.
 * `plain` neither: a file that lies in a repository may be a link that somebody else has laid to anywhere.
 */
export type OwnerFileCare = 'any' | 'plain'

/** Text files of the owner's own, anywhere on the machine. Paths are absolute. `care` is `any` where it is left out. */
export interface OwnerFiles {
  /** UTF-8 as it stands in the file, a byte order mark included: encoded again it is the same bytes. */
  read(path: string, limitBytes: number, care?: OwnerFileCare): Promise<Result<string, OwnerFileProblem>>
  /**
   * Puts `next` in the place of `expected`, all or nothing, with the file's owner and permissions. A symbolic link
   * stays one. `changed` when the file holds anything else by now: then nothing is written.
   */
  replace(
    path: string,
    expected: string,
    next: string,
    care?: OwnerFileCare,
  ): Promise<Result<null, OwnerFileProblem>>
  /** Makes the file, all or nothing, for its owner to write and others to read; `changed` when there is one by now. */
  create(path: string, text: string): Promise<Result<null, OwnerFileProblem>>
  /** Removes the file, and not what a link leads to; `changed` when it holds anything but `expected` by now. */
  removeIf(path: string, expected: string): Promise<Result<null, OwnerFileProblem>>
  /** The folder's real absolute path, without links in it, or why it is none that can be looked into. */
  folder(path: string): Promise<Result<string, FolderAbsence>>
}

export type FolderAbsence = Extract<FolderProblem, 'missing' | 'denied' | 'not-a-folder'>
