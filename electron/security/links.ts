import { shell } from 'electron'
import { linkUrl, type LinkId } from '../../app/contract/links.ts'
import type { Host } from '../../app/domain/host.ts'

/** Opens one of the listed addresses in the owner's browser; false when the system has nothing to open it with. */
export async function openLink(link: LinkId, host: Host): Promise<boolean> {
  try {
    await shell.openExternal(linkUrl(link, host))
    return true
  } catch {
    return false
  }
}
