import { createStakeClient } from '../../app/api/client.ts'
import { createKernel, type Kernel } from '../../app/core/kernel.ts'
import { createSealing } from '../../app/core/sealing.ts'
import { firstAccountId } from '../../app/domain/account.ts'
import { defaultHost } from '../../app/domain/host.ts'
import { firstAccountSettings } from '../../app/domain/settings.ts'
import { makeToken } from '../../app/domain/token.ts'
import { openSettings } from '../../app/settings/settings.ts'
import { createVault } from '../../app/vault/vault.ts'
import type { FakeHost } from './host.ts'
import { createFakeLogger } from './logger.ts'

/** A kernel over a fake host, with its first account set up and the token at hand. */
export async function createFakeKernel({ ports, token }: FakeHost): Promise<Kernel> {
  const { clock, files, dataDir, http, keychain } = ports
  const kernel = createKernel({
    ports,
    log: createFakeLogger(),
    settings: await openSettings({ files, directory: dataDir, clock }),
    vault: createVault({ keychain, clock, seal: createSealing(false).seal }),
    client: createStakeClient({ http, clock }),
    changed: () => undefined,
    isClosed: () => false,
  })
  await kernel.keepRecord({
    id: firstAccountId,
    host: defaultHost,
    userId: null,
    name: 'demo-player',
    token: { storedAtMs: clock.now(), expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    ...firstAccountSettings,
  })
  kernel.account(firstAccountId).token = makeToken(token)
  return kernel
}
