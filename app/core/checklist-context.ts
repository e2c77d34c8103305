import { randomBytes } from 'node:crypto'
import type { AccountFacts, CheckContext } from '../checklist/context.ts'
import type { AccountAccessIds } from '../checklist/first-seen.ts'
import { once } from '../checklist/once.ts'
import { defaultHost } from '../domain/host.ts'
import type { RepositoryFacts } from '../domain/repository.ts'
import type { KnownTokens, ScanProgress, ScanReport, ScanRequest } from '../domain/scan.ts'
import type { LockRecord } from '../domain/lock.ts'
import type { AccountRecord } from '../domain/settings.ts'
import type { AccountAccess } from '../domain/snapshot.ts'
import { minuteMs, secondMs, type EpochMs } from '../domain/time.ts'
import { tokenHealth } from '../expiry/health.ts'
import { shownAccountName } from '../strings/account-name.ts'
import { tokenFingerprint, tokenShape } from '../vault/fingerprint.ts'
import type { Kernel } from './kernel.ts'
import { exerciseErrors } from './exercise-errors.ts'
import { isInside } from './inside.ts'
import { ownLogFiles, scanMemoryFiles } from './own-files.ts'
import { accountView } from './project.ts'
import type { Dated } from './state.ts'

export interface ContextNeeds {
  readonly folders: readonly string[]
  readonly wantsHistory: boolean
  /** Those of these sessions and API keys that are no news, with when each was first seen. */
  readonly knownAccess: (ids: readonly string[]) => ReadonlyMap<string, EpochMs>
  /** Whether the scan may write down what has not changed. */
  readonly remembers: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: ScanProgress) => void
  /** Gets hold of the scan under way, which may take a while to end once it was told to. */
  readonly followScan: (scan: Promise<ScanReport>) => Promise<ScanReport>
}

/** After this the scan is told to end, and answers what it has by then. A first one of many histories takes long. */
const scanBoundMs = 30 * minuteMs

/** A handshake that takes longer has shown enough, whatever the time-out of a request is. */
const longestHandshakeMs = 30 * secondMs

/** How many repositories git is asked about at a time. */
const reposAtOnce = 4

/** All that the checks may look at now: the accounts, this app and this machine. Asks nobody anything yet. */
export function contextOf(kernel: Kernel, needs: ContextNeeds): CheckContext {
  const { ports, settings } = kernel
  const { appInspection, exerciseGuards, clock } = ports
  const { preferences, lock } = settings.current()
  const [first = noAccount(clock.now()), ...others] = kernel
    .records()
    .map((record) => factsOf(kernel, record, needs))
  const scan = once(() => needs.followScan(scanNow(kernel, needs)))
  return {
    ...first,
    others,
    nowMs: clock.now(),
    timeoutSeconds: preferences.timeoutSeconds,
    idleConnections: kernel.client.idleConnections(),
    tlsFloor: { version: 'TLSv1.2', enforcedBy: ports.tlsEnforcedBy },
    lock: lockFacts(lock),
    environment: ports.environment,
    dataDir: ports.dataDir,
    folders: needs.folders,
    wantsHistory: needs.wantsHistory,
    scan,
    repositories: once(async () => lookAtRepositories(kernel, await scan(), needs.signal)),
    machine: ports.machine,
    appFacts: appInspection ? () => appInspection.look() : null,
    exerciseGuards: exerciseGuards ? () => exerciseGuards() : null,
    exerciseErrors: () => exerciseErrors(),
  }
}

function factsOf(kernel: Kernel, record: AccountRecord, needs: ContextNeeds): AccountFacts {
  const { ports, settings } = kernel
  const state = kernel.account(record.id)
  const { token } = accountView(kernel, record, true)
  const access = readAt(state.access)
  const timeoutMs = Math.min(settings.current().preferences.timeoutSeconds * secondMs, longestHandshakeMs)
  return {
    account: record.id,
    accountName: shownAccountName(record),
    host: record.host,
    storage: token.storage,
    keychainProblem: token.keychain,
    health: token.health,
    tokenShape: state.token && tokenShape(state.token),
    storedAtMs: token.storedAtMs,
    rotationDays: token.rotationDays,
    security: readAt(state.security),
    standing: readAt(state.standing),
    access,
    accessFirstSeen: needs.knownAccess(accessIds(access)),
    observeTls: () => ports.tls.observe(record.host, timeoutMs),
  }
}

