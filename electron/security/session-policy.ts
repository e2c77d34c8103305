import { session, type Session } from 'electron'
import { isPageUrl } from './origin.ts'

/**
 * The page's session: in memory, so that the page can leave nothing on disk, and without any permission,
 * device, download or network of its own. `developerTools` lets Chromium's own inspector load.
 */
export function openPageSession(options: { readonly developerTools: boolean }): Session {
  const opened = session.fromPartition('stakewatch-page', { cache: false })
  refusePermissions(opened)
  opened.setSpellCheckerEnabled(false)
  opened.on('will-download', (event) => event.preventDefault())
  opened.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isAllowed(details.url, options.developerTools) })
  })
  return opened
}

function refusePermissions(opened: Session): void {
  opened.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  opened.setPermissionCheckHandler(() => false)
  opened.setDevicePermissionHandler(() => false)
  opened.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

function isAllowed(address: string, developerTools: boolean): boolean {
  return isPageUrl(address) || (developerTools && address.startsWith('devtools://'))
}
