import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application's menu: what copying, pasting and quitting need, which on macOS work through it only.
 * Chromium's own inspector is in it for developers, never in the packaged app.
 */
export function setApplicationMenu(options: {
  readonly macos: boolean
  readonly developerTools: boolean
}): void {
  const template: MenuItemConstructorOptions[] = [
    options.macos ? { role: 'appMenu' } : { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]
  if (options.developerTools) template.push({ label: 'Developer', submenu: [{ role: 'toggleDevTools' }] })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
