import type { OwnerFileProblem } from '../domain/imports.ts'
import type { Result } from '../domain/result.ts'

/** Text files of the owner's own, anywhere on the machine. Paths are absolute. */
export interface OwnerFiles {
  /** UTF-8 as it stands in the file, a byte order mark included: encoded again it is the same bytes. */
  read(path: string, limitBytes: number): Promise<Result<string, OwnerFileProblem>>
  /**
   * Puts `next` in the place of `expected`, all or nothing, with the file's owner and permissions. A symbolic link
   * stays one. `changed` when the file holds anything else by now: then nothing is written.
   */
  replace(path: string, expected: string, next: string): Promise<Result<null, OwnerFileProblem>>
}
