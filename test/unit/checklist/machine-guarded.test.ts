import { describe, expect, it } from 'vitest'
import { machineGuarded } from '../../../app/checklist/checks/machine-guarded.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import type { ClipboardHistory, DiskEncryption } from '../../../app/domain/machine.ts'
import { contextWith } from './context.ts'

const open = { isSet: false, closesByItself: false }
const staysOpen = { isSet: true, closesByItself: false }
const closes = { isSet: true, closesByItself: true }
const encrypted: DiskEncryption = { kind: 'encrypted', by: 'LUKS' }
const plain: DiskEncryption = { kind: 'plain' }
const noneSeen: ClipboardHistory = { kind: 'none-seen' }
const kept: ClipboardHistory = { kind: 'kept', by: ['CopyQ', 'Klipper'] }
const unknown = { kind: 'unknown', why: 'not-told' } as const

const look = (lock: CheckContext['lock'], disk: DiskEncryption, clipboard: ClipboardHistory) =>
  machineGuarded.run(
    contextWith({
      lock,
      machine: {
        ...createDemoMachine(),
        diskEncryption: async (path) => (path === '/data' ? disk : { kind: 'unknown', why: 'no-answer' }),
        clipboardHistory: async () => clipboard,
      },
    }),
  )
const lookBlind = (lock: CheckContext['lock']) => machineGuarded.run(contextWith({ lock, machine: null }))
const gaps = ({ findings = [] }: Awaited<ReturnType<typeof look>>) =>
  findings.map(({ id, severity }) => `${severity} ${id}`)

describe('machine-guarded', () => {
  it('passes with all three, one line for each', async () => {
    expect(await look(closes, encrypted, noneSeen)).toEqual({
      status: 'pass',
      evidence: [
        'A passphrase locks Stakewatch, and the lock closes by itself.',
        'The disk that holds /data is encrypted with LUKS.',
        'No program was seen that keeps what is copied.',
      ],
      findings: [],
    })
  })

  it.each([
    [open, encrypted, noneSeen, 'no-lock'],
    [staysOpen, encrypted, noneSeen, 'lock-stays-open'],
    [closes, plain, noneSeen, 'plain-disk'],
    [closes, encrypted, kept, 'clipboard-history'],
  ])('warns of each that is missing: %j, %j, %j', async (lock, disk, clipboard, gap) => {
    const found = await look(lock, disk, clipboard)
    expect(found.status).toBe('warn')
    expect(gaps(found)).toEqual([`warn machine-guarded:${gap}`])
    expect(found.evidence).toHaveLength(3)
    expect(found.evidence).toContain(found.findings?.[0]?.text)
  })

  it('fails with no passphrase on a disk that anybody can read', async () => {
    const found = await look(open, plain, kept)
    expect(found.status).toBe('fail')
    expect(gaps(found)).toEqual([
      'warn machine-guarded:no-lock',
      'fail machine-guarded:plain-disk',
      'warn machine-guarded:clipboard-history',
    ])
  })

  it('only warns of such a disk behind a passphrase', async () => {
    expect((await look(staysOpen, plain, noneSeen)).status).toBe('warn')
  })

  it.each([
    [open, true],
    [staysOpen, true],
    [closes, false],
  ])('offers the settings for the lock %j: %s', async (lock, isOffered) => {
    const { fixes } = await look(lock, plain, kept)
    expect(fixes).toEqual(isOffered ? [{ kind: 'go', id: 'settings', where: 'settings' }] : undefined)
  })

  it('names what keeps the clipboard', async () => {
    expect((await look(closes, encrypted, kept)).evidence.at(-1)).toContain('CopyQ, Klipper')
  })

  it.each([
    [unknown, noneSeen],
    [encrypted, unknown],
  ] as const)('passes with one part that is known, and says what is not: %j, %j', async (disk, clipboard) => {
    const found = await look(closes, disk, clipboard)
    expect(found.status).toBe('pass')
    expect(found.evidence.filter((line) => line.includes('is not known'))).toHaveLength(1)
  })

  it.each(['no-tool', 'no-answer', 'container', 'not-told'] as const)(
    'does not know with nothing known of the machine (%s), and says why',
    async (why) => {
      const found = await look(closes, { kind: 'unknown', why }, unknown)
      expect(found.status).toBe('unknown')
      expect(found.evidence).toHaveLength(3)
      expect(found.evidence[1]).toMatch(
        /^Whether the disk that holds \/data is encrypted is not known: .+\.$/,
      )
    },
  )

  it('does not know where the machine cannot be looked at, but still warns of the lock', async () => {
    expect(await lookBlind(closes)).toMatchObject({
      status: 'unknown',
      evidence: [expect.anything(), 'The machine cannot be looked at from here.'],
    })
    expect(await lookBlind(open)).toMatchObject({ status: 'warn' })
  })
})
