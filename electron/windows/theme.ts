import { nativeTheme } from 'electron'
import type { Theme } from '../../app/domain/settings.ts'

/** The page, native menus and dialogs all follow this. */
export function applyTheme(theme: Theme): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
}
