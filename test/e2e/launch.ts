import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { quickStart } from '../fakes/quick-start.ts'
import { builtMain, driveStandIn, type DrivenApp, type DriveOptions } from '../standin/drive.ts'

const packageDir = join(import.meta.dirname, '../../node_modules/electron')

export interface LaunchedApp extends DrivenApp {
  readonly host: 'electron' | 'stand-in'
}

/** Electron's executable where its runtime is installed, else null. */
export function electronRuntime(): string | null {
  const named = join(packageDir, 'path.txt')
  const file = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const directory = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageDir, 'dist')
  const path = join(directory, file)
  return existsSync(path) ? path : null
}

/**
 * Starts the built app: in real Electron where its runtime is present, otherwise in the stand-in. Under
 * Electron `ask` rejects, since nobody can be asked about the desktop: specs that need it are skipped there.
 */
export async function launch(options: DriveOptions = {}): Promise<LaunchedApp> {
  const runtime = electronRuntime()
  if (runtime === null) {
    const env = { ...quickStart, ...(options.env ?? process.env) }
    return { host: 'stand-in', ...(await driveStandIn({ ...options, env })) }
  }
  return launchElectron(runtime, options)
}

async function launchElectron(executablePath: string, options: DriveOptions): Promise<LaunchedApp> {
  const startedAtMs = Date.now()
  const app = await _electron.launch({
    executablePath,
    args: [builtMain, ...(options.args ?? [])],
    ...(options.env && { env: options.env }),
  })
  const written: Buffer[] = []
  app.process().stdout?.on('data', (chunk: Buffer) => written.push(chunk))
  app.process().stderr?.on('data', (chunk: Buffer) => written.push(chunk))
  const ended = new Promise<number | null>((resolve) => {
    app.process().once('exit', resolve)
  })
  return {
    host: 'electron',
    ended,
    startedAtMs,
    pid: app.process().pid ?? -1,
    page: async () => app.firstWindow(),
    ask: async () => Promise.reject(new Error('the desktop can be asked in the stand-in only')),
    output: () => Buffer.concat(written).toString(),
    async quit() {
      await app.close()
      return ended
    },
  }
}
