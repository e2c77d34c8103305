import { describe, expect, it } from 'vitest'
import { httpsOnly } from '../../../app/checklist/checks/https-only.ts'
import type { TlsObservation } from '../../../app/domain/check.ts'
import type { ApiFailure } from '../../../app/domain/failure.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { contextWith, goodTls, nowMs } from './context.ts'

const seeing = (change: Partial<TlsObservation>) =>
  httpsOnly.run(contextWith({ observeTls: () => Promise.resolve(ok({ ...goodTls, ...change })) }))

describe('https-only', () => {
  it('passes with the floor, and with version, cipher and certificate as observed, and when', async () => {
    expect(await seeing({})).toEqual({
      status: 'pass',
      evidence: [
        'Stakewatch only speaks https, TLSv1.2 or newer. Enforced by the test.',
        expect.stringMatching(
          /^A handshake with stake\.com on 15 Jun 2026, .*, without a request, used TLSv1\.3 with TLS_AES_128_GCM_SHA256\.$/,
        ),
        'The certificate is from A Test Authority, valid from 16 May 2026 to 14 Aug 2026. It ends in 60 days.',
      ],
    })
  })

  it('passes TLS 1.2', async () => {
    expect(await seeing({ protocol: 'TLSv1.2' })).toMatchObject({ status: 'pass' })
  })

  it.each(['TLSv1.1', 'TLSv1', 'SSLv3', 'unknown'])('fails %s', async (protocol) => {
    const found = await seeing({ protocol })
    expect(found.status).toBe('fail')
    expect(found.evidence).toContain('That is older than TLS 1.2, and can be broken.')
  })

  it.each([
    [7 * dayMs, 'pass', 'It ends in 7 days.'],
    [7 * dayMs - 1, 'warn', 'It ends in 6 days 23 hours.'],
    [0, 'warn', 'It has ended.'],
  ])('takes a certificate with %i ms left as a %s', async (leftMs, status, words) => {
    const found = await seeing({ validToMs: nowMs + leftMs })
    expect(found.status).toBe(status)
    expect(found.evidence.at(-1)).toContain(words)
  })

  it('fails an old version rather than warn of its certificate', async () => {
    expect(await seeing({ protocol: 'TLSv1.1', validToMs: nowMs })).toMatchObject({ status: 'fail' })
  })

  it.each<[ApiFailure, string]>([
    [{ kind: 'offline' }, 'cannot be reached'],
    [{ kind: 'timeout', afterMs: 30_000 }, 'within 30 seconds'],
    [{ kind: 'tls', problem: 'certificate' }, 'certificate is not trusted'],
    [{ kind: 'tls', problem: 'protocol' }, 'no TLS 1.2 or newer'],
  ])('could not check after %j: states the floor, and why', async (failure, words) => {
    const found = await httpsOnly.run(contextWith({ observeTls: () => Promise.resolve(err(failure)) }))
    expect(found.status).toBe('unknown')
    expect(found.evidence).toEqual([
      expect.stringContaining('TLSv1.2 or newer'),
      'A handshake with stake.com could not be observed.',
      expect.stringContaining(words),
    ])
  })
})
