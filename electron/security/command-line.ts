import { app } from 'electron'

/** Chromium switches by which another program could watch or bend the app: unheard in the packaged app. */
const refusedSwitches = [
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'disable-web-security',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'js-flags',
  'load-extension',
  'log-net-log',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'ssl-key-log-file',
  'ssl-version-min',
  'unsafely-treat-insecure-origin-as-secure',
]

/** Sandboxes every renderer and, when packaged, closes the command line's back doors. Before `ready`. */
export function hardenProcess(): void {
  app.enableSandbox()
  // Chromium writes TLS keys to the file named here, whichever program set it.
  delete process.env['SSLKEYLOGFILE']
  if (!app.isPackaged) return
  for (const name of refusedSwitches) app.commandLine.removeSwitch(name)
}
