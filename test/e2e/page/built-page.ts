import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { securityHeaders } from '../../../electron/security/headers.ts'

/** The page as the app ships it, by path under its origin. */
export type BuiltPage = ReadonlyMap<string, Buffer>

const renderer = join(import.meta.dirname, '../../../out/renderer')

export function readPage(): BuiltPage {
  const files = readdirSync(renderer, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    paths.map((path) => [`/${relative(renderer, path).replaceAll(sep, '/')}`, readFileSync(path)]),
  )
}

/** Bytes of all files that end so, gzipped one by one as a package would. */
export function gzippedBytes(page: BuiltPage, ending: string): number {
  return [...page]
    .filter(([path]) => path.endsWith(ending))
    .reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0)
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/**
 * Serves the page with the app's own headers, at an origin that browsers trust as they do the app's. It may be kept:
 * to hand it over and compile it anew for each test took half of the time in which it opens.
 */
export async function servePage(
  page: BuiltPage,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url
    const body = page.get(path)
    const headers = { ...securityHeaders, 'Cache-Control': 'max-age=3600' }
    // A browser asks for an icon by itself, which a window does not.
    const missing = path === '/favicon.ico' ? 204 : 404
    response.writeHead(body ? 200 : missing, {
      ...headers,
      'Content-Type': contentTypes[extname(path)] ?? '',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page is served at a port')
  return {
    origin: `http://localhost:${address.port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
