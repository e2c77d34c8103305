import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { isPageUrl } from './origin.ts'
import { securityHeaders } from './headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Files of the bundle by the path that the page asks for, e.g. `/assets/index.js`. */
export type BundleFiles = ReadonlyMap<string, { readonly path: string; readonly type: string }>

/**
 * The files that may be served, listed once: what is not in this list does not exist, so that no path can
 * lead out of the bundle. `directory` is absolute.
 */
export async function listBundle(directory: string): Promise<BundleFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const type = types[extname(path)]
      const name = `/${relative(directory, path).split(sep).join('/')}`
      return type === undefined ? [] : [[name, { path, type }] as const]
    })
  return new Map(files)
}

/** Answers one request of the page out of the bundle: 200, 404 for all that is not listed, 405 for all but GET. */
export async function serveBundle(
  files: BundleFiles,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  if (!isPageUrl(request.url)) return refusal(404)
  const { pathname } = new URL(request.url)
  const file = files.get(pathname === '/' ? '/index.html' : pathname)
  if (!file) return refusal(404)
  const body = await readFile(file.path)
  return new Response(body, { headers: { ...securityHeaders, 'Content-Type': file.type } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders } })
}
