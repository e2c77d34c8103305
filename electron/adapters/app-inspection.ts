import { app, type WebContents } from 'electron'
import type { AppFacts } from '../../app/domain/app-facts.ts'
import { secondMs } from '../../app/domain/time.ts'
import type { AppInspection } from '../../app/ports/app-facts.ts'
import type { Clock } from '../../app/ports/clock.ts'
import { fuseFile, readFuses } from '../security/fuses.ts'
import { pageUrl } from '../security/origin.ts'
import { isSandboxed } from '../security/process-sandbox.ts'

export interface InspectionNeeds {
  readonly clock: Clock
  readonly platform: NodeJS.Platform
  /** Absolute path of the executable that runs. */
  readonly executable: string
  /** Absolute path of the built files: in the archive, where the app is packed into one. */
  readonly built: string
  readonly builtAtMs: number | null
  /** The web contents of the page, or null while there is no window. */
  readonly page: () => WebContents | null
}

/** A page that hangs gives no answer at all. */
const pageBoundMs = 5 * secondMs

/**
 * What the running app shows of itself, observed and not taken from its settings. The executable is read once. The
 * page is looked at each time; while there is no window, what the last one showed stands, since all are made alike.
 */
export function createAppInspection(needs: InspectionNeeds): AppInspection {
  let fuses: Promise<AppFacts['fuses']> | null = null
  let lastPage: AppFacts['page'] = null
  return {
    async look() {
      fuses ??= readFuses(fuseFile(needs.platform, needs.executable))
      const [found, page] = await Promise.all([fuses, lookAtPage(needs)])
      lastPage = page ?? lastPage
      return {
        version: app.getVersion(),
        electron: versionOf('electron'),
        chromium: versionOf('chrome'),
        node: versionOf('node'),
        builtAtMs: needs.builtAtMs,
        isPackaged: app.isPackaged,
        page: lastPage,
        fuses: found,
        asarIntegrity: asarIntegrity(needs, found),
        contentProtection: contentProtection(needs.platform),
      }
    },
  }
}

/** Empty where this is not Electron, as under the stand-in. */
function versionOf(part: string): string {
  return new Map(Object.entries(process.versions)).get(part) ?? ''
}

/** Null for no window, and for a page that is gone or hangs. */
async function lookAtPage({ page, clock, platform }: InspectionNeeds): Promise<AppFacts['page']> {
  const contents = page()
  if (contents === null || contents.isDestroyed()) return null
  const { promise, resolve } = Promise.withResolvers<null>()
  const cancel = clock.after(pageBoundMs, () => resolve(null))
  try {
    return await Promise.race([observe(contents, platform), promise])
  } catch {
    return null
  } finally {
    cancel()
  }
}

async function observe(contents: WebContents, platform: NodeJS.Platform): Promise<AppFacts['page']> {
  // It waits until the page has loaded: only then it has the process that it stays in.
  const world = await worldOf(contents)
  const [csp, sandbox] = await Promise.all([
    servedPolicy(contents),
    isSandboxed(contents.getOSProcessId(), platform, () => app.getAppMetrics()),
  ])
  return { ...world, csp, sandbox }
}

/**
 * Run in the page's own world. Electron lets preload expose anything through its bridge only where the two worlds are
 * apart, so that the bridge being there shows it; Node would show as one of its globals.
 * https://www.electronjs.org/docs/latest/api/context-bridge
 */
const probe = `[
  'stakewatch' in globalThis,
  ['process', 'require', 'module', 'Buffer'].some((name) => name in globalThis),
]`

async function worldOf(contents: WebContents) {
  const answer: unknown = await contents.executeJavaScript(probe)
  const [hasBridge, hasNode]: readonly unknown[] = Array.isArray(answer) ? answer : []
  // What is no answer shows nothing.
  return { contextIsolation: hasBridge === true, nodeIntegration: hasNode !== false }
}

/** Asked of the page's session, as the page itself asks for itself. */
async function servedPolicy(contents: WebContents): Promise<string | null> {
  const answer = await contents.session.fetch(pageUrl)
  await answer.body?.cancel()
  return answer.headers.get('content-security-policy')
}

/**
 * macOS and Windows check the archive against the executable where the fuse says so, and end an app whose archive does
 * not fit; Linux has nothing of the kind. https://www.electronjs.org/docs/latest/tutorial/asar-integrity
 */
function asarIntegrity(
  { built, platform }: InspectionNeeds,
  fuses: AppFacts['fuses'],
): AppFacts['asarIntegrity'] {
  if (!/\.asar[\\/]/.test(built)) return 'no-archive'
  if (platform !== 'darwin' && platform !== 'win32') return 'not-offered'
  const isOn = fuses.kind === 'read' && fuses.states.EnableEmbeddedAsarIntegrityValidation === 'on'
  return isOn ? 'checked' : 'off'
}

/** See `windows/content-protection.ts`. */
function contentProtection(platform: NodeJS.Platform): AppFacts['contentProtection'] {
  if (platform === 'win32') return 'offered'
  return platform === 'darwin' ? 'in-part' : 'not-offered'
}
