import { app } from 'electron'
import type { Core } from '../../app/core.ts'
import type { PageRoute } from '../../app/domain/place.ts'
import type { Notifier } from '../../app/ports/notifier.ts'
import { desktopWords } from '../../app/strings/en/desktop.ts'
import type { TrayAction } from './tray-view.ts'

/** What a choice in the tray's menu does. */
export function trayActions(
  core: Core,
  showWindow: () => void,
  showView: (route: PageRoute) => void,
): (action: TrayAction) => Promise<void> {
  return async (action) => {
    const { selected, accounts } = core.view()
    if (action === 'quit') app.quit()
    // A menu that was opened before may still be there when the lock closes.
    else if (core.lock.isLocked()) showWindow()
    else if (action === 'checklist' || action === 'activity') showView(action)
    else if (action === 'privacy') await core.changePreferences({ privacy: !core.view().preferences.privacy })
    else if (action === 'lock') core.lock.lock('asked')
    else if (action === 'refresh') await Promise.all(accounts.map(({ id }) => core.refresh(id)))
    else if (typeof action === 'object') await core.selectAccount(action.select)
    else {
      if (action === 'set-up') await core.setup.begin(selected)
      showWindow()
    }
  }
}

/** Says once in the app's life that a closed window does not mean a closed app. */
export function noticeTray(core: Core, notifier: Notifier): void {
  if (core.settings().trayNoticeGiven) return
  notifier.notify({ ...desktopWords.trayNotice, place: null })
  void core.trayNoticeGiven()
}
