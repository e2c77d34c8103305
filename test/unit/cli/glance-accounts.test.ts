import { beforeEach, describe, expect, it } from 'vitest'
import { runTerminal } from '../../../app/cli/terminal.ts'
import { secondMs } from '../../../app/domain/time.ts'
import { createFakeTerminal } from '../../fakes/terminal.ts'
import { createAccountsWorld, type AccountsWorld, type Added } from '../core/accounts-world.ts'

let world: AccountsWorld
let otter: Added

beforeEach(async () => {
  world = await createAccountsWorld()
  await world.add('heron')
  otter = await world.add('otter')
  await world.core.changeAccount(otter.id, { label: 'Savings' })
  await world.core.close()
})

async function glance(...args: readonly string[]) {
  const terminal = createFakeTerminal({ ...world.host.ports, keychain: world.keychain })
  const running = runTerminal(['glance', ...args], terminal)
  await world.host.clock.advance(30 * secondMs)
  return { code: await running, text: terminal.printed.join('\n'), errors: terminal.errors }
}

const json = (text: string) => JSON.parse(text) as { [key: string]: unknown }

describe('the glance at several accounts', () => {
  it('has each of them, and the sum', async () => {
    const { code, text } = await glance()
    expect(code).toBe(0)
    expect(text).toMatch(/^heron on stake\.com\n/)
    expect(text).toContain('\nSavings on stake.com\n')
    expect(text).toMatch(/\nAll {6}2[0-9]\u202f[0-9]{3}\.[0-9]{2}\u00a0USD\n {9}No rate for BONK$/)
  })

  it('is schema 2 as JSON, and schema 1 of the one that is asked for', async () => {
    const all = json((await glance('--json')).text)
    expect(all).toMatchObject({
      schema: 2,
      total: { currency: 'usd', unpriced: ['bonk'], leftOut: [], stale: [] },
      accounts: [
        { account: { id: 'first', name: 'heron' }, failure: null },
        { account: { id: otter.id, name: 'Savings' }, failure: null },
      ],
    })
    for (const name of ['Savings', otter.id]) {
      const one = json((await glance('--json', '--account', name)).text)
      expect(one).toMatchObject({ schema: 1, account: { id: otter.id, name: 'Savings' } })
      expect(one).not.toHaveProperty('failure')
    }
  })

  it('shows what can be read when one cannot, and says which and why', async () => {
    world.host.accepted.delete(otter.token)
    const { code, text, errors } = await glance()
    expect(code).toBe(4)
    expect(text).toContain('heron on stake.com')
    expect(text).not.toContain('Savings on')
    expect(text).toContain('Left out: Savings (not read yet)')
    expect(errors).toEqual([expect.stringMatching(/^Savings: [A-Z].*\.$/)])
    const bar = json((await glance('--format', 'waybar')).text)
    expect(bar).toMatchObject({ class: 'token-rejected' })
    expect(String(bar['tooltip']).split('\n')).toHaveLength(2)
  })

  it('has nothing to show where none can be read', async () => {
    world.host.accepted.clear()
    expect(await glance('--json')).toMatchObject({ code: 4, text: '' })
  })

  it('knows no account that nobody is called', async () => {
    expect(await glance('--account', 'nobody')).toMatchObject({ code: 3, text: '' })
  })

  it('hides every amount with --private', async () => {
    const { text } = await glance('--private')
    expect(text).toContain('All      •••••\u00a0USD')
    expect(text).not.toMatch(/\d\.\d\d\u00a0USD/)
  })
})
