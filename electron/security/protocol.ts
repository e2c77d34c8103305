import { protocol, type Session } from 'electron'
import { listBundle, serveBundle } from './bundle.ts'
import { pageScheme } from './origin.ts'

/** Gives the page's scheme a real origin. Before `ready`, and once. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page in this session; `directory` is the bundle's absolute path. */
export function servePage(pageSession: Session, directory: string): void {
  const listed = listBundle(directory)
  pageSession.protocol.handle(pageScheme, async (request) => serveBundle(await listed, request))
}
