import type { CorePorts } from '../core.ts'

/** What a host lends to the terminal: Node by itself, or the packaged app with Chromium's network. */
export interface TerminalHost {
  readonly workingDir: string
  /** Of Stakewatch. */
  readonly version: string
  /** Whether what goes to `out` may have colours. */
  readonly colours: boolean
  /** From the descriptor, or asked for; null when it cannot be had. */
  passphrase(fd: number | null): Promise<string | null>
  /** `dataDir` null means the usual place. */
  ports(options: { readonly demo: boolean; readonly dataDir: string | null }): CorePorts
  out(text: string): void
  error(text: string): void
  /** Shows a line in the place of the one before; an empty one takes it away. Does nothing where nobody watches. */
  progress(line: string): void
  /** Calls back with the exit code once somebody wants the process to end; answers how to stop listening. */
  onInterrupt(listener: (code: number) => void): () => void
}
