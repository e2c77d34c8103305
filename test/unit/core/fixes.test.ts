import { beforeEach, describe, expect, it } from 'vitest'
import type { AppliedRecord } from '../../../app/checklist/applied.ts'
import { createFixes } from '../../../app/core/fixes.ts'
import { createDemoMachine } from '../../../app/demo/machine.ts'
import type { CheckId, CheckResult, Fix } from '../../../app/domain/check.ts'
import { err, ok } from '../../../app/domain/result.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeImports, type FakeImports } from '../../fakes/import-ports.ts'

const file = '/repo/.gitignore'
const lines: Fix = { kind: 'ignore-lines', id: 'lines', file, lines: ['.env', '*.env'] }
const mode: Fix = { kind: 'restrict-mode', id: 'mode', path: '/repo/.env', from: 0o644, to: 0o600 }
const gone = { ok: false, failure: { kind: 'fix-gone' } }

let imports: FakeImports
let records: AppliedRecord[]
let modes: Map<string, number>
let results: CheckResult[]

beforeEach(() => {
  imports = createFakeImports()
  records = []
  modes = new Map([['/repo/.env', 0o644]])
  results = [
    resultWith('gitignore-complete', [lines]),
    resultWith('file-permissions', [mode]),
    resultWith('token-age', [{ kind: 'go', id: 'go', where: 'replace-token' }]),
  ]
})

function resultWith(id: CheckId, fixes: readonly Fix[]): CheckResult {
  return { id, status: 'warn', evidence: [], findings: [], fixes, checkedAtMs: 0, tookMs: 0 }
}

function fixesOf(files = imports.files as FakeImports['files'] | null) {
  return createFixes({
    files,
    clock: createFakeClock(5000),
    results: () => results,
    applied: {
      list: () => records,
      add: async (record) => void records.push(record),
      remove: async (id) => void (records = records.filter((each) => each.id !== id)),
    },
    machine: {
      ...createDemoMachine(),
      rights: async (path) => ({
        kind: 'rights',
        path,
        mode: modes.get(path) ?? 0,
        isOurs: true,
        isDirectory: false,
      }),
      changeMode: async (path, expected, next) => {
        if (modes.get(path) !== expected) return err('changed')
        modes.set(path, next)
        return ok()
      },
    },
  })
}

const text = () => imports.texts.get(file)
const applyLines = () => fixesOf().apply('gitignore-complete', 'lines')
const previewMode = () => fixesOf().preview('file-permissions', 'mode')
const undoLast = () => fixesOf().undo(records.at(-1)?.id ?? 'none')

