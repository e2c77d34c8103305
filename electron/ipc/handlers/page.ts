import type { Handlers, Platform } from '../../../app/contract/bridge.ts'
import type { LinkId } from '../../../app/contract/links.ts'
import { firstPageState, type PageState } from '../../../app/contract/page-state.ts'
import type { Core } from '../../../app/core.ts'
import type { Host } from '../../../app/domain/host.ts'
import { err, ok } from '../../../app/domain/result.ts'
import type { Logger } from '../../../app/ports/logger.ts'

export interface PageNeeds {
  readonly core: Core
  readonly log: Logger
  readonly platform: () => Platform
  readonly version: string
  /** What the page last said of itself, kept while its window is gone. */
  readonly memory: { state: PageState }
  readonly openLink: (link: LinkId, host: Host) => Promise<boolean>
}

export function pageHandlers(needs: PageNeeds) {
  const { core, memory, platform, version } = needs
  return {
    'view.get': async () => ok({ view: core.view(), page: memory.state, platform: platform(), version }),
    'preferences.change': async (change) => core.changePreferences(change),
    'preferences.export': async () => core.transfer.exportPreferences(),
    'preferences.chooseImport': async () => core.transfer.chooseImport(),
    'preferences.applyImport': async () => core.transfer.applyImport(),
    'preferences.dropImport': async () => core.transfer.dropImport(),
    'everything.forget': async () => {
      memory.state = firstPageState
      return core.forget.everything()
    },
    'everything.beginAnew': async () => core.forget.beginAnew(),
    'loginStart.state': async () => core.loginStart.state(),
    'loginStart.set': async ({ isOn }) => core.loginStart.set(isOn),
    'notice.dismiss': async () => core.dismissNotice(),
    'link.open': async ({ link, host }) =>
      (await needs.openLink(link, host)) ? ok() : err({ kind: 'link-not-allowed' } as const),
    'page.remember': async (state) => {
      memory.state = state
      return ok()
    },
    'page.failed': async ({ where }) => {
      needs.log.log('error', 'page-failed', { where })
      return ok()
    },
  } satisfies Partial<Handlers>
}
