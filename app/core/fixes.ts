import { randomBytes } from 'node:crypto'
import type { AppliedLines, AppliedMode, AppliedRecord } from '../checklist/applied.ts'
import { diffOf, planAppend, withAppended, withoutAppended } from '../checklist/ignore-lines.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { CheckId, CheckResult, Fix, FixPreview } from '../domain/check.ts'
import type { Failure } from '../domain/failure.ts'
import type { OwnerFileProblem } from '../domain/imports.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Clock } from '../ports/clock.ts'
import type { Machine } from '../ports/machine.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import { modeText } from '../strings/en/evidence/permissions.ts'
import { shownText } from '../strings/visible.ts'
import type { ChecklistActions } from './types.ts'

/** A `.gitignore` that is longer is none. */
const mostBytes = 1024 * 1024

/** Where the fixes that can be taken back are kept. */
export interface AppliedFixes {
  list(): readonly AppliedRecord[]
  add(record: AppliedRecord): Promise<unknown>
  remove(id: string): Promise<unknown>
}

export interface FixNeeds {
  /** Null for a host that does not touch the owner's files. */
  readonly files: OwnerFiles | null
  readonly machine: Machine
  readonly clock: Clock
  /** Of the last run: nothing can be asked for but what it offered. */
  readonly results: () => readonly CheckResult[]
  readonly applied: AppliedFixes
}

type LinesFix = Extract<Fix, { readonly kind: 'ignore-lines' }>
type ModeFix = Extract<Fix, { readonly kind: 'restrict-mode' }>
type Done = Result<null, Failure>

/**
 * Carries out what the checks offer, and takes it back: whoever asks names a check and its fix, never a path or a
 * text. One at a time, so that two clicks are not two changes. Whatever stands in the way, nothing else is touched.
 */
export function createFixes({
  files,
  machine,
  clock,
  results,
  applied,
}: FixNeeds): Pick<ChecklistActions, 'preview' | 'apply' | 'undo'> {
  let last: Promise<unknown> = Promise.resolve()

  function inTurn(work: () => Promise<Done>): Promise<Done> {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  /** A fix that only leads somewhere changes nothing, so it can be neither shown nor carried out. */
  function offered(check: CheckId, id: string): LinesFix | ModeFix | null {
    const fixes = results().find((result) => result.id === check)?.fixes ?? []
    const fix = fixes.find((each) => each.id === id)
    return !fix || fix.kind === 'go' ? null : fix
  }

  async function keep(check: CheckId, path: string, rest: AppliedLines | AppliedMode): Promise<void> {
    await applied.add({ id: randomBytes(8).toString('hex'), check, path, atMs: clock.now(), ...rest })
  }

  /** By another fix that can still be taken back: whichever is taken back last takes the file along. */
  function isMade(path: string): boolean {
    return applied.list().some((each) => each.kind === 'ignore-lines' && each.path === path && each.made)
  }

  async function applyLines(check: CheckId, { file, lines }: LinesFix): Promise<Done> {
    if (!files) return err(notDone('other'))
    const now = await readIgnore(files, file)
    if (!now.ok) return now
    const plan = planAppend(now.value, lines)
    if (!plan) return err({ kind: 'fix-gone' })
    const next = withAppended(now.value, plan)
    const written =
      now.value === null
        ? await files.create(file, next)
        : await files.replace(file, now.value, next, 'plain')
    if (!written.ok) return err(notDone(written.failure))
    await keep(check, file, { kind: 'ignore-lines', ...plan, made: now.value === null || isMade(file) })
    return ok()
  }

  async function applyMode(check: CheckId, { path, from, to }: ModeFix): Promise<Done> {
    const changed = await machine.changeMode(path, from, to)
    if (!changed.ok) return err(notDone(changed.failure))
    await keep(check, path, { kind: 'restrict-mode', from, to })
    return ok()
  }

  async function takeBack(record: AppliedRecord): Promise<Done> {
    const undone =
      record.kind === 'ignore-lines'
        ? await takeLinesBack(files, record)
        : await machine.changeMode(record.path, record.to, record.from)
    if (!undone.ok) return err(notDone(undone.failure))
    await applied.remove(record.id)
    return ok()
  }

  return {
    async preview(check, id) {
      const fix = offered(check, id)
      if (!fix) return err({ kind: 'fix-gone' })
      return fix.kind === 'ignore-lines' ? await previewLines(files, fix) : await previewMode(machine, fix)
    },
    apply: (check, id) =>
      inTurn(async () => {
        const fix = offered(check, id)
        if (!fix) return err({ kind: 'fix-gone' })
        return fix.kind === 'ignore-lines' ? await applyLines(check, fix) : await applyMode(check, fix)
      }),
    undo: (id) =>
      inTurn(async () => {
        const record = applied.list().find((each) => each.id === id)
        return record ? await takeBack(record) : err({ kind: 'fix-gone' })
      }),
  }
}

/** The file's text, or null where there is none. */
async function readIgnore(files: OwnerFiles, path: string): Promise<Result<string | null, Failure>> {
  const read = await files.read(path, mostBytes, 'plain')
  if (read.ok) return read
  return read.failure === 'missing' ? ok<string | null>(null) : err(notDone(read.failure))
}

async function previewLines(
  files: OwnerFiles | null,
  { file, lines }: LinesFix,
): Promise<Result<FixPreview, Failure>> {
  if (!files) return err(notDone('other'))
  const now = await readIgnore(files, file)
  if (!now.ok) return now
  const plan = planAppend(now.value, lines)
  if (!plan) return err({ kind: 'fix-gone' })
  const diff = diffOf(now.value, plan).map(({ kind, text }) => ({ kind, text: shownText(text) }))
  return ok({ path: file, isNew: now.value === null, lines: diff })
}

async function previewMode(
  machine: Machine,
  { path, from, to }: ModeFix,
): Promise<Result<FixPreview, Failure>> {
  const now = await machine.rights(path)
  if (now.kind !== 'rights' || now.mode !== from) return err({ kind: 'fix-gone' })
  return ok({
    path,
    isNew: false,
    lines: [
      { kind: 'removed', text: modeText(from) },
      { kind: 'added', text: modeText(to) },
    ],
  })
}

/** A file that was made for it goes, if nobody has written anything else into it. */
async function takeLinesBack(
  files: OwnerFiles | null,
  { path, made, ...appended }: AppliedLines & { readonly path: string },
): Promise<Result<null, OwnerFileProblem>> {
  if (!files) return err('other')
  const now = await files.read(path, mostBytes, 'plain')
  if (!now.ok) return now
  const before = withoutAppended(now.value, appended)
  if (before === null) return err('changed')
  return made && before === ''
    ? await files.removeIf(path, now.value)
    : await files.replace(path, now.value, before, 'plain')
}

function notDone(problem: OwnerFileProblem): Failure {
  switch (problem) {
    case 'changed':
    case 'missing':
      return { kind: 'fix-gone' }
    case 'denied':
    case 'not-a-file':
    case 'too-large':
    case 'not-text':
    case 'several-names':
    case 'disk-full':
    case 'other':
      return { kind: 'fix-not-done', problem }
    default:
      return assertNever(problem)
  }
}
