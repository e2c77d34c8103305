import { trayStates, type TrayState } from '../tray-view.ts'
import { drawTrayIcon, type IconLook } from './draw.ts'
import { iconName, type IconVariant } from './names.ts'

const black = [0, 0, 0] as const
const white = [255, 255, 255] as const

/**
 * macOS inverts a template by itself; Windows tells the taskbar's colour; a Linux panel tells nothing, so
 * its icon is light with a dark rim. Sizes at 100 %, from each platform's guidelines.
 */
const looks: Readonly<Record<IconVariant, IconLook>> = {
  template: { size: 16, ink: black, rim: null },
  light: { size: 16, ink: white, rim: null },
  dark: { size: 16, ink: black, rim: null },
  panel: { size: 24, ink: white, rim: [40, 44, 48] },
}

/** Every tray icon by file name, at 1x and 2x: made by the build, so that no picture needs to be kept. */
export function trayIconFiles(): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  const variants: readonly IconVariant[] = ['template', 'light', 'dark', 'panel']
  for (const variant of variants) for (const state of trayStates) addSizes(files, state, variant)
  return files
}

function addSizes(files: Map<string, Buffer>, state: TrayState, variant: IconVariant): void {
  const look = looks[variant]
  const name = iconName(state, variant)
  files.set(`${name}.png`, drawTrayIcon(state, look))
  files.set(`${name}@2x.png`, drawTrayIcon(state, { ...look, size: look.size * 2 }))
}
