import { describe, expect, it, vi } from 'vitest'
import { trayActions } from '../../../electron/tray/actions.ts'
import type { TrayAction } from '../../../electron/tray/tray-view.ts'
import { exampleView } from '../../fakes/views.ts'
import { severalView } from '../../fakes/account-views.ts'
import { firstAccountId } from '../../../app/domain/account.ts'
import { createFakeCore } from '../../contract/fake-core.ts'

const { quit } = vi.hoisted(() => ({ quit: vi.fn<() => void>() }))
vi.mock('electron', () => ({ app: { quit } }))

async function done(action: TrayAction, isLocked: boolean, view = exampleView): Promise<readonly string[]> {
  const core = createFakeCore()
  const shown: string[] = []
  const act = trayActions(
    { ...core, view: () => view, lock: { ...core.lock, isLocked: () => isLocked } },
    () => shown.push('window'),
    () => shown.push('checklist'),
  )
  await act(action)
  return [...core.asked.filter((name) => name !== 'view'), ...shown]
}

describe('a choice in the tray’s menu', () => {
  it.each<[TrayAction, readonly string[]]>([
    ['refresh', ['refresh']],
    ['privacy', ['changePreferences']],
    ['lock', ['lock']],
    ['open', ['window']],
    ['checklist', ['checklist']],
    ['set-up', ['begin', 'window']],
  ])('does what it says: %s', async (action, expected) => {
    expect(await done(action, false)).toEqual(expected)
  })

  it('reads every account, and selects one', async () => {
    expect(await done('refresh', false, severalView)).toEqual(['refresh', 'refresh', 'refresh'])
    expect(await done({ select: firstAccountId }, false, severalView)).toEqual(['selectAccount'])
    expect(await done({ select: firstAccountId }, true, severalView)).toEqual(['window'])
  })

  it.each<TrayAction>(['refresh', 'privacy', 'lock', 'open', 'checklist', 'set-up'])(
    'only shows where to unlock once the lock has closed over an open menu: %s',
    async (action) => {
      expect(await done(action, true)).toEqual(['window'])
    },
  )

  it('quits, locked or not', async () => {
    expect(await done('quit', true)).toEqual([])
    expect(await done('quit', false)).toEqual([])
    expect(quit).toHaveBeenCalledTimes(2)
  })
})
