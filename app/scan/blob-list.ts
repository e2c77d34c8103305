import type { GitEnd, GitRun } from './git.ts'

/** Few enough that the threads end together, enough to be worth a message. */
const blobsAtOnce = 512

const listArguments = [
  'cat-file',
  '--batch-all-objects',
  '--unordered',
  '--buffer',
  '--batch-check=%(objectname) %(objecttype)',
]

/**
 * Every blob that the repository has and that is wanted, in groups, in the order in which git reads them fastest. Ends
 * with null where all are listed, or with how git ended.
 */
export async function* blobGroups(
  start: (args: readonly string[]) => GitRun,
  isWanted: (id: string) => boolean,
): AsyncGenerator<readonly string[], GitEnd | null> {
  const run = start(listArguments)
  let group: string[] = []
  let begun = ''
  let isDamaged = false
  try {
    for await (const piece of run.output) {
      const lines = (begun + String(piece)).split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) {
        const [id = '', type] = line.split(' ')
        // Git goes on past an object that it has and cannot read.
        if (type === 'missing') isDamaged = true
        if (type !== 'blob' || !isWanted(id)) continue
        group.push(id)
        if (group.length < blobsAtOnce) continue
        yield group
        group = []
      }
    }
    if (group.length > 0) yield group
    const end = await run.end
    return end.kind === 'ended' && end.code === 0 && !isDamaged ? null : end
  } finally {
    run.kill()
  }
}
