import type { ClipboardHistory, DiskEncryption, PathRights } from '../domain/machine.ts'
import type { OwnerFileProblem } from '../domain/imports.ts'
import type { Result } from '../domain/result.ts'
import type { ScanFile } from '../domain/scan.ts'

/** The machine that Stakewatch runs on. No call rejects for an expected problem; every one is bounded in time. */
export interface Machine {
  /** Shell start-up files, shell histories and the logs of package managers, those that are there. */
  scanFiles(): Promise<readonly ScanFile[]>
  diskEncryption(path: string): Promise<DiskEncryption>
  clipboardHistory(): Promise<ClipboardHistory>
  rights(path: string): Promise<PathRights>
  /** Sets the mode of `path`, if it is `expected` by now; `changed` otherwise. A symbolic link is not followed. */
  changeMode(path: string, expected: number, mode: number): Promise<Result<null, OwnerFileProblem>>
}
