import type { TrayState } from '../tray-view.ts'

export type IconVariant = 'template' | 'light' | 'dark' | 'panel'

/** Without extension. macOS knows a template image by the end of its name. */
export function iconName(state: TrayState, variant: IconVariant): string {
  return variant === 'template' ? `${state}Template` : `${state}-${variant}`
}
