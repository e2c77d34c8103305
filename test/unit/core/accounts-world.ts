import type { Core } from '../../../app/core.ts'
import { firstAccountId, parseAccountId, type AccountId } from '../../../app/domain/account.ts'
import { defaultHost, type Host } from '../../../app/domain/host.ts'
import { firstAccountSettings, type AccountRecord } from '../../../app/domain/settings.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { firstSettings, settingsText } from '../../../app/settings/schema.ts'
import { entryName } from '../../../app/vault/vault.ts'
import type { AccountView } from '../../../app/domain/view.ts'
import { createFakeHost, type FakeHost } from '../../fakes/host.ts'
import { createFakeKeychain, type FakeKeychain } from '../../fakes/keychain.ts'

/** Several users of one Stake, and a core that watches those that were added. */
export interface AccountsWorld {
  readonly host: FakeHost
  readonly keychain: FakeKeychain
  core: Core
  settled<Value>(work: Promise<Value>): Promise<Value>
  /** Through the whole set-up; answers what keeping it came to, and its token. */
  add(name: string, options?: { readonly on?: Host; readonly where?: 'keychain' | 'memory' }): Promise<Added>
  /** As far as the verified token. */
  hand(token: string, on?: Host): Promise<void>
  restart(): Promise<void>
  /** Starts anew with so many accounts, as their set-ups would have left them; the first is on `on`. */
  seed(number: number, on: Host): Promise<readonly Added[]>
  account(id: AccountId): AccountView
}

export interface Added {
  readonly id: AccountId
  readonly token: string
}

function recordOf(id: AccountId, host: Host, storedAtMs: number): AccountRecord {
  return {
    id,
    host,
    userId: null,
    name: id,
    token: { storedAtMs, expiresAtMs: null, rotationDays: null, rejectedAtMs: null },
    unfinished: false,
    rotation: null,
    rotationNotice: null,
    reminders: null,
    ...firstAccountSettings,
  }
}

export async function createAccountsWorld(): Promise<AccountsWorld> {
  const host = createFakeHost()
  const keychain = createFakeKeychain()

  async function begin(): Promise<Core> {
    const core = await host.core({ keychain })
    await core.start()
    return core
  }

  async function settled<Value>(work: Promise<Value>): Promise<Value> {
    await host.clock.advance(20 * secondMs)
    return await work
  }

  const world: AccountsWorld = {
    host,
    keychain,
    core: await begin(),
    settled,
    async hand(token, on = defaultHost) {
      const { setup } = world.core
      await setup.begin(null)
      await setup.chooseHost(on)
      await setup.typeToken(token)
      await settled(setup.verify())
    },
    async add(name, { on = defaultHost, where = 'keychain' } = {}) {
      const token = host.addUser(name)
      await world.hand(token, on)
      const kept = await settled(world.core.setup.save(where))
      if (!kept.ok) throw new Error(kept.failure.kind)
      await world.core.setup.cancel()
      const id = world.core.view().selected
      if (id === null) throw new Error('nothing was added')
      return { id, token }
    },
    async restart() {
      await world.core.close()
      world.core = await begin()
    },
    async seed(number, on) {
      await world.core.close()
      const seeded = Array.from({ length: number }, (_, at) => ({
        id: at === 0 ? firstAccountId : (parseAccountId(`seeded-${at}`) ?? firstAccountId),
        token: host.addUser(`player-${at}`),
      }))
      for (const { id, token } of seeded) keychain.entries.set(entryName(id), token)
      const accounts = seeded.map(({ id }, at) => recordOf(id, at === 0 ? on : defaultHost, host.clock.now()))
      await host.ports.files.writeAtomic('/data/settings.json', settingsText({ ...firstSettings, accounts }))
      world.core = await begin()
      return seeded
    },
    account(id) {
      const found = world.core.view().accounts.find((known) => known.id === id)
      if (!found) throw new Error(`no account ${id}`)
      return found
    },
  }
  return world
}
