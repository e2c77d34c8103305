import { execFileSync } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { KnownTokens, ScanReport, ScanRequest } from '../../../app/domain/scan.ts'
import type { ScanControl } from '../../../app/ports/scanner.ts'
import { createScanner } from '../../../app/scan/scanner.ts'

/** What the app's threads run; `built.ts` sees to it that it is what the sources say. */
export const worker = new URL('../../../out/main/scan-worker.js', import.meta.url)

/** A folder of its own with whatever a test puts into it, scanned by real threads. */
export interface ScanWorld {
  readonly folder: string
  readonly token: string
  write(path: string, content: string | Buffer): string
  git(...args: readonly string[]): string
  scan(request?: Partial<ScanRequest>, control?: ScanControl): Promise<ScanReport>
  remove(): void
}

export const newToken = () => randomBytes(48).toString('hex')

export function createScanWorld(threads = 2): ScanWorld {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stakewatch-scan-')))
  const scanner = createScanner({ worker, threads })
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...gitIdentity, ...args], { encoding: 'utf8', stdio: 'pipe' })
  return {
    folder,
    token: newToken(),
    write(path, content) {
      const whole = join(folder, path)
      mkdirSync(dirname(whole), { recursive: true })
      writeFileSync(whole, content)
      return whole
    },
    git,
    scan: (request, control) =>
      scanner.scan(
        {
          folders: [folder],
          files: [],
          history: false,
          known: null,
          cacheFile: null,
          historyFile: null,
          ...request,
        },
        control,
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const gitIdentity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid']

/** A line of code that holds a token. */
export const codeWith = (token: string) => `headers = {"x-access-token": "${token}"}\n`

/** This token as one that is kept, under a key of its own as every time. */
export function knownOf(token: string): KnownTokens {
  const keyHex = randomBytes(32).toString('hex')
  const digest = createHmac('sha256', Buffer.from(keyHex, 'hex')).update(token).digest('hex')
  return { keyHex, digests: [digest], label: `kept ${token.slice(0, 4)}` }
}

export const placesOf = ({ hits }: ScanReport) =>
  hits.map(({ place }) => (place.kind === 'file' ? `${place.path}:${place.line}` : '')).toSorted()
