import { createInterface } from 'node:readline'
import { secondMs, type EpochMs } from '../domain/time.ts'
import { startGit } from './git.ts'
import type { SharedState } from './shared-state.ts'

/** The commit that first brought a blob, and under which path. */
export interface BlobOrigin {
  readonly commit: string
  readonly path: string
  readonly committedAtMs: EpochMs
}

/** Reading a long history takes its time; without an answer by then the blob is named alone. */
const boundMs = 60 * secondMs

/**
 * So many of them are named to git, which then prints no others. Windows takes no command of more than 32,767
 * characters; where there are more, all changes are printed, and those of others passed over here.
 */
const mostNamed = 256

/**
 * Looks for the commits that brought these blobs: over every branch, tag, stash and reflog. What no commit reaches
 * any more has no entry. The last one that git prints is the oldest.
 */
export async function blobOrigins(
  repository: string,
  blobs: ReadonlySet<string>,
  shared: SharedState,
): Promise<ReadonlyMap<string, BlobOrigin>> {
  const origins = new Map<string, BlobOrigin>()
  if (blobs.size === 0) return origins
  const named = blobs.size > mostNamed ? [] : [...blobs].map((blob) => `--find-object=${blob}`)
  const run = startGit(repository, [...logArguments, ...named])
  const timer = setTimeout(() => run.kill(), boundMs)
  let commit = ''
  let committedAtMs = 0
  for await (const line of createInterface({ input: run.output, crlfDelay: Infinity })) {
    if (shared.isCancelled()) run.kill()
    const head = /^([0-9a-f]{40,64}) (\d+)$/.exec(line)
    if (head) {
      commit = head[1] ?? ''
      committedAtMs = Number(head[2]) * secondMs
      continue
    }
    // :100644 100644 <old> <new> M\t<path>
    const change = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) \w+\t(.*)$/.exec(line)
    if (change && blobs.has(change[1] ?? ''))
      origins.set(change[1] ?? '', { commit, path: unquote(change[2] ?? ''), committedAtMs })
  }
  clearTimeout(timer)
  await run.end
  return origins
}

const logArguments = [
  'log',
  '--all',
  '--reflog',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--root',
  '-m',
  '--format=%H %ct',
]

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
}

/** A path with odd characters, as git quotes it: in double quotes, bytes beyond ASCII as three octal digits. */
export function unquote(path: string): string {
  if (!path.startsWith('"') || !path.endsWith('"')) return path
  const bytes: number[] = []
  for (const [, octal, letter, plain] of path.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
    else if (letter !== undefined) bytes.push(...Buffer.from(escapes[letter] ?? letter))
    else if (plain !== undefined) bytes.push(...Buffer.from(plain))
  }
  return Buffer.from(bytes).toString('utf8')
}
