import { readFile } from 'node:fs/promises'
import type { ProcessMetric } from 'electron'

/**
 * Whether the operating system holds a process of Chromium's in a sandbox; null where it does not tell. macOS and
 * Windows say so by Electron's own measure. On Linux it is the seccomp filter that a sandboxed process has and the
 * main process has not. `metrics` is `app.getAppMetrics`, `proc` where the kernel shows the processes.
 */
export async function isSandboxed(
  pid: number,
  platform: NodeJS.Platform,
  metrics: () => readonly Pick<ProcessMetric, 'pid' | 'sandboxed'>[],
  proc = '/proc',
): Promise<boolean | null> {
  if (platform !== 'linux') return metrics().find((each) => each.pid === pid)?.sandboxed ?? null
  const [its, ours] = await Promise.all([filtersOf(`${proc}/${pid}`), filtersOf(`${proc}/self`)])
  if (its === null || ours === null) return null
  // A container may hold every process in a filter of its own: then only their number tells.
  if (its.isFiltered && ours.isFiltered) {
    return its.count === null || ours.count === null ? null : its.count > ours.count
  }
  return its.isFiltered
}

interface Filters {
  readonly isFiltered: boolean
  /** Kernels older than 5.9 do not count them. */
  readonly count: number | null
}

/** See proc_pid_status(5): `Seccomp` is 2 for a process with a filter. */
async function filtersOf(directory: string): Promise<Filters | null> {
  const text = await readFile(`${directory}/status`, 'utf8').catch(() => '')
  const mode = /^Seccomp:\s*(\d+)$/m.exec(text)?.[1]
  const count = /^Seccomp_filters:\s*(\d+)$/m.exec(text)?.[1]
  if (mode === undefined) return null
  return { isFiltered: mode === '2', count: count === undefined ? null : Number(count) }
}
