import type { CheckContext } from '../../../app/checklist/context.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import type { AppFacts } from '../../../app/domain/app-facts.ts'
import type { TlsObservation } from '../../../app/domain/check.ts'
import { defaultHost } from '../../../app/domain/host.ts'
import { ok } from '../../../app/domain/result.ts'
import type { ScanReport } from '../../../app/domain/scan.ts'
import { dayMs } from '../../../app/domain/time.ts'
import type { AccessEntry } from '../../../app/domain/snapshot.ts'
import type { TokenHealth } from '../../../app/domain/token.ts'

export const nowMs = Date.UTC(2026, 5, 15, 12)

export const goodTls: TlsObservation = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_128_GCM_SHA256',
  validFromMs: nowMs - 30 * dayMs,
  validToMs: nowMs + 60 * dayMs,
  issuer: 'A Test Authority',
}

export const goodHealth: TokenHealth = {
  state: 'valid',
  expiresAtMs: nowMs + 20 * dayMs,
  remainingMs: 20 * dayMs,
  ageMs: 10 * dayMs,
  rotationDue: false,
}

export const cleanReport: ScanReport = {
  hits: [],
  hitsLeftOut: 0,
  folders: [{ folder: '/home/somebody/bot', outcome: 'scanned' }],
  history: [{ repository: '/home/somebody/bot', outcome: 'scanned', blobs: 12, known: 0 }],
  filesRead: [],
  envFiles: [],
  repositories: ['/home/somebody/bot'],
  unread: [],
  files: 40,
  unchanged: 0,
  bytes: 123_456,
  tookMs: 20,
  cancelled: false,
}

export const goodApp: AppFacts = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '156.0.0.0',
  node: '24.21.0',
  builtAtMs: nowMs - 10 * dayMs,
  isPackaged: true,
  page: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    csp: "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'",
  },
  fuses: {
    kind: 'read',
    states: {
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
    },
  },
  asarIntegrity: 'checked',
  contentProtection: 'offered',
}

/** Without one, the token could only be that of a session. */
export const activeKey: AccessEntry = {
  id: '0123456789abcdef',
  name: 'a bot',
  isActive: true,
  country: null,
  city: null,
  createdAtMs: nowMs - 40 * dayMs,
  lastUsedAtMs: nowMs - dayMs,
}

/** A session that is in use, and what a test changes about it. */
export function sessionWith(id: string, change: Partial<AccessEntry> = {}): AccessEntry {
  return {
    id,
    name: `Browser ${id}`,
    isActive: true,
    country: 'Portugal',
    city: 'Porto',
    createdAtMs: null,
    lastUsedAtMs: nowMs - dayMs,
    ...change,
  }
}

/** An account with nothing wrong, and what a test changes about it. */
export function contextWith(change: Partial<CheckContext> = {}): CheckContext {
  return {
    account: firstAccountId,
    accountName: 'quiet_heron',
    others: [],
    host: defaultHost,
    storage: { kind: 'keychain', backend: 'GNOME Keyring', persistent: true },
    keychainProblem: null,
    health: goodHealth,
    storedAtMs: nowMs - 10 * dayMs,
    rotationDays: 30,
    timeoutSeconds: 30,
    security: { hasTfaEnabled: true, hasEmailVerified: true, readAtMs: nowMs - 60_000 },
    tlsFloor: { version: 'TLSv1.2', enforcedBy: 'the test' },
    tokenShape: 'other',
    standing: {
      isBanned: false,
      isSuspended: false,
      isMuted: false,
      isSelfExcluded: false,
      readAtMs: nowMs - 60_000,
    },
    access: { sessions: [], apiKeys: [activeKey], readAtMs: nowMs - 60_000 },
    accessFirstSeen: new Map(),
    idleConnections: 0,
    lock: { isSet: true, closesByItself: true },
    environment: {},
    dataDir: '/data',
    folders: ['/home/somebody/bot'],
    wantsHistory: true,
    scan: () => Promise.resolve(cleanReport),
    repositories: () =>
      Promise.resolve([{ root: '/home/somebody/bot', outcome: 'read', envFiles: [], uncovered: [] }]),
    machine: createDemoMachine(),
    appFacts: () => Promise.resolve(goodApp),
    exerciseGuards: () => ({ operations: 40, refused: 800, accepted: [] }),
    exerciseErrors: () => ({ kinds: 50, texts: 100, leaks: [] }),
    nowMs,
    observeTls: () => Promise.resolve(ok(goodTls)),
    ...change,
  }
}
