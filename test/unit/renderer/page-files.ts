import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const rendererPath = join(import.meta.dirname, '../../../renderer')

interface PageFile {
  /** Relative to `renderer`, with `/`. */
  readonly path: string
  readonly text: string
}

/** The page's own sources whose name fits. */
export function pageFiles(name: RegExp): readonly PageFile[] {
  return readdirSync(rendererPath, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(rendererPath, path), 'utf8'),
    }))
}
