import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import config from '../../../electron/electron.vite.config.ts'

/** The page as the app ships it, by path under its origin. */
export type BuiltPage = ReadonlyMap<string, Buffer>

/** Builds the page into memory with the app's own configuration, so that what is tested is never stale. */
export async function buildPage(): Promise<BuiltPage> {
  const { renderer } = config
  const built = await build({
    ...renderer,
    configFile: false,
    logLevel: 'error',
    build: { ...renderer?.build, write: false },
  })
  const files = new Map<string, Buffer>()
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!('output' in result)) throw new Error('vite did not build but watch')
    for (const file of result.output)
      files.set(`/${file.fileName}`, Buffer.from(file.type === 'asset' ? file.source : file.code))
  }
  return files
}

/** Bytes of all files that end so, gzipped one by one as a package would. */
export function gzippedBytes(page: BuiltPage, ending: string): number {
  return [...page]
    .filter(([path]) => path.endsWith(ending))
    .reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0)
}
