import { app, Notification } from 'electron'
import type { Notifier } from '../../app/ports/notifier.ts'

/** As in electron-builder.yml. */
const appId = 'app.stakewatch.desktop'

/** Native notifications; a click on one calls `onClick`. Does nothing where the desktop shows none. */
export function createNotifier(onClick: () => void): Notifier {
  // Windows shows the notifications of apps that it knows by this name.
  if (process.platform === 'win32') app.setAppUserModelId(appId)
  // A notification that is collected as garbage loses its click.
  const shown = new Set<Notification>()
  return {
    notify(notice) {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title: notice.title, body: notice.body })
      const drop = () => shown.delete(notification)
      notification.on('click', () => {
        drop()
        onClick()
      })
      notification.on('close', drop)
      shown.add(notification)
      notification.show()
    },
  }
}
