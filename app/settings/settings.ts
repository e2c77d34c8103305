import { join } from 'node:path'
import { assertNever } from '../domain/assert-never.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { Settings, SettingsNotice } from '../domain/settings.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileProblem, Files } from '../ports/files.ts'
import { firstSettings, parseSettings, settingsText } from './schema.ts'

export interface SettingsStore {
  current(): Settings
  /** What became of the file at start, when it was not simply read. */
  notice(): SettingsNotice | null
  /**
   * Changes the settings and writes them, one change after the other. When they cannot be written the change
   * is taken back, so that what is shown is what the next start will find. The exceptions are files that must
   * not be touched (a newer version's, an unreadable one): there a change holds for this run, and the failure
   * says that it was not saved.
   */
  change(edit: (settings: Settings) => Settings): Promise<Result<null, Failure>>
  /**
   * Runs `remove` while nothing is being written. When it answers that no file is left, the settings are the
   * first ones again, and nothing is known any more of the file that there was.
   */
  forget(remove: () => Promise<boolean>): Promise<void>
}

export interface SettingsParts {
  readonly files: Files
  /** Absolute path of the data directory. */
  readonly directory: string
  readonly clock: Clock
}

/** Reads `settings.json`, sets a broken one aside, and never loses one silently. */
export async function openSettings(parts: SettingsParts): Promise<SettingsStore> {
  const path = join(parts.directory, 'settings.json')
  let opened = await readSettings(parts, path)
  let settings = opened.settings
  let queue: Promise<unknown> = Promise.resolve()

  async function write(edit: (settings: Settings) => Settings): Promise<Result<null, Failure>> {
    const before = settings
    settings = edit(settings)
    if (opened.untouchable) return err({ kind: 'settings-not-written', cause: opened.untouchable })
    if (settings === before) return ok()
    const written = await parts.files.writeAtomic(path, settingsText(settings))
    if (written.ok) return ok()
    settings = before
    return err({ kind: 'settings-not-written', cause: causeOf(written.problem) })
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    current: () => settings,
    notice: () => opened.notice,
    change: (edit) => inTurn(() => write(edit)),
    forget: (remove) =>
      inTurn(async () => {
        if (!(await remove())) return
        opened = { settings: firstSettings, notice: null, untouchable: null }
        settings = firstSettings
      }),
  }
}

interface Opened {
  readonly settings: Settings
  readonly notice: SettingsNotice | null
  /** Why the file on disk must stay as it is; null when it may be written. */
  readonly untouchable: 'newer' | 'denied' | null
}

async function readSettings({ files, clock }: SettingsParts, path: string): Promise<Opened> {
  const read = await files.readText(path)
  if (!read.ok) {
    if (read.problem === 'missing') return { settings: firstSettings, notice: null, untouchable: null }
    return { settings: firstSettings, notice: { kind: 'settings-unreadable' }, untouchable: 'denied' }
  }
  const parsed = parseSettings(read.text)
  switch (parsed.kind) {
    case 'read':
      return { settings: parsed.settings, notice: null, untouchable: null }
    case 'newer': {
      const notice = { kind: 'settings-newer', version: parsed.version } as const
      return { settings: parsed.settings, notice, untouchable: 'newer' }
    }
    case 'broken':
      return await setAside(files, path, clock.now())
    default:
      return assertNever(parsed)
  }
}

async function setAside(files: Files, path: string, nowMs: number): Promise<Opened> {
  const file = `settings.broken-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}.json`
  const moved = await files.rename(path, join(path, '..', file))
  if (moved.ok) {
    return { settings: firstSettings, notice: { kind: 'settings-set-aside', file }, untouchable: null }
  }
  return { settings: firstSettings, notice: { kind: 'settings-unreadable' }, untouchable: 'denied' }
}

function causeOf(problem: FileProblem): 'disk-full' | 'denied' | 'other' {
  return problem === 'disk-full' || problem === 'denied' ? problem : 'other'
}
