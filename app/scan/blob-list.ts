import { createInterface } from 'node:readline'
import type { GitRun } from './git.ts'

/** Few enough to be read side by side, enough that starting git for them does not count. */
const blobsAtOnce = 4096

const listArguments = [
  'cat-file',
  '--batch-all-objects',
  '--unordered',
  '--buffer',
  '--batch-check=%(objectname) %(objecttype)',
]

/** Every blob that the repository has and that is wanted, in groups, in the order in which git reads them fastest. */
export async function* blobGroups(
  start: (args: readonly string[]) => GitRun,
  isWanted: (id: string) => boolean,
): AsyncGenerator<readonly string[], Awaited<GitRun['end']>> {
  const run = start(listArguments)
  let group: string[] = []
  try {
    for await (const line of createInterface({ input: run.output, crlfDelay: Infinity })) {
      const [id = '', type] = line.split(' ')
      if (type !== 'blob' || !isWanted(id)) continue
      group.push(id)
      if (group.length < blobsAtOnce) continue
      yield group
      group = []
    }
    if (group.length > 0) yield group
    return await run.end
  } finally {
    run.kill()
  }
}
