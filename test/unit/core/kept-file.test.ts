import { beforeEach, describe, expect, it } from 'vitest'
import { answerOf } from '../../../app/checklist/answer.ts'
import {
  checklistFile,
  checklistText,
  firstChecklist,
  parseChecklist,
  type ChecklistState,
} from '../../../app/checklist/schema.ts'
import { createKeptFile, type KeptFile } from '../../../app/core/kept-file.ts'
import { checkIds, parseFindingId, type FindingId, type Place } from '../../../app/domain/check.ts'
import { dayMs } from '../../../app/domain/time.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeFiles, type FakeFiles } from '../../fakes/files.ts'
import { createFakeLogger } from '../../fakes/logger.ts'
import { nowMs } from '../checklist/context.ts'

const path = '/data/checklist.json'
const finding = parseFindingId('a1b2') as FindingId
let files: FakeFiles

const places: readonly Place[] = [
  { kind: 'file', folder: null, path: '/home/somebody/.bashrc', line: 3, column: null },
  { kind: 'file', folder: '/home/somebody/a\nb', path: 'x/y.py', line: null, column: 1 },
  { kind: 'commit', folder: '/r', commit: null, blob: 'c0ffee', path: null, line: 1, committedAtMs: null },
]

/** Everything that there can be. */
const appliedFix = { check: 'file-permissions', atMs: nowMs } as const
const full: ChecklistState = {
  answers: checkIds.map((id) =>
    answerOf(
      { id, title: id },
      {
        status: 'fail',
        evidence: ['Looked.'],
        findings: places.map((place, index) => ({
          id: parseFindingId(`f${index}`) as FindingId,
          severity: 'warn',
          text: 'Something',
          place,
          allowedBy: 'baseline',
        })),
        fixes: [
          { kind: 'ignore-lines', id: 'ignore:0', file: '/r/.gitignore', lines: ['.env'] },
          { kind: 'restrict-mode', id: 'mode:0', path: '/r/.env', from: 0o644, to: 0o600 },
          { kind: 'go', id: 'go', where: 'settings' },
        ],
      },
      new Set(),
      { checkedAtMs: nowMs, tookMs: 12 },
    ),
  ),
  history: { 'token-age': [{ atMs: nowMs, status: 'pass' }] },
  known: { 'token-age': 'pass' },
  acceptances: [{ finding, kind: 'accepted', reason: 'mine', sinceMs: nowMs, untilMs: nowMs + dayMs }],
  applied: [
    { ...appliedFix, id: 'a', kind: 'restrict-mode', path: '/r/.env', from: 0o644, to: 0o600 },
    {
      ...appliedFix,
      id: 'b',
      kind: 'ignore-lines',
      path: '/r/.gitignore',
      lead: '',
      block: '.env\n',
      made: true,
    },
  ],
  access: { sinceMs: nowMs, accounts: ['first'], entries: [{ digest: '0'.repeat(32), atMs: nowMs }] },
  subject: 'somebody',
  fullRunAtMs: nowMs,
}

async function opened(): Promise<KeptFile<ChecklistState>> {
  const clock = createFakeClock(nowMs)
  const store = createKeptFile(
    { ports: { files, clock, dataDir: '/data' }, log: createFakeLogger() },
    checklistFile,
  )
  await store.open()
  return store
}

const note = (store: KeptFile<ChecklistState>) => store.save((now) => ({ ...now, subject: 'changed' }))

beforeEach(() => {
  files = createFakeFiles()
})

describe('the checklist’s file', () => {
  it('gives back all that was written, and what a fix needs to be taken back', async () => {
    const store = await opened()
    expect(await store.save(() => full)).toEqual({ ok: true, value: null })
    expect((await opened()).current()).toEqual(full)
  })

  it('is not touched by reading', async () => {
    files.texts.set(path, '{')
    await opened()
    expect(files.changes).toEqual([])
  })

  it('is not written when nothing has changed', async () => {
    const store = await opened()
    await store.save((now) => now)
    expect(files.changes).toEqual([])
  })

  it.each([
    ['no JSON', '{"version":1'],
    ['nothing', ''],
    ['another shape', '{"version":1,"answers":7}'],
    ['no version', checklistText(full).replace('"version":1', '"v":1')],
  ])('is set aside by the first writing where it is broken: %s', async (_, text) => {
    files.texts.set(path, text)
    const store = await opened()
    expect(store.current()).toEqual(firstChecklist)
    expect(await note(store)).toEqual({ ok: true, value: null })
    expect(files.texts.get('/data/checklist.broken-2026-06-15T12-00-00-000Z.json')).toBe(text)
    expect((await opened()).current().subject).toBe('changed')
  })

  it('is left as it is where a newer version wrote it, and a change holds for this run', async () => {
    const text = checklistText(full).replace('"version":1', '"version":9')
    files.texts.set(path, text)
    const store = await opened()
    expect(store.current().acceptances).toEqual(full.acceptances)
    expect(await note(store)).toMatchObject({ failure: { kind: 'settings-not-written', cause: 'newer' } })
    expect(store.current().subject).toBe('changed')
    expect(files.texts.get(path)).toBe(text)
  })

  it('is left as it is where it may not be read', async () => {
    files.texts.set(path, checklistText(full))
    files.problems.set('readText', 'denied')
    const store = await opened()
    expect(await note(store)).toMatchObject({ ok: false })
    expect(files.changes).toEqual([])
  })

  it('says so when the disk is full, keeps the change for this run, and writes it with the next one', async () => {
    const store = await opened()
    files.problems.set('writeAtomic', 'disk-full')
    expect(await note(store)).toMatchObject({ failure: { kind: 'settings-not-written', cause: 'disk-full' } })
    files.problems.clear()
    await store.save((now) => ({ ...now, fullRunAtMs: nowMs }))
    expect((await opened()).current()).toMatchObject({ subject: 'changed', fullRunAtMs: nowMs })
  })

  it('loses one answer that cannot be read, and none of the owner’s words', async () => {
    const [first, ...others] = full.answers
    const text = checklistText({
      ...full,
      answers: [{ ...first, tookMs: -1 } as (typeof full.answers)[0], ...others],
    })
    const parsed = parseChecklist(text)
    expect(parsed).toMatchObject({ kind: 'read', value: { acceptances: full.acceptances } })
    expect(parsed.kind === 'read' && parsed.value.answers).toHaveLength(others.length)
  })

  it('begins anew once it is forgotten', async () => {
    const store = await opened()
    await store.save(() => full)
    await store.forget(async () => (await files.remove(path)).ok)
    expect(store.current()).toEqual(firstChecklist)
    expect(files.texts.size).toBe(0)
    await note(store)
    expect((await opened()).current()).toEqual({ ...firstChecklist, subject: 'changed' })
  })
})
