import { beforeEach, describe, expect, it } from 'vitest'
import { mostAccounts } from '../../../app/domain/account-label.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { parseHost, type Host } from '../../../app/domain/host.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { createMortal } from '../../fakes/mortal.ts'
import { createAccountsWorld, type AccountsWorld } from './accounts-world.ts'

const mirror = parseHost('stake.bet') as Host
const done = { ok: true, value: null }
const refused = (kind: string) => ({ ok: false, failure: { kind } })

let world: AccountsWorld

beforeEach(async () => {
  world = await createAccountsWorld()
})

const names = () => world.core.view().accounts.map(({ name }) => name)
const verified = () => world.core.view().setup?.verified
const entries = () => [...world.keychain.entries.keys()]

describe('a further account', () => {
  it('has its own entry beside the first one’s, is read, and is the one that is shown', async () => {
    await world.add('heron')
    const second = await world.add('otter', { on: mirror })
    expect(entries()).toEqual(['access_token', `access_token/${second.id}`])
    expect(world.keychain.entries.get(`access_token/${second.id}`)).toBe(second.token)
    expect(names()).toEqual(['heron', 'otter'])
    expect(world.core.view().selected).toBe(second.id)
    expect(world.account(second.id).snapshot).not.toBeNull()
    const mixed = world.host.sent.filter(({ token, host }) => token === second.token && host !== 'stake.bet')
    expect(mixed).toEqual([])
  })

  it('is there after a start, with the others', async () => {
    await world.add('heron')
    const { id } = await world.add('otter')
    await world.restart()
    expect(names()).toEqual(['heron', 'otter'])
    expect(await world.settled(world.core.refresh(id))).toEqual(done)
    expect(await world.settled(world.core.refresh(firstAccountId))).toEqual(done)
  })

  it('asks about folders at the first set-up only', async () => {
    await world.hand(world.host.token)
    expect(world.core.view().setup?.isFirst).toBe(true)
    await world.settled(world.core.setup.save('keychain'))
    expect(world.core.view().setup?.step).toBe('folders')
    await world.hand(world.host.addUser('otter'))
    expect(world.core.view().setup).toMatchObject({ isFirst: false, replaces: null })
    await world.settled(world.core.setup.save('keychain'))
    expect(world.core.view().setup?.step).toBe('done')
    expect(await world.core.setup.goTo('folders')).toEqual(refused('wrong-step'))
  })

  it('leaves nothing behind when it is left half-way, or when the keychain does not keep it', async () => {
    await world.add('heron')
    const before = { settings: world.core.settings(), entries: [...world.keychain.entries] }
    await world.hand(world.host.addUser('otter'))
    await world.core.setup.cancel()
    await world.hand(world.host.addUser('badger'))
    world.keychain.keeps = () => null
    expect(await world.settled(world.core.setup.save('keychain'))).toEqual(refused('keychain-refused'))
    await world.core.setup.cancel()
    expect(world.core.settings()).toEqual(before.settings)
    expect([...world.keychain.entries]).toEqual(before.entries)
    expect(names()).toEqual(['heron'])
  })

  it('never gets the name of one that was there before, whose entry may have stayed', async () => {
    await world.add('heron')
    const gone = await world.add('otter')
    expect(await world.core.forgetToken(gone.id)).toEqual(done)
    expect((await world.add('badger')).id).not.toBe(gone.id)
    await world.core.forgetToken(firstAccountId)
    expect((await world.add('lynx')).id).not.toBe(firstAccountId)
    expect(names()).toEqual(['badger', 'lynx'])
  })

  it('can be of this run only, and has its place in the order', async () => {
    await world.add('heron')
    const { id } = await world.add('otter', { where: 'memory' })
    expect(entries()).toEqual(['access_token'])
    expect(await world.core.moveAccount(id, -1)).toEqual(done)
    expect(names()).toEqual(['otter', 'heron'])
    await world.restart()
    expect(names()).toEqual(['heron'])
    expect(world.core.view().selected).toBe(firstAccountId)
  })
})

describe('the last one that there is room for', () => {
  it('is followed by none, and says why', async () => {
    for (let at = 1; at <= mostAccounts; at += 1) await world.add(`player-${at}`)
    expect(names()).toHaveLength(8)
    expect(await world.core.setup.begin(null)).toEqual(refused('too-many-accounts'))
    expect(world.core.view().setup).toBeNull()
    await world.restart()
    expect(world.core.view().notice).toBeNull()
    expect(names()).toHaveLength(8)
    const [first] = world.core.view().accounts
    expect(await world.core.setup.begin(first?.id ?? null)).toEqual(done)
  })
})

