import { join } from 'node:path'
import { firstMemory } from '../alerts/memory.ts'
import { memoryText } from '../alerts/schema.ts'
import { checklistText, firstChecklist } from '../checklist/schema.ts'
import { demoAlerts } from '../demo/alerts.ts'
import { demoFolders } from '../demo/folders.ts'
import { createDemoHttp } from '../demo/http.ts'
import { createDemoLoginItem } from '../demo/login-item.ts'
import { createDemoImports } from '../demo/imports.ts'
import { createDemoMachine, demoScanFiles } from '../demo/machine.ts'
import { createDemoRepositories, createDemoScanner } from '../demo/scan.ts'
import { createDemoOwnerFiles } from '../demo/owner-files.ts'
import { createDemoFiles, createDemoKeychain } from '../demo/memory.ts'
import { createDemoTlsProbe } from '../demo/tls.ts'
import { demoBetLimit } from '../demo/bets.ts'
import { demoToken } from '../demo/token.ts'
import { firstAccountId } from '../domain/account.ts'
import { checkIds, type CheckId, type CheckStatus } from '../domain/check.ts'
import { defaultHost } from '../domain/host.ts'
import { firstAccountSettings } from '../domain/settings.ts'
import { dayMs, type EpochMs } from '../domain/time.ts'
import { makeToken } from '../domain/token.ts'
import type { Kernel } from './kernel.ts'
import type { CorePorts } from './core-ports.ts'

const storedDaysAgo = 12
const expiresInDays = 18

/** How the last days ended, today's run left to the demo itself; a check that is not named passed on all of them. */
const past: Readonly<Partial<Record<CheckId, readonly CheckStatus[]>>> = {
  'token-power': days('warn', 11),
  'token-in-code': [...days('pass', 9), ...days('fail', 2)],
  'token-in-history': [...days('pass', 10), ...days('fail', 1)],
  'gitignore-complete': days('warn', 11),
  'https-only': [...days('pass', 6), ...days('unknown', 1), ...days('pass', 2), ...days('warn', 2)],
  'sessions-closed': [...days('pass', 7), ...days('warn', 4)],
  'two-factor': [...days('fail', 1), ...days('pass', 10)],
  'machine-guarded': days('warn', 11),
  'app-hardened': [],
}

function days(status: CheckStatus, number: number): readonly CheckStatus[] {
  return Array.from({ length: number }, () => status)
}

/** The ports of a demo: network, keychain and disk are simulated, so that nothing of the owner's is touched. */
export function demoPorts({ liveSocket: _unused, ...ports }: CorePorts): CorePorts {
  const ownerFiles = createDemoOwnerFiles()
  return {
    ...ports,
    dataDir: demoFolders.data,
    http: createDemoHttp(ports.clock),
    keychain: createDemoKeychain(),
    loginItem: createDemoLoginItem(),
    files: createDemoFiles(),
    tls: createDemoTlsProbe(ports.clock),
    ...(ports.keepsHistory && { keepsHistory: 'in-memory' }),
    imports: createDemoImports(ownerFiles),
    environment: {},
    scanner: createDemoScanner(),
    repositories: createDemoRepositories(ownerFiles),
    machine: createDemoMachine(demoScanFiles),
    conditions: { onBattery: () => false, isOnline: () => true },
  }
}

/** Puts the demo account in place, as if it had been set up some days ago. */
export async function seedDemo(kernel: Kernel): Promise<void> {
  const nowMs = kernel.ports.clock.now()
  await kernel.keepRecord({
    id: firstAccountId,
    host: defaultHost,
    userId: null,
    name: null,
    token: {
      storedAtMs: nowMs - storedDaysAgo * dayMs,
      expiresAtMs: nowMs + expiresInDays * dayMs,
      rotationDays: 30,
      rejectedAtMs: null,
    },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    ...firstAccountSettings,
  })
  await kernel.settings.change((now) => ({
    ...now,
    folders: [demoFolders.bot, demoFolders.notes],
    alerts: { ...now.alerts, betLimits: [demoBetLimit] },
  }))
  await kernel.ports.files.writeAtomic(join(demoFolders.data, 'checklist.json'), pastText(nowMs))
  const list = demoAlerts(firstAccountId, nowMs)
  const alerts = memoryText({ ...firstMemory, list, nextId: list.length + 1 })
  await kernel.ports.files.writeAtomic(join(demoFolders.data, 'alerts.json'), alerts)
  await kernel.vault.store(firstAccountId, makeToken(demoToken()), 'keychain')
}

/** What the checklist came to before the demo began: one run a day. */
function pastText(nowMs: EpochMs): string {
  const history = Object.fromEntries(
    checkIds.map((id) => {
      const statuses = past[id] ?? days('pass', 11)
      const momentOf = (status: CheckStatus, index: number) => ({
        atMs: nowMs - (statuses.length - index) * dayMs,
        status,
      })
      return [id, statuses.map(momentOf)]
    }),
  )
  return checklistText({ ...firstChecklist, history })
}
