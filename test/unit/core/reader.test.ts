import { beforeEach, describe, expect, it } from 'vitest'
import type { Kernel } from '../../../app/core/kernel.ts'
import { readAccount, type ReadOptions } from '../../../app/core/reader.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { minuteMs, secondMs } from '../../../app/domain/time.ts'
import { createFakeHost, type FakeHost, type Reply } from '../../fakes/host.ts'
import { createFakeKernel } from '../../fakes/kernel.ts'

let host: FakeHost
let kernel: Kernel

const id = firstAccountId
const options: ReadOptions = { security: true, persist: false }
const asked = () => host.sent.map(({ operation }) => operation)

beforeEach(async () => {
  host = createFakeHost()
  kernel = await createFakeKernel(host)
})

async function read(change: Partial<ReadOptions> = {}): Promise<unknown> {
  const reading = readAccount(kernel, id, { ...options, ...change })
  await host.clock.advance(20 * secondMs)
  return await reading
}

function refusing(operation: string, reply: Reply): void {
  host.answerWith((asks) => (asks === operation ? reply : null))
}

const sessionNamed = (name: string) =>
  JSON.stringify({ id: name, sessionName: name, country: name, city: name, active: true })

const everything = [
  'UserBalances',
  'CurrencyConfiguration',
  'UserProtection',
  'UserStanding',
  'SessionList',
  'UserApiKeys',
]

describe('a reading', () => {
  it('asks for standing and access last, and keeps when they were read', async () => {
    const startMs = host.clock.now()
    expect(await read()).toBeNull()
    expect(asked()).toEqual(everything)
    const { standing, access } = kernel.account(id)
    expect(standing?.value).toEqual({
      isBanned: false,
      isSuspended: false,
      isMuted: false,
      isSelfExcluded: false,
    })
    expect(access?.value.sessions).toHaveLength(4)
    expect(access?.value.apiKeys).toHaveLength(1)
    // One request a second: the sixth has waited for five.
    expect(access?.atMs).toBe(startMs + 5 * secondMs)
  })

  it('asks for them again after ten minutes, not before', async () => {
    await read()
    host.sent.length = 0
    await host.clock.advance(9 * minuteMs)
    await read()
    expect(asked()).toEqual(['UserBalances', 'CurrencyConfiguration'])
    await host.clock.advance(minuteMs)
    host.sent.length = 0
    await read()
    expect(asked()).toEqual(['UserBalances', 'UserProtection', 'UserStanding', 'SessionList', 'UserApiKeys'])
  })

  it('does not ask for them where nobody wants them', async () => {
    await read({ security: false })
    expect(asked()).toEqual(['UserBalances', 'CurrencyConfiguration'])
  })

  it.each(['UserStanding', 'SessionList', 'UserApiKeys'])(
    'is whole without %s, and what was known of it stays',
    async (operation) => {
      await read()
      const before = kernel.account(id)
      const { standing, access } = before
      refusing(operation, { status: 500, body: '' })
      await host.clock.advance(11 * minuteMs)
      expect(await read()).toBeNull()
      const after = kernel.account(id)
      expect(after).toMatchObject({ failure: null, partFailures: { security: null }, failures: 0 })
      const isStanding = operation === 'UserStanding'
      expect(after.standing === standing).toBe(isStanding)
      expect(after.access === access).toBe(!isStanding)
      expect(after.partFailures[isStanding ? 'standing' : 'access']).toMatchObject({
        value: { kind: 'server-error' },
      })
    },
  )

  it('asks with the next reading after trouble that may pass', async () => {
    refusing('SessionList', { ok: false, failure: 'offline' })
    await read()
    host.answerWith(null)
    host.sent.length = 0
    await read()
    expect(asked()).toEqual(['UserBalances', 'SessionList', 'UserApiKeys'])
    expect(kernel.account(id)).toMatchObject({
      partFailures: { access: null },
      access: { value: expect.anything() },
    })
  })

  it.each<[string, Reply]>([
    ['refused', { status: 403, body: '{}' }],
    ['no longer understood', { status: 400, body: '{"errors":[{}]}' }],
    ['answered in another shape', { status: 200, body: '{"data":{"user":{"sessionList":{}}}}' }],
  ])('leaves a question that is %s alone for ten minutes', async (_how, reply) => {
    refusing('SessionList', reply)
    await read()
    host.sent.length = 0
    await read()
    expect(asked()).toEqual(['UserBalances'])
    await host.clock.advance(10 * minuteMs)
    host.sent.length = 0
    await read()
    expect(asked()).toContain('SessionList')
  })

  it('asks nothing more with a token that was forgotten meanwhile', async () => {
    const reading = readAccount(kernel, id, options)
    await host.clock.advance(2 * secondMs)
    kernel.accounts.delete(id)
    await host.clock.advance(20 * secondMs)
    await reading
    // The third was under way, the fourth waited for its turn already.
    expect(asked()).toEqual(everything.slice(0, 4))
  })

  it('asks nothing more with a token that was dropped meanwhile', async () => {
    const reading = readAccount(kernel, id, options)
    await host.clock.advance(secondMs)
    kernel.account(id).token = null
    await host.clock.advance(20 * secondMs)
    await reading
    expect(asked()).toEqual(everything.slice(0, 3))
  })

  it('hides an address that somebody made a name of', async () => {
    const names = ['home 198.51.100.23', 'ann@stake.example', '2001:db8::7']
    refusing('SessionList', {
      status: 200,
      body: `{"data":{"user":{"sessionList":[${names.map(sessionNamed).join(',')}]}}}`,
    })
    await read()
    const { sessions } = kernel.account(id).access?.value ?? { sessions: [] }
    expect(sessions.map(({ name }) => name)).toEqual(['home [ip]', '[e-mail]', '[ip]'])
    expect(JSON.stringify(sessions)).not.toMatch(/198\.51|ann@|db8/)
  })
})
