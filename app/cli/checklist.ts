import { createCore, type Core, type CorePorts } from '../core.ts'
import type { ChecklistReport, ReportedFolder } from '../domain/checklist-report.ts'
import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { lookAtFolder } from '../node/asked-folder.ts'
import { settingsNoticeText } from '../strings/en/failures.ts'
import { lockedText, progressText, stoppedText } from '../strings/en/terminal-checklist.ts'
import { failureReason } from '../strings/en/terminal.ts'
import type { ChecklistOptions } from './checklist-options.ts'
import { exitCodes } from './exit-code.ts'
import { forFoldersAlone } from './folders-alone.ts'
import type { TerminalHost } from './host.ts'
import { openLock } from './open-lock.ts'
import { outermost } from './paths.ts'
import { reportOf } from './report.ts'
import { tell } from './tell-checklist.ts'
import { watchScan, type WatchedScan } from './watched-scan.ts'
import { writeBaselines } from './write-baselines.ts'

/** What the parts of one run share. */
interface Run {
  readonly options: ChecklistOptions
  readonly host: TerminalHost
  readonly core: Core
  readonly scan: WatchedScan
  readonly clock: CorePorts['clock']
  /** Nothing is printed or written any more. */
  readonly signal: AbortSignal
}

/** Runs every check and prints what came of it; answers the exit code. Writes nothing of the window's. */
export async function runChecklist(options: ChecklistOptions, host: TerminalHost): Promise<number> {
  const { demo, dataDir } = options
  const scan = watchScan(host.ports({ demo, dataDir }))
  const core = await createCore(isForFolders(options) ? forFoldersAlone(scan.ports) : scan.ports)
  const abort = new AbortController()
  const stopped = Promise.withResolvers<number>()
  const stopListening = host.onInterrupt((code) => {
    abort.abort()
    void core.checklist.stop()
    host.progress('')
    host.error(stoppedText)
    stopped.resolve(code)
  })
  const run = { options, host, core, scan, clock: scan.ports.clock, signal: abort.signal }
  try {
    return await Promise.race([stopped.promise, checkAndTell(run)])
  } finally {
    stopListening()
    await core.close()
  }
}

/** The account is left alone then; a demo has no account that anybody could mind. */
function isForFolders({ folders, demo }: ChecklistOptions): boolean {
  return folders.length > 0 && !demo
}

async function checkAndTell(run: Run): Promise<number> {
  const { options, host, signal } = run
  const opened = await open(run)
  if (opened) {
    if (!signal.aborted) host.error(opened.kind === 'locked' ? lockedText : failureReason(opened))
    return exitCodes.unchecked
  }
  const folders = await foldersOf(run)
  const made = options.writesBaseline ? await checkWithBaseline(run, folders) : await check(run, folders)
  if (signal.aborted) return exitCodes.unchecked
  if (made.ok) return await tell(made.value, options, host)
  host.error(made.failure)
  return exitCodes.unchecked
}

/** Reads what the checks of the account look at; what cannot be had of it they say themselves. */
async function open({ options, host, core, clock }: Run): Promise<Failure | null> {
  const locked = await openLock(core, options.passphraseFd, host, clock)
  if (locked) return locked
  await core.start({ mayRepair: false })
  const { notice } = core.view()
  if (notice) host.error(settingsNoticeText(notice))
  if (!isForFolders(options)) await core.glance({ hideAmounts: true, wholeAccount: true })
  return null
}

async function foldersOf({ options, core }: Run): Promise<readonly ReportedFolder[]> {
  const named = options.folders.length > 0
  const asked = named ? options.folders : core.view().folders
  if (options.demo) return asked.map((path) => ({ path, problem: null }))
  const seen = await Promise.all(asked.map(lookAtFolder))
  if (!named) return seen.map(({ problem }, at) => ({ path: asked[at] ?? '', problem }))
  const readable = outermost(pathsOf(seen)).map((path) => ({ path, problem: null }))
  return [...readable, ...seen.filter(({ problem }) => problem !== null)]
}

function pathsOf(folders: readonly ReportedFolder[]): readonly string[] {
  return folders.filter(({ problem }) => problem === null).map(({ path }) => path)
}

async function check(run: Run, folders: readonly ReportedFolder[]): Promise<Result<ChecklistReport, string>> {
  const { options, host, core, clock } = run
  const { demo, history, failOn } = options
  const named = options.folders.length > 0
  const startedAtMs = clock.now()
  const stopWatching = core.subscribe((view) => {
    const { running } = view.checklist
    host.progress(running && !run.signal.aborted ? progressText(running) : '')
  })
  const done = await core.checklist.run({
    remember: false,
    ...(named && { folders: pathsOf(folders) }),
    // Where nobody says otherwise, the watched folders are scanned as the settings want it.
    ...((named || history) && { history }),
  })
  stopWatching()
  host.progress('')
  if (!done.ok) return err(failureReason(done.failure))
  const { results } = core.view().checklist
  const endedAtMs = clock.now()
  const scan = run.scan.last()
  return ok(reportOf({ demo, folders, named, history, scan, failOn, startedAtMs, endedAtMs, results }))
}

/** Checks until there is nothing to add any more: a long list of findings is told in parts. */
async function checkWithBaseline(
  run: Run,
  folders: readonly ReportedFolder[],
): Promise<Result<ChecklistReport, string>> {
  for (;;) {
    const made = await check(run, folders)
    if (!made.ok || run.signal.aborted) return made
    const written = await writeBaselines(made.value)
    if (!written.ok) return written
    for (const text of written.value.texts) run.host.error(text)
    if (!written.value.added) return made
  }
}
