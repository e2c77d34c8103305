import { describe, expect, it } from 'vitest'
import { defaultHost } from '../../../app/domain/host.ts'
import { hiddenMark, parseAmount, type Amount } from '../../../app/domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../../../app/domain/currency.ts'
import type { Failure } from '../../../app/domain/failure.ts'
import type { Glance } from '../../../app/domain/glance.ts'
import { failureReason, glanceBar, glanceText } from '../../../app/strings/en/terminal.ts'

const amount = (text: string) => parseAmount(text) as Amount
const code = (text: string) => parseCurrencyCode(text) as CurrencyCode
const nowMs = Date.parse('2026-06-12T15:00:00Z')

const glance: Glance = {
  schema: 1,
  demo: false,
  account: { id: 'first', name: 'somebody', host: defaultHost },
  total: { amount: amount('1250.5'), currency: code('usd'), unpriced: [code('bonk')] },
  balances: [
    {
      currency: code('btc'),
      available: amount('0.01'),
      vault: amount('0.02'),
      value: amount('1250.5'),
      held: true,
      unpriced: null,
    },
    {
      currency: code('bonk'),
      available: amount('7'),
      vault: amount('0'),
      value: null,
      held: true,
      unpriced: { kind: 'missing' },
    },
    {
      currency: code('eth'),
      available: amount('0'),
      vault: amount('0'),
      value: amount('0'),
      held: false,
      unpriced: null,
    },
  ],
  token: {
    state: 'expiring',
    expiresAt: '2026-06-14T15:00:00.000Z',
    storedAt: '2026-06-01T00:00:00.000Z',
    storage: { backend: 'GNOME Keyring', persistent: true },
  },
  updatedAt: '2026-06-12T14:58:00.000Z',
  stale: true,
}

describe('the glance as text', () => {
  it('shows total, what is held, token and freshness, and folds zeros away', () => {
    const text = glanceText(glance, nowMs).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(text.split('\n')).toEqual([
      'somebody on stake.com',
      '',
      'Total    1 250.50 USD; 1 currency is left out: BONK (no rate)',
      '  BTC   0.01000000  + 0.02000000 in the vault  1 250.50 USD',
      '  BONK  7.00000000                                  no rate',
      '',
      'Token    Expires soon, 2 days left, in GNOME Keyring',
      'Updated  2 minutes ago (stale)',
    ])
  })

  it('says that a demo is none of it real', () => {
    expect(glanceText({ ...glance, demo: true }, nowMs)).toContain('nothing here is real')
  })

  it('never shows 0 for what has no price', () => {
    const unpriced = { ...glance, total: { ...glance.total, amount: null } }
    expect(glanceText(unpriced, nowMs)).toContain('Total    no rate to price it with')
  })
})

/** As the core gives it in privacy mode. */
const hidden: Glance = {
  ...glance,
  total: { ...glance.total, amount: hiddenMark },
  balances: glance.balances.map((balance) => ({
    ...balance,
    available: hiddenMark,
    vault: hiddenMark,
    value: balance.value && hiddenMark,
  })),
}

describe('the glance in privacy mode', () => {
  it('says what is held, and of how much nothing', () => {
    const text = glanceText(hidden, nowMs).replaceAll('\u00a0', ' ')
    expect(text.split('\n').slice(2, 5)).toEqual([
      'Total    ••••• USD; 1 currency is left out: BONK (no rate)',
      '  BTC   •••••  + ••••• in the vault  ••••• USD',
      '  BONK  •••••  + ••••• in the vault    no rate',
    ])
  })

  it('has the mark alone in the status bar', () => {
    expect(glanceBar(hidden, nowMs).text).toBe('•••••\u00a0USD; 1 left out')
  })
})

describe('the status bar', () => {
  it('has one line, a tooltip, and a class to style by', () => {
    expect(glanceBar(glance, nowMs)).toMatchObject({ class: 'stale' })
    expect(glanceBar({ ...glance, stale: false }, nowMs)).toMatchObject({ class: 'expiring' })
    expect(glanceBar(glance, nowMs).text).not.toContain('\n')
  })
})

describe('the reason of a failure', () => {
  it.each<Failure>([
    { kind: 'offline' },
    { kind: 'tls', problem: 'protocol' },
    { kind: 'blocked', status: 403 },
    { kind: 'rate-limited', retryAtMs: nowMs },
    { kind: 'token-rejected', how: 'no-user' },
    { kind: 'schema-drift', field: 'user.balances[3].available.amount' },
    { kind: 'keychain-unavailable', cause: 'no-service' },
    { kind: 'token-missing' },
  ])('is one sentence: $kind', (failure) => {
    const reason = failureReason(failure)
    expect(reason).toMatch(/^[A-Z].*\.$/)
    expect(reason.length).toBeGreaterThan(15)
    expect(reason).not.toMatch(/[.!?] [A-Z]/)
  })
})
