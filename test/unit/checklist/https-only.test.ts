import { describe, expect, it } from 'vitest'
import { httpsOnly } from '../../../app/checklist/checks/https-only.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import type { TlsObservation } from '../../../app/domain/check.ts'
import type { ApiFailure } from '../../../app/domain/failure.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { brokenScan, codeHit, scanFinding, scanGiving } from './code-hits.ts'
import { contextWith, goodTls, nowMs } from './context.ts'

const seeing = (change: Partial<TlsObservation>) =>
  httpsOnly.run(contextWith({ observeTls: () => Promise.resolve(ok({ ...goodTls, ...change })) }))

const run = (change: Partial<CheckContext>) => httpsOnly.run(contextWith(change))
const offline = () => Promise.resolve(err({ kind: 'offline' } as const))
const oldTls = () => Promise.resolve(ok({ ...goodTls, protocol: 'TLSv1' }))

const lookedAt = (places: string) =>
  `Looked at 40 files in 1 watched folder for code that speaks to Stake without encryption, or switches off the check of certificates: ${places}.`

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
        lookedAt('none'),
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
    expect(found.evidence.at(-2)).toContain(words)
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
      lookedAt('none'),
    ])
  })

  it('could not check without a host to shake hands with', async () => {
    expect(await httpsOnly.run(contextWith({ observeTls: null }))).toMatchObject({
      status: 'unknown',
      evidence: expect.arrayContaining([expect.stringContaining('no account in this run')]),
    })
  })

  it('has findings of its own for what the handshake shows, by stable names', async () => {
    expect(await seeing({ protocol: 'TLSv1', validToMs: nowMs })).toMatchObject({
      findings: [
        { id: 'https-only:protocol', severity: 'fail' },
        { id: 'https-only:certificate', severity: 'warn' },
      ],
    })
  })
})

describe('code in watched folders', () => {
  const http = codeHit('http-stake', "fetch('http://stake.com/_api/graphql')")
  const unchecked = codeHit('no-certificate-check', 'verify=False')
  it('fails when it speaks to Stake without encryption, and says where', async () => {
    const found = await run({ scan: scanFinding(http, unchecked) })
    expect(found.status).toBe('fail')
    expect(found.evidence.at(-1)).toBe(lookedAt('2 places'))
    expect(found.findings).toEqual([
      {
        id: http.id,
        severity: 'fail',
        text: "Speaks to Stake without encryption: fetch('http://stake.com/_api/graphql')",
        place: http.place,
      },
      {
        id: unchecked.id,
        severity: 'warn',
        text: 'Switches off the check of certificates: verify=False',
        place: unchecked.place,
      },
    ])
  })

  it('warns when it switches off the check of certificates', async () => {
    expect(await run({ scan: scanFinding(unchecked) })).toMatchObject({ status: 'warn' })
  })

  it('does not count what the folder itself allows, and keeps it in sight', async () => {
    const allowed = { ...http, allowedBy: 'baseline' } as const
    expect(await run({ scan: scanFinding(allowed) })).toMatchObject({
      status: 'pass',
      findings: [{ id: http.id, allowedBy: 'baseline' }],
    })
  })

  it('is not what stands in logs, histories, or under other rules', async () => {
    const scan = scanFinding(
      { ...http, source: 'shell-history' },
      { ...http, source: 'git-history' },
      codeHit('client-without-timeout', 'x'),
      codeHit('stake-token', 'x'),
    )
    const found = await run({ scan })
    expect(found).toMatchObject({ status: 'pass' })
    expect(found).not.toHaveProperty('findings')
  })

  it('fails also where no handshake could be observed', async () => {
    expect(await run({ observeTls: offline, scan: scanFinding(http) })).toMatchObject({ status: 'fail' })
  })

  it.each([
    ['the scan broke', { scan: brokenScan }, 'could not be scanned'],
    ['it was stopped', { scan: scanGiving({ cancelled: true }) }, 'The scan was stopped before it was done.'],
    ['it found too much', { scan: scanGiving({ hitsLeftOut: 3 }) }, '3 further findings are not listed.'],
    [
      'a folder is gone',
      { scan: scanGiving({ folders: [{ folder: '/gone', outcome: 'missing' }] }) },
      '/gone is not there, so it was not looked at.',
    ],
  ])('could not be checked when %s, unless something worse is known', async (_why, change, words) => {
    const found = await run(change)
    expect(found.status).toBe('unknown')
    expect(found.evidence.at(-1)).toContain(words)
    expect(await run({ ...change, observeTls: oldTls })).toMatchObject({ status: 'fail' })
  })

  it.each([
    ['no folder is watched', { folders: [] }, 'No folder is watched'],
    ['folders are not looked into here', { scan: null }, 'Folders cannot be scanned from here.'],
  ])('is not asked for where %s: that is said, and the connection decides', async (_why, change, words) => {
    const found = await run(change)
    expect(found.status).toBe('pass')
    expect(found.evidence.at(-1)).toContain(words)
  })
})
