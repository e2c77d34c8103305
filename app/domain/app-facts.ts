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
  readonly builtAtMs: EpochMs | null
  readonly isPackaged: boolean
  /** Null while there is no window. */
  readonly page: {
    readonly sandbox: boolean
    readonly contextIsolation: boolean
    readonly nodeIntegration: boolean
    /** The header as it was served; null when none was. */
    readonly csp: string | null
  } | null
  readonly fuses:
    | { readonly kind: 'read'; readonly states: Readonly<Partial<Record<FuseName, FuseState>>> }
    /** `none`: the executable has no fuses, as Node has not. */
    | { readonly kind: 'none' | 'unreadable' }
  /** Whether the platform checks the archive against the executable. */
  readonly asarIntegrity: 'checked' | 'not-offered' | 'no-archive'
}
