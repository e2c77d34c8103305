import type { EpochMs } from './time.ts'

/** The switches burnt into Electron's executable, by the names that Electron's documentation uses. */
export const fuseNames = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const
export type FuseName = (typeof fuseNames)[number]
export type FuseState = 'on' | 'off' | 'removed' | 'inherit'

/** What the running app shows of how it is locked down. */
export interface AppFacts {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** The date of the sources that it was built from; null where the build did not know it. */
  readonly builtAtMs: EpochMs | null
  readonly isPackaged: boolean
  /** As it was when it was last looked at; null while there was no window yet, or its page gave no answer. */
  readonly page: {
    /** Of its process, as the operating system tells; null where that does not tell. */
    readonly sandbox: boolean | null
    /** Preload's scripts and the page's own do not share a world, as the page itself showed. */
    readonly contextIsolation: boolean
    /** The page's own scripts can reach Node, as the page itself showed. */
    readonly nodeIntegration: boolean
    /** The header as it was served; null when none was. */
    readonly csp: string | null
  } | null
  readonly fuses:
    | { readonly kind: 'read'; readonly states: Readonly<Partial<Record<FuseName, FuseState>>> }
    /** `none`: the executable has no fuses, as Node has not. */
    | { readonly kind: 'none' | 'unreadable' }
  /** Whether the platform checks the archive against the executable; `off` where it could, and was not told to. */
  readonly asarIntegrity: 'checked' | 'off' | 'not-offered' | 'no-archive'
  /** Whether the platform can keep a window out of screenshots; `in-part` where some programs see it all the same. */
  readonly contentProtection: 'offered' | 'in-part' | 'not-offered'
}
