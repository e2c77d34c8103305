import { EventEmitter } from 'node:events'
import type { MenuItemConstructorOptions, Tray as ElectronTray } from 'electron'
import { needReady } from './app.ts'
import type { Part } from './types.ts'

interface Image {
  readonly path: string
}

/** A menu as it was built; a click on an item is done by `click`. */
export interface StandInMenu {
  readonly items: readonly MenuItemConstructorOptions[]
}

export const Menu = {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]): StandInMenu => ({ items: template }),
  setApplicationMenu: (_menu: StandInMenu | null): void => {},
}

const icons: Tray[] = []

/** The tray icon made last, or null while there is none. */
export function currentTray(): Tray | null {
  return icons.at(-1) ?? null
}

export class Tray extends EventEmitter implements Part<ElectronTray, 'setTitle' | 'setToolTip'> {
  image: Image
  title = ''
  tooltip = ''
  menu: StandInMenu | null = null

  constructor(image: Image) {
    super()
    needReady('Cannot create Tray')
    this.image = image
    icons.push(this)
  }

  setImage(image: Image): void {
    this.image = image
  }

  setTitle(title: string): void {
    this.title = title
  }

  setToolTip(tooltip: string): void {
    this.tooltip = tooltip
  }

  setContextMenu(menu: StandInMenu | null): void {
    this.menu = menu
  }
}
