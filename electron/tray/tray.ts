import { join } from 'node:path'
import {
  Menu,
  nativeImage,
  nativeTheme,
  Tray,
  type MenuItemConstructorOptions,
  type NativeImage,
} from 'electron'
import { assertNever } from '../../app/domain/assert-never.ts'
import type { View } from '../../app/domain/view.ts'
import { iconName, type IconVariant } from './icons/names.ts'
import { trayPicture, type TrayAction, type TrayLine, type TrayPicture, type TrayState } from './tray-view.ts'

export interface TrayNeeds {
  readonly platform: NodeJS.Platform
  /** Absolute path of the directory that holds the drawn icons. */
  readonly icons: string
  readonly view: () => View
  readonly subscribe: (listener: () => void) => () => void
  readonly act: (action: TrayAction) => void
}

/** Puts the icon into the tray and keeps it true after each change; the core tells one at least once a minute. */
export function createTray(needs: TrayNeeds): void {
  let shown = trayPicture(needs.view())
  const tray = new Tray(icon(needs, shown.state))
  tray.setToolTip(shown.tooltip)
  if (needs.platform === 'darwin') tray.setTitle(shown.title)
  tray.setContextMenu(menu(shown, needs.act))
  tray.on('click', () => needs.act('open'))

  function update(): void {
    const next = trayPicture(needs.view())
    if (next.state !== shown.state) tray.setImage(icon(needs, next.state))
    if (next.tooltip !== shown.tooltip) tray.setToolTip(next.tooltip)
    if (next.title !== shown.title && needs.platform === 'darwin') tray.setTitle(next.title)
    // A menu that is replaced closes under the owner's hand: only when a line of it has changed.
    if (JSON.stringify(next.menu) !== JSON.stringify(shown.menu)) tray.setContextMenu(menu(next, needs.act))
    shown = next
  }

  needs.subscribe(update)
  nativeTheme.on('updated', () => tray.setImage(icon(needs, shown.state)))
}

function icon(needs: TrayNeeds, state: TrayState): NativeImage {
  const image = nativeImage.createFromPath(
    join(needs.icons, `${iconName(state, variant(needs.platform))}.png`),
  )
  if (needs.platform === 'darwin') image.setTemplateImage(true)
  return image
}

function variant(platform: NodeJS.Platform): IconVariant {
  if (platform === 'darwin') return 'template'
  if (platform !== 'win32') return 'panel'
  return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'light' : 'dark'
}

function menu(picture: TrayPicture, act: (action: TrayAction) => void): Menu {
  return Menu.buildFromTemplate(picture.menu.map((line) => menuItem(line, act)))
}

function menuItem(line: TrayLine, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'fact':
      return { label: plain(line.label), enabled: false }
    case 'action':
      return { label: plain(line.label), click: () => act(line.action) }
    case 'account':
      return {
        type: 'radio',
        label: plain(line.label),
        checked: line.isSelected,
        click: () => act({ select: line.account }),
      }
    default:
      return assertNever(line)
  }
}

/** A menu takes `&` for the mark of a key, and somebody may be called so. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
