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

/** Git goes on past an object that it has and cannot read. */
const damaged: GitEnd = { kind: 'ended', code: 1 }

/** Every blob that the repository has and that is wanted, in groups, in the order in which git reads them fastest. */
export async function* blobGroups(
  start: (args: readonly string[]) => GitRun,
  isWanted: (id: string) => boolean,
): AsyncGenerator<readonly string[], GitEnd> {
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
    return isDamaged ? damaged : end
  } finally {
    run.kill()
  }
}
