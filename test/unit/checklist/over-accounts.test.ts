import { describe, expect, it } from 'vitest'
import { allChecks } from '../../../app/checklist/all-checks.ts'
import type { AccountFacts } from '../../../app/checklist/context.ts'
import { firstAccountId, parseAccountId } from '../../../app/domain/account.ts'
import type { CheckId } from '../../../app/domain/check.ts'
import { parseHost } from '../../../app/domain/host.ts'
import { ok } from '../../../app/domain/result.ts'
import { contextWith, goodTls, nowMs } from './context.ts'

const second = parseAccountId('second') ?? firstAccountId
const mirror = parseHost('stake.bet') ?? contextWith().host
const standing = {
  isBanned: false,
  isSuspended: false,
  isMuted: false,
  isSelfExcluded: false,
  readAtMs: nowMs,
}

function run(id: CheckId, other: Partial<AccountFacts>, first: Partial<AccountFacts> = {}) {
  const context = contextWith(first)
  return allChecks[id].run(
    contextWith({ ...first, others: [{ ...context, account: second, accountName: 'Savings', ...other }] }),
  )
}

const noTfa = { hasTfaEnabled: false, hasEmailVerified: true, readAtMs: nowMs }

describe('a check of the account, with two of them', () => {
  it('is as bad as the worse one, which stands first, and says whose each line is', async () => {
    const { status, evidence, findings, fixes } = await run('two-factor', { security: noTfa })
    expect(status).toBe('fail')
    expect(evidence).toHaveLength(2)
    expect(evidence[0]).toMatch(/^Savings: /)
    expect(evidence[1]).toMatch(/^quiet_heron: /)
    expect(findings).toEqual([
      { id: 'two-factor:second', severity: 'fail', text: expect.stringContaining('Savings: ') },
    ])
    expect(fixes).toEqual([
      { kind: 'go', id: 'stake-security:second', where: 'stake-security', account: second },
    ])
  })

  it('names the first one’s findings as it did when there was no other', async () => {
    const { findings } = await run('two-factor', {}, { security: noTfa })
    expect(findings?.map(({ id }) => id)).toEqual(['two-factor', 'two-factor:second'])
    const banned = { standing: { ...standing, isBanned: true } }
    const both = await run('account-standing', banned, banned)
    expect(both.findings?.map(({ id }) => id)).toEqual([
      'account-standing:isBanned',
      'account-standing:isBanned:second',
    ])
  })

  it('has no pass while one of them could not be looked at', async () => {
    expect((await run('email-verified', { security: null })).status).toBe('unknown')
    expect((await run('sessions-closed', { access: null })).status).toBe('unknown')
    expect((await run('token-in-keychain', {})).status).toBe('pass')
  })

  it('counts our own connections once', async () => {
    const context = contextWith({ idleConnections: 2 })
    const { findings } = await allChecks['sessions-closed'].run({
      ...context,
      others: [{ ...context, account: second, accountName: 'Savings' }],
    })
    expect(findings).toHaveLength(1)
  })

  it('shakes hands with each host once', async () => {
    const asked: string[] = []
    const on = (host: typeof mirror) => ({
      host,
      observeTls: async () => {
        asked.push(host)
        return Promise.resolve(ok({ ...goodTls, protocol: 'TLSv1.1' }))
      },
    })
    const first = on(contextWith().host)
    const context = contextWith(first)
    const { status, findings } = await allChecks['https-only'].run({
      ...context,
      others: [
        { ...context, account: second, accountName: 'Savings', ...on(mirror) },
        { ...context, account: second, accountName: 'Bot' },
      ],
    })
    expect(asked).toEqual([first.host, mirror])
    expect(status).toBe('fail')
    expect(new Set(findings?.map(({ id }) => id)).size).toBe(2)
  })
})
