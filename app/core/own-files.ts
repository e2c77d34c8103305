import { join } from 'node:path'
import type { ScanRequest } from '../domain/scan.ts'
import type { FileProblem } from '../ports/files.ts'
import type { CorePorts } from './core-ports.ts'

/** What Stakewatch writes itself, apart from Chromium's files: by their names, since a directory may hold others. */
const ownFiles = {
  settings: { directory: '', name: /^(settings(\.broken-[\w-]+)?|lock-tries)\.json(\.[0-9a-f]{12}\.tmp)?$/ },
  checklist: {
    directory: '',
    name: /^(checklist(\.broken-[\w-]+)?|scan-(cache|history))\.json(\.[\w-]{1,64}\.tmp)?$/,
  },
  alerts: { directory: '', name: /^alerts(\.broken-[\w-]+)?\.json(\.[\w-]{1,64}\.tmp)?$/ },
  history: { directory: '', name: /^history(\.broken-[\w-]+)?\.sqlite(-wal|-shm|-journal)?$/ },
  logs: { directory: 'logs', name: /^[a-z]+(\.\d)?\.log$/ },
} as const
export type OwnFiles = keyof typeof ownFiles

/** Absolute paths of what the scan remembers of files and of git histories. */
export function scanMemoryFiles(dataDir: string): Pick<ScanRequest, 'cacheFile' | 'historyFile'> {
  return { cacheFile: join(dataDir, 'scan-cache.json'), historyFile: join(dataDir, 'scan-history.json') }
}

/** Absolute paths of our own logs, those that are there. */
export async function ownLogFiles({
  files,
  dataDir,
}: Pick<CorePorts, 'files' | 'dataDir'>): Promise<readonly string[]> {
  const { directory, name } = ownFiles.logs
  const place = join(dataDir, directory)
  const there = await files.list(place)
  return there.ok ? there.names.filter((file) => name.test(file)).map((file) => join(place, file)) : []
}

export interface Removal {
  /** How many were there. */
  readonly files: number
  /** Why some of them still are; null when none is. */
  readonly problem: FileProblem | null
}

/** Removes all of one kind, as far as that is possible, and looks again. */
export async function removeOwnFiles(
  { files, dataDir }: Pick<CorePorts, 'files' | 'dataDir'>,
  kind: OwnFiles,
): Promise<Removal> {
  const { directory, name } = ownFiles[kind]
  const place = join(dataDir, directory)
  const before = await files.list(place)
  if (!before.ok) return { files: 0, problem: before.problem }
  const own = before.names.filter((file) => name.test(file))
  let problem: FileProblem | null = null
  for (const file of own) {
    const removed = await files.remove(join(place, file))
    if (!removed.ok) problem ??= removed.problem
  }
  const after = await files.list(place)
  const isLeft = !after.ok || after.names.some((file) => name.test(file))
  return { files: own.length, problem: isLeft ? (problem ?? 'other') : null }
}
