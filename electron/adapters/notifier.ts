import { app, Notification } from 'electron'
import type { Place } from '../../app/domain/place.ts'
import type { Notifier } from '../../app/ports/notifier.ts'
import { desktopIsUndisturbed } from './undisturbed.ts'

/** As in electron-builder.yml. */
const appId = 'app.stakewatch.desktop'

/** Native notifications; a click on one calls `onClick` with its place. Does nothing where the desktop shows none. */
export function createNotifier(onClick: (place: Place | null) => void): Notifier {
  // Windows shows the notifications of apps that it knows by this name.
  if (process.platform === 'win32') app.setAppUserModelId(appId)
  // A notification that is collected as garbage loses its click.
  const shown = new Set<Notification>()
  return {
    notify({ title, body, place }) {
      if (!Notification.isSupported()) return
      const notification = new Notification({ title, body })
      const drop = () => shown.delete(notification)
      notification.on('click', () => {
        drop()
        onClick(place)
      })
      notification.on('close', drop)
      shown.add(notification)
      notification.show()
    },
    isUndisturbed: () => desktopIsUndisturbed(process.platform),
  }
}