function noAccount(nowMs: EpochMs): AccountFacts {
  return {
    account: null,
    accountName: '',
    host: defaultHost,
    storage: { kind: 'keychain', backend: '', persistent: null },
    keychainProblem: null,
    health: tokenHealth(null, nowMs),
    tokenShape: null,
    storedAtMs: null,
    rotationDays: null,
    security: null,
    standing: null,
    access: null,
    accessFirstSeen: new Map(),
    observeTls: null,
  }
}

/** What is there of each account whose sessions and API keys were read. */
export function accessOf({ others, ...first }: CheckContext): readonly AccountAccessIds[] {
  return [first, ...others].flatMap(({ account, access }) =>
    account !== null && access ? [{ account, ids: accessIds(access) }] : [],
  )
}

export function accessIds(access: AccountAccess | null): readonly string[] {
  return access ? [...access.sessions, ...access.apiKeys].map(({ id }) => id) : []
}

/** A reading as the checks take it: the value, and when it was made. */
function readAt<Value extends object>(
  reading: Dated<Value> | null,
): (Value & { readonly readAtMs: EpochMs }) | null {
  return reading && { ...reading.value, readAtMs: reading.atMs }
}

export function lockFacts(lock: LockRecord | null): CheckContext['lock'] {
  if (lock === null) return { isSet: false, closesByItself: false }
  const { idleMinutes, withScreen, onSuspend } = lock.options
  return { isSet: true, closesByItself: idleMinutes !== null || withScreen || onSuspend }
}

async function scanNow(kernel: Kernel, needs: ContextNeeds): Promise<ScanReport> {
  const { ports } = kernel
  const { scanner, clock } = ports
  const overdue = new AbortController()
  const stop = clock.after(scanBoundMs, () => overdue.abort())
  try {
    return await scanner.scan(await requestOf(kernel, needs), {
      onProgress: needs.onProgress,
      signal: AbortSignal.any([needs.signal, overdue.signal]),
    })
  } finally {
    stop()
  }
}

async function requestOf(kernel: Kernel, needs: ContextNeeds): Promise<ScanRequest> {
  const { ports } = kernel
  const logs = (await ownLogFiles(ports)).map((path) => ({ source: 'log', path }) as const)
  return {
    folders: needs.folders,
    files: [...(await ports.machine.scanFiles()), ...logs],
    history: needs.wantsHistory,
    known: knownTokens(kernel),
    ...(needs.remembers ? scanMemoryFiles(ports.dataDir) : { cacheFile: null, historyFile: null }),
  }
}

/** Null where no token is at hand: locked, sealed, expired, or none. */
function knownTokens(kernel: Kernel): KnownTokens | null {
  const keyHex = randomBytes(32).toString('hex')
  const kept = kernel.records().flatMap((record) => {
    const { token } = kernel.account(record.id)
    return token ? [{ record, token }] : []
  })
  if (kept.length === 0) return null
  return {
    keyHex,
    digests: kept.map(({ token }) => tokenFingerprint(token, keyHex)),
    // A token is stored once: when, names it, as for its reminders.
    label: kept.map(({ record }) => `${record.id} ${record.token.storedAtMs}`).join(', '),
  }
}

async function lookAtRepositories(
  kernel: Kernel,
  { repositories, envFiles }: ScanReport,
  signal: AbortSignal,
): Promise<readonly RepositoryFacts[]> {
  const inOrder: RepositoryFacts[] = []
  for (let at = 0; at < repositories.length && !signal.aborted; at += reposAtOnce) {
    const some = repositories.slice(at, at + reposAtOnce)
    inOrder.push(
      ...(await Promise.all(
        some.map((root) =>
          kernel.ports.repositories.look(root, filesIn(root, repositories, envFiles), signal),
        ),
      )),
    )
  }
  return inOrder
}

/** The files that belong to this working tree, and to none that lies deeper, as a submodule does. */
function filesIn(root: string, roots: readonly string[], files: readonly string[]): readonly string[] {
  return files.filter((file) => {
    const around = roots.filter((other) => isInside(file, other))
    return around.length > 0 && root === around.reduce((deepest, other) => longer(deepest, other))
  })
}

function longer(one: string, other: string): string {
  return other.length > one.length ? other : one
}
