import { parseFindingId, type Place } from '../domain/check.ts'
import type { ScanHit, ScanReport } from '../domain/scan.ts'
import type { OwnerFiles } from '../ports/owner-files.ts'
import type { Repositories } from '../ports/repositories.ts'
import type { Scanner } from '../ports/scanner.ts'
import { demoFolders } from './folders.ts'
import { createDemoOwnerFiles } from './owner-files.ts'

const { bot, notes } = demoFolders
const commit = '7d41c0a95be2f3861e0d9b7c52a4f6138e9d0b27'
const blob = 'c05a8e1f94d37b62a0e5c9183f7d2b64e8a1903d'

type HitOf = Pick<ScanHit, 'rule' | 'shown'> & Partial<ScanHit>

function inFile(folder: string, path: string, line: number): Place {
  return { kind: 'file', folder, path, line, column: 1 }
}

/** What the demo's folders hold: a little of what is found most, none of it the demo's own token. */
function everyHit(): readonly ScanHit[] {
  const inHistory: Place = {
    kind: 'commit',
    folder: bot,
    commit,
    blob,
    path: 'settings.py',
    line: 9,
    committedAtMs: Date.UTC(2026, 1, 14, 19, 12),
  }
  const hits: readonly (HitOf & { readonly place: Place })[] = [
    {
      rule: 'stake-token',
      habitat: 'assignment',
      shown: '3f9c21ab…90de',
      place: inFile(bot, 'config.py', 12),
    },
    {
      rule: 'stake-token',
      habitat: 'json',
      shown: '00000000…0001',
      allowedBy: 'comment',
      place: inFile(bot, 'tests/fixtures/answer.json', 3),
    },
    {
      rule: 'stake-token',
      source: 'git-history',
      habitat: 'assignment',
      shown: 'b81e04d7…5c3f',
      place: inHistory,
    },
    { rule: 'no-certificate-check', shown: 'verify=False', place: inFile(notes, 'fetch.py', 21) },
  ]
  return hits.flatMap((hit, index) => {
    const id = parseFindingId(`demo-${index}`)
    return id === null
      ? []
      : [
          {
            source: 'folder',
            habitat: null,
            detail: null,
            isYours: false,
            allowedBy: null,
            ...hit,
            id,
          } as const,
        ]
  })
}

/** A scan for the demo, of folders that do not exist. */
export function createDemoScanner(): Scanner {
  return {
    scan({ folders, files: others, history }, control) {
      const has = (folder: string | null) => folder !== null && folders.includes(folder)
      const hits = everyHit().filter(
        ({ source, place }) => has(place.folder) && (history || source !== 'git-history'),
      )
      const files = 214 * folders.length
      const bytes = 1_873_400 * folders.length
      const blobs = history && has(bot) ? 1460 : 0
      control?.onProgress?.({ phase: 'files', files, bytes, blobs: 0, hits: hits.length })
      return Promise.resolve<ScanReport>({
        hits,
        hitsLeftOut: 0,
        folders: folders.map((folder) => ({ folder, outcome: 'scanned' })),
        history: blobs === 0 ? [] : [{ repository: bot, outcome: 'scanned', blobs, known: 0 }],
        filesRead: others.map(({ path }) => path),
        envFiles: has(bot) ? [`${bot}/.env`] : [],
        repositories: has(bot) ? [bot] : [],
        unread:
          folders.length === 0 ? [] : [{ reason: 'binary', count: 3, examples: [`${folders[0]}/logo.png`] }],
        files,
        unchanged: 0,
        bytes,
        tookMs: 0,
        cancelled: false,
      })
    },
    close: () => Promise.resolve(),
  }
}

const wanted = [
  { pattern: 'secrets.py', elsewhere: false },
  { pattern: '.idea/', elsewhere: true },
] as const

/** What git would say of the demo's one repository, as its `.gitignore` is by now. */
export function createDemoRepositories(files: OwnerFiles = createDemoOwnerFiles()): Repositories {
  return {
    async look(root, envFiles) {
      const read = await files.read(demoFolders.ignoreFile, Number.POSITIVE_INFINITY)
      const lines = read.ok ? read.value.split('\n') : []
      return {
        root,
        outcome: 'read',
        envFiles: envFiles.map((path) => ({ path, ignored: 'gitignore', tracked: false })),
        uncovered: wanted.filter(({ pattern }) => !lines.includes(pattern)),
      }
    },
  }
}
