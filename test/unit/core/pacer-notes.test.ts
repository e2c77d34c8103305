import { beforeEach, describe, expect, it } from 'vitest'
import { createStakeClient } from '../../../app/api/client.ts'
import { createKernel, type Kernel } from '../../../app/core/kernel.ts'
import { createPacer, type Pacer } from '../../../app/core/pacer.ts'
import { freshnessOf } from '../../../app/core/project.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { hourMs, minuteMs, secondMs } from '../../../app/domain/time.ts'
import type { Freshness } from '../../../app/domain/view.ts'
import { openSettings } from '../../../app/settings/settings.ts'
import { createVault } from '../../../app/vault/vault.ts'
import { createPacingWorld, type PacingWorld } from './pacing-world.ts'

let world: PacingWorld
let kernel: Kernel
let pacer: Pacer

beforeEach(async () => {
  world = await createPacingWorld()
  const { clock, files, keychain } = world.ports
  kernel = createKernel({
    ports: world.ports,
    log: world.core.log,
    settings: await openSettings({ files, directory: world.ports.dataDir, clock }),
    vault: createVault({ keychain, clock }),
    client: createStakeClient({ http: world.ports.http, clock }),
    changed: () => undefined,
    isClosed: () => false,
  })
  pacer = createPacer(kernel, { everyMinute: () => undefined, afterReading: () => Promise.resolve() })
  pacer.start()
  void pacer.readNow(firstAccountId)
  await world.host.clock.advance(5 * secondMs)
})

const freshness = (): Freshness => freshnessOf(kernel, kernel.account(firstAccountId))

describe('what is learnt otherwise than by a reading', () => {
  it('ends a quiet hour with the first change', async () => {
    await world.host.clock.advance(2 * hourMs)
    expect(freshness().pace?.why).toBe('quiet')
    pacer.noteChanged(firstAccountId)
    expect(freshness().pace?.why).toBe('tray')
  })

  it('keeps values fresh without one', async () => {
    world.weather = 'broken'
    await world.host.clock.advance(4 * minuteMs)
    expect(freshness().stale).toBe(true)
    const seenAtMs = world.host.clock.now()
    pacer.noteSeen(firstAccountId, seenAtMs)
    expect(freshness()).toMatchObject({ stale: false, lastSuccessAtMs: seenAtMs })
    world.weather = 'fine'
    world.host.clock.jump(-3 * hourMs)
    await world.host.clock.advance(3 * minuteMs)
    expect(freshness()).toMatchObject({ stale: false, failures: 0 })
  })
})
