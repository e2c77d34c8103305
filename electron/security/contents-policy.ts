import { app, type Event } from 'electron'
import { pageUrl } from './origin.ts'

/** For every web contents that is ever made: no navigation, no new window, no embedded guest, no client certificate. */
export function restrictContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', refuse)
    contents.on('will-frame-navigate', refuse)
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault()
    callback()
  })
}

/** The page may load itself again, after a crash of its own; it may go nowhere else. */
function refuse(event: Event<{ readonly url: string; readonly isMainFrame: boolean }>): void {
  if (!(event.isMainFrame && event.url === pageUrl)) event.preventDefault()
}
