import { demoFolders } from '../demo/folders.ts'
import { createDemoHttp } from '../demo/http.ts'
import { createDemoImports } from '../demo/imports.ts'
import { createDemoMachine } from '../demo/machine.ts'
import { createDemoRepositories, createDemoScanner } from '../demo/scan.ts'
import { createDemoFiles, createDemoKeychain } from '../demo/memory.ts'
import { createDemoTlsProbe } from '../demo/tls.ts'
import { demoToken } from '../demo/token.ts'
import { firstAccountId } from '../domain/account.ts'
import { defaultHost } from '../domain/host.ts'
import { dayMs } from '../domain/time.ts'
import { makeToken } from '../domain/token.ts'
import type { Kernel } from './kernel.ts'
import type { CorePorts } from './types.ts'

const storedDaysAgo = 12
const expiresInDays = 18

/** The ports of a demo: network, keychain and disk are simulated, so that nothing of the owner's is touched. */
export function demoPorts(ports: CorePorts): CorePorts {
  return {
    ...ports,
    http: createDemoHttp(ports.clock),
    keychain: createDemoKeychain(),
    files: createDemoFiles(),
    tls: createDemoTlsProbe(ports.clock),
    imports: createDemoImports(),
    environment: {},
    scanner: createDemoScanner(),
    repositories: createDemoRepositories(),
    machine: createDemoMachine(),
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
  })
  await kernel.settings.change((now) => ({ ...now, folders: [demoFolders.bot, demoFolders.notes] }))
  await kernel.vault.store(firstAccountId, makeToken(demoToken()), 'keychain')
}
