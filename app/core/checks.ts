import type { CheckContext } from '../checklist/context.ts'
import { runChecks } from '../checklist/run-checks.ts'
import type { AccountRecord } from '../domain/settings.ts'
import { secondMs } from '../domain/time.ts'
import type { Kernel } from './kernel.ts'
import { accountView } from './project.ts'

/** Runs the checklist of one account; who asks while it runs waits for the same run. Asks the API nothing. */
export async function checkAccount(kernel: Kernel, record: AccountRecord): Promise<void> {
  const state = kernel.account(record.id)
  state.checking ??= check(kernel, record).finally(() => {
    state.checking = null
  })
  await state.checking
}

async function check(kernel: Kernel, record: AccountRecord): Promise<void> {
  const results = await runChecks(contextOf(kernel, record), kernel.ports.clock, kernel.log)
  kernel.account(record.id).checklist = results
  kernel.changed()
}

function contextOf(kernel: Kernel, record: AccountRecord): CheckContext {
  const { token, security } = accountView(kernel, record, true)
  const { timeoutSeconds } = kernel.settings.current().preferences
  return {
    hasAccount: true,
    tokenShape: null,
    standing: null,
    access: null,
    accessFirstSeen: new Map(),
    idleConnections: null,
    lock: { isSet: false, closesByItself: false },
    environment: kernel.ports.environment,
    dataDir: kernel.ports.dataDir,
    folders: kernel.settings.current().folders,
    wantsHistory: false,
    scan: null,
    repositories: () => Promise.resolve([]),
    machine: null,
    appFacts: null,
    exerciseGuards: kernel.ports.exerciseGuards ?? null,
    exerciseErrors: () => ({ kinds: 0, texts: 0, leaks: [] }),
    host: record.host,
    storage: token.storage,
    keychainProblem: token.keychain,
    health: token.health,
    storedAtMs: token.storedAtMs,
    rotationDays: token.rotationDays,
    timeoutSeconds,
    security,
    tlsFloor: { version: 'TLSv1.2', enforcedBy: kernel.ports.tlsEnforcedBy },
    nowMs: kernel.ports.clock.now(),
    observeTls: () => kernel.ports.tls.observe(record.host, timeoutSeconds * secondMs),
  }
}
