import { readdir, readFile, stat } from 'node:fs/promises'
import type { ClipboardHistory } from '../../domain/machine.ts'
import {
  extensionKeepers,
  isHistoryOn,
  linuxKeeper,
  macKeepers,
  windowsKeepers,
  type RunningProgram,
} from './clipboard-programs.ts'
import { runTool, type ToolOutcome } from './run-tool.ts'
import { systemProgram, type Env } from './windows-tools.ts'

function seen(by: readonly string[]): ClipboardHistory {
  const each = [...new Set(by)].toSorted()
  return each.length > 0 ? { kind: 'kept', by: each } : { kind: 'none-seen' }
}

const noAnswer: ClipboardHistory = { kind: 'unknown', why: 'no-answer' }

/** By the programs of our own user that run. `proc` is where the kernel shows them. */
export async function linuxClipboard(
  proc = '/proc',
  run: (program: string, words: readonly string[]) => Promise<ToolOutcome> = runTool,
): Promise<ClipboardHistory> {
  const programs = await ownPrograms(proc)
  if (programs.length === 0) return { kind: 'unknown', why: 'not-told' }
  const by = programs.flatMap((program) => linuxKeeper(program) ?? [])
  const hasGnome = programs.some(({ name }) => name === 'gnome-shell')
  if (!hasGnome) return seen(by)
  const answer = await run('/usr/bin/gsettings', ['get', 'org.gnome.shell', 'enabled-extensions'])
  if (answer.kind !== 'ended' || answer.code !== 0) return by.length > 0 ? seen(by) : noAnswer
  return seen([...by, ...extensionKeepers(answer.output)])
}

async function ownPrograms(proc: string): Promise<readonly RunningProgram[]> {
  const us = process.getuid?.()
  const names = await readdir(proc).catch(() => [])
  const read = names.filter((name) => /^\d+$/.test(name)).map((name) => programAt(`${proc}/${name}`, us))
  return (await Promise.all(read)).flat()
}

/** None for a process of somebody else's, or one that has ended meanwhile. */
async function programAt(directory: string, us: number | undefined): Promise<readonly RunningProgram[]> {
  try {
    if ((await stat(directory)).uid !== us) return []
    const [name, words] = await Promise.all([
      readFile(`${directory}/comm`, 'utf8'),
      readFile(`${directory}/cmdline`, 'utf8'),
    ])
    return [{ name: name.trimEnd(), words: words.split('\0').slice(0, -1) }]
  } catch {
    return []
  }
}

export async function macosClipboard(): Promise<ClipboardHistory> {
  const answer = await runTool('/bin/ps', ['-x', '-o', 'comm='])
  return answer.kind === 'ended' && answer.code === 0 ? seen(macKeepers(answer.output)) : noAnswer
}

/** Windows' own history, off unless somebody turned it on, and the programs that keep one of their own. */
export async function windowsClipboard(env: Env): Promise<ClipboardHistory> {
  const [history, tasks] = await Promise.all([
    runTool(systemProgram(env, 'reg.exe'), [
      'query',
      String.raw`HKCU\Software\Microsoft\Clipboard`,
      '/v',
      'EnableClipboardHistory',
    ]),
    runTool(systemProgram(env, 'tasklist.exe'), ['/FO', 'CSV', '/NH']),
  ])
  return windowsHistory(history, tasks)
}

/** `reg` ends with 1 where there is no such value. */
export function windowsHistory(history: ToolOutcome, tasks: ToolOutcome): ClipboardHistory {
  const hasAnswer = history.kind === 'ended' && (history.code === 0 || history.code === 1)
  const own = hasAnswer && isHistoryOn(history.output) ? ['Windows'] : []
  const others = tasks.kind === 'ended' && tasks.code === 0 ? windowsKeepers(tasks.output) : null
  const by = [...own, ...(others ?? [])]
  return by.length === 0 && (!hasAnswer || others === null) ? noAnswer : seen(by)
}