describe('a user who is watched already', () => {
  it('is noticed when the token is verified, on a mirror too, and not kept twice', async () => {
    const { id, token } = await world.add('heron')
    await world.hand(token, mirror)
    expect(verified()).toMatchObject({ name: 'heron', watchedAs: id })
    expect(await world.core.setup.goTo('expiry')).toEqual(refused('wrong-step'))
    const answer = await world.settled(world.core.setup.save('keychain', true))
    expect(answer).toEqual(refused('watched-already'))
    expect(names()).toEqual(['heron'])
  })

  it('can have that account’s token replaced instead', async () => {
    const { id, token } = await world.add('heron')
    await world.add('otter')
    await world.hand(token, mirror)
    expect(await world.core.setup.replaceWatched()).toEqual(done)
    expect(world.core.view().setup).toMatchObject({ replaces: id, formerHost: 'stake.com', step: 'host' })
    expect(verified()).toMatchObject({ sameAccount: true, watchedAs: null })
    expect(await world.settled(world.core.setup.save('keychain'))).toEqual(done)
    expect(world.account(id)).toMatchObject({ name: 'heron', host: 'stake.bet' })
    expect(world.core.view().selected).toBe(id)
    expect(names()).toEqual(['heron', 'otter'])
  })

  it('does not take another account’s place either', async () => {
    const { id, token } = await world.add('heron')
    const other = await world.add('otter')
    await world.core.setup.begin(other.id)
    await world.core.setup.typeToken(token)
    await world.settled(world.core.setup.verify())
    expect(verified()).toMatchObject({ sameAccount: false, watchedAs: id })
    const answer = await world.settled(world.core.setup.save('keychain', true))
    expect(answer).toEqual(refused('watched-already'))
  })

  it('is nobody where nobody is', async () => {
    await world.add('heron')
    await world.hand(world.host.addUser('otter'))
    expect(verified()?.watchedAs).toBeNull()
    expect(await world.core.setup.replaceWatched()).toEqual(refused('wrong-step'))
  })
})

describe('an account that changes hands', () => {
  it('loses the name that the owner gave to the other one, and keeps the rest', async () => {
    const { id } = await world.add('heron')
    await world.core.changeAccount(id, { label: 'Savings', inTotal: false })
    const otter = world.host.addUser('otter')
    await world.core.setup.begin(id)
    await world.core.setup.typeToken(otter)
    await world.settled(world.core.setup.verify())
    expect(await world.settled(world.core.setup.save('keychain', true))).toEqual(done)
    expect(world.account(id)).toMatchObject({ name: 'otter', label: null, inTotal: false })
  })

  it('keeps its name when only its token is another one', async () => {
    const { id, token } = await world.add('heron')
    await world.core.changeAccount(id, { label: 'Savings' })
    await world.core.setup.begin(id)
    await world.core.setup.typeToken(token)
    await world.settled(world.core.setup.verify())
    expect(await world.settled(world.core.setup.save('keychain'))).toEqual(done)
    expect(world.account(id).label).toBe('Savings')
  })
})

describe('killed while a further account is being kept', () => {
  // Settings, then the entry: read, written, read back; the slot beside it emptied; settings; and the selection.
  it.each([1, 2, 3, 4, 5, 6, 7])(
    'at call %i: the first one works, the new one does or says so',
    async (at) => {
      const first = await world.add('heron')
      await world.core.close()
      const mortal = createMortal({ ...world.host.ports, keychain: world.keychain })
      world.core = await world.host.core(mortal.ports)
      await world.core.start()
      const otter = world.host.addUser('otter')
      await world.hand(otter, mirror)
      mortal.decide({ at, when: at % 2 === 0 ? 'before' : 'after' })
      void world.core.setup.save('keychain')
      await world.host.clock.advance(20 * secondMs)
      await mortal.died

      world.core = await world.host.core({ keychain: world.keychain })
      await world.core.start()
      world.host.sent.length = 0
      expect(await world.settled(world.core.refresh(first.id))).toEqual(done)
      for (const { id } of world.core.view().accounts.slice(1)) {
        const { ok: isWhole } = await world.settled(world.core.refresh(id))
        expect(world.account(id).token.health.state === 'missing').toBe(!isWhole)
        expect(await world.core.forgetToken(id)).toEqual(done)
      }
      expect(entries()).toEqual(['access_token'])
      const mixed = world.host.sent.filter(({ token, host }) => token === otter && host !== mirror)
      expect(mixed).toEqual([])
    },
  )
})
