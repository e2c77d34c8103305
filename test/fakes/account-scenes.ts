import type { Opening } from '../../app/contract/bridge.ts'
import { eightView } from './account-views.ts'
import { openingOf } from './views.ts'

/** Several accounts, where they are seen. */
export const accountScenes: Readonly<Record<string, Opening>> = {
  'accounts-eight': openingOf({ ...eightView, selected: eightView.accounts[3]?.id ?? null }),
  'accounts-settings': openingOf(eightView, { route: 'settings', scrollTop: 900 }),
}
