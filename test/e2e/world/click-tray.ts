import { expect } from 'playwright/test'
import type { LaunchedApp } from '../launch.ts'

/** Chooses an entry of the tray's menu, which may be there a moment after the window. */
export async function clickTray(app: Pick<LaunchedApp, 'ask'>, entry: string): Promise<void> {
  await expect.poll(async () => app.ask('clickTray', entry)).toBe(true)
}