describe('a fix that appends lines', () => {
  it('shows what it would do, and does nothing yet', async () => {
    imports.texts.set(file, '1\n2\n3\n4\n')
    expect(await fixesOf().preview('gitignore-complete', 'lines')).toEqual({
      ok: true,
      value: {
        path: file,
        isNew: false,
        lines: [
          { kind: 'same', text: '2' },
          { kind: 'same', text: '3' },
          { kind: 'same', text: '4' },
          { kind: 'added', text: '.env' },
          { kind: 'added', text: '*.env' },
        ],
      },
    })
    expect(text()).toBe('1\n2\n3\n4\n')
    expect(records).toEqual([])
  })

  it('says that it would make the file', async () => {
    expect(await fixesOf().preview('gitignore-complete', 'lines')).toMatchObject({
      ok: true,
      value: {
        isNew: true,
        lines: [
          { kind: 'added', text: '.env' },
          { kind: 'added', text: '*.env' },
        ],
      },
    })
  })

  it('shows no secret and no invisible sign that stands in the file', async () => {
    const secret = 'ab12'.repeat(24)
    imports.texts.set(file, `# ${secret}\n\u202Ea\u0007\n`)
    const preview = await fixesOf().preview('gitignore-complete', 'lines')
    expect(JSON.stringify(preview)).not.toContain(secret)
    expect(preview).toMatchObject({
      value: { lines: [{ text: '# ab12ab12…ab12' }, { text: '‹U+202E›a‹U+0007›' }, {}, {}] },
    })
  })

  it.each(['a\n', 'a', 'a\r\nb', '\uFEFFa\n', '', '.env\n!.env\n'])(
    'is carried out and taken back to the byte: %j',
    async (before) => {
      imports.texts.set(file, before)
      expect(await applyLines()).toEqual({ ok: true, value: null })
      expect(text()?.startsWith(before)).toBe(true)
      expect(text()).toMatch(/\.env\r?\n\*\.env\r?\n$/)
      expect(records).toMatchObject([
        { check: 'gitignore-complete', kind: 'ignore-lines', path: file, atMs: 5000, made: false },
      ])
      expect(await undoLast()).toEqual({ ok: true, value: null })
      expect(text()).toBe(before)
      expect(records).toEqual([])
    },
  )

  it('makes the file, and takes it away again', async () => {
    await applyLines()
    expect(text()).toBe('.env\n*.env\n')
    expect(await undoLast()).toMatchObject({ ok: true })
    expect(imports.texts.has(file)).toBe(false)
  })

  it('leaves the file that it made with what was written into it since', async () => {
    await applyLines()
    imports.texts.set(file, `# mine\n${text()}more\n`)
    expect(await undoLast()).toMatchObject({ ok: true })
    expect(text()).toBe('# mine\nmore\n')
  })

  it.each([true, false])(
    'goes with the last of two fixes that are taken back, first one first: %s',
    async (isFirst) => {
      results = [
        ...results,
        resultWith('env-files-ignored', [{ kind: 'ignore-lines', id: 'more', file, lines: ['x.env.local'] }]),
      ]
      await applyLines()
      await fixesOf().apply('env-files-ignored', 'more')
      const [first, second] = isFirst ? records : records.toReversed()
      expect(await fixesOf().undo(first?.id ?? '')).toMatchObject({ ok: true })
      expect(text()).toBe(isFirst ? 'x.env.local\n' : '.env\n*.env\n')
      expect(await fixesOf().undo(second?.id ?? '')).toMatchObject({ ok: true })
      expect(imports.texts.has(file)).toBe(false)
    },
  )

  it('survives being written down', async () => {
    await applyLines()
    records = JSON.parse(JSON.stringify(records)) as AppliedRecord[]
    expect(await undoLast()).toMatchObject({ ok: true })
  })

  it.each(['', 'a\n', '.env\n', '.env\r\n*.env\r\n'])(
    'touches nothing where its lines are not as it left them: %j',
    async (now) => {
      await applyLines()
      imports.texts.set(file, now)
      expect(await undoLast()).toEqual(gone)
      expect(text()).toBe(now)
      expect(records.length).toBe(1)
    },
  )

  it('touches nothing where the file is gone', async () => {
    await applyLines()
    imports.texts.delete(file)
    expect(await undoLast()).toEqual(gone)
    expect(imports.texts.has(file)).toBe(false)
  })

  it('is gone once its lines are there', async () => {
    imports.texts.set(file, '*.env\n.env')
    expect(await applyLines()).toEqual(gone)
    expect(await fixesOf().preview('gitignore-complete', 'lines')).toEqual(gone)
    expect(text()).toBe('*.env\n.env')
  })

  it('is carried out once for two clicks', async () => {
    const fixes = fixesOf()
    const both = await Promise.all([1, 2].map(() => fixes.apply('gitignore-complete', 'lines')))
    expect(both).toEqual([{ ok: true, value: null }, gone])
    expect(text()).toBe('.env\n*.env\n')
    expect(records.length).toBe(1)
  })

  it.each(['denied', 'not-a-file', 'too-large', 'not-text', 'several-names', 'disk-full', 'other'] as const)(
    'says why it could not: %s',
    async (problem) => {
      imports.texts.set(file, 'a\n')
      imports.fileProblem = problem
      expect(await applyLines()).toEqual({ ok: false, failure: { kind: 'fix-not-done', problem } })
      expect(text()).toBe('a\n')
      expect(records).toEqual([])
    },
  )

  it('stays to be taken back where that could not be done', async () => {
    imports.texts.set(file, 'a\n')
    await applyLines()
    imports.fileProblem = 'disk-full'
    expect(await undoLast()).toEqual({ ok: false, failure: { kind: 'fix-not-done', problem: 'disk-full' } })
    expect(records.length).toBe(1)
  })

  it('is not carried out by a host that touches no file of the owner’s', async () => {
    const fixes = fixesOf(null)
    const refused = { ok: false, failure: { kind: 'fix-not-done', problem: 'other' } }
    expect(await fixes.apply('gitignore-complete', 'lines')).toEqual(refused)
    expect(await fixes.preview('gitignore-complete', 'lines')).toEqual(refused)
  })
})

describe('a fix that takes rights away', () => {
  it('shows the mode before and after', async () => {
    expect(await previewMode()).toEqual({
      ok: true,
      value: {
        path: '/repo/.env',
        isNew: false,
        lines: [
          { kind: 'removed', text: 'rw-r--r-- (0644)' },
          { kind: 'added', text: 'rw------- (0600)' },
        ],
      },
    })
  })

  it('is carried out and taken back', async () => {
    expect(await fixesOf().apply('file-permissions', 'mode')).toMatchObject({ ok: true })
    expect(modes.get('/repo/.env')).toBe(0o600)
    expect(records).toMatchObject([{ kind: 'restrict-mode', from: 0o644, to: 0o600 }])
    expect(await undoLast()).toMatchObject({ ok: true })
    expect(modes.get('/repo/.env')).toBe(0o644)
  })

  it('touches nothing that has another mode by now', async () => {
    modes.set('/repo/.env', 0o640)
    expect(await previewMode()).toEqual(gone)
    expect(await fixesOf().apply('file-permissions', 'mode')).toEqual(gone)
    modes.set('/repo/.env', 0o644)
    await fixesOf().apply('file-permissions', 'mode')
    modes.set('/repo/.env', 0o660)
    expect(await undoLast()).toEqual(gone)
    expect(modes.get('/repo/.env')).toBe(0o660)
  })
})

describe('what was not offered', () => {
  it.each([
    ['gitignore-complete', 'other'],
    ['env-files-ignored', 'lines'],
    ['token-age', 'go'],
    ['file-permissions', '__proto__'],
  ] as const)('is not done: %s, %s', async (check, id) => {
    const fixes = fixesOf()
    expect(await fixes.preview(check, id)).toEqual(gone)
    expect(await fixes.apply(check, id)).toEqual(gone)
    expect(imports.texts.size).toBe(0)
  })

  it('is not taken back', async () => expect(await fixesOf().undo('nothing')).toEqual(gone))

  it('is not done any more once the next run does not offer it', async () => {
    const fixes = fixesOf()
    results = []
    expect(await fixes.apply('gitignore-complete', 'lines')).toEqual(gone)
  })
})
