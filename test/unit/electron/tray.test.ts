import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { View } from '../../../app/domain/view.ts'
import { createTray } from '../../../electron/tray/tray.ts'
import { emptyView } from '../../contract/fake-core.ts'
import { severalView } from '../../fakes/account-views.ts'

const { calls, noted } = vi.hoisted(() => {
  const made: string[] = []
  return {
    calls: made,
    noted: (name: string) => (value: unknown) => void made.push(`${name} ${JSON.stringify(value)}`),
  }
})

vi.mock('electron', () => {
  class Tray {
    readonly setToolTip = noted('tooltip')
    readonly setTitle = noted('title')
    readonly setImage = noted('image')
    readonly setContextMenu = noted('menu')
    readonly on = () => {}
  }
  return {
    Tray,
    Menu: {
      buildFromTemplate: (template: readonly { label?: string }[]) => template.map(({ label }) => label),
    },
    nativeImage: { createFromPath: (path: string) => ({ path, setTemplateImage: () => {} }) },
    nativeTheme: { on: () => {}, shouldUseDarkColorsForSystemIntegratedUI: true },
  }
})

function trayOf(platform: NodeJS.Platform) {
  let view: View = { ...emptyView, ready: false }
  let tell: (() => void) | null = null
  createTray({
    platform,
    icons: 'icons',
    view: () => view,
    subscribe: (listener) => {
      tell = listener
      return () => {}
    },
    act: () => {},
  })
  const made = calls.splice(0)
  return {
    made,
    change(next: Partial<View>) {
      view = { ...view, ...next }
      tell?.()
      return calls.splice(0)
    },
  }
}

describe('the tray icon', () => {
  beforeEach(() => {
    calls.length = 0
  })

  it('changes only what has changed: a menu that is replaced closes under the hand', () => {
    const tray = trayOf('linux')
    expect(tray.change({})).toEqual([])
    const changed = tray.change({ ready: true })
    expect(changed.map((call) => call.split(' ')[0])).toEqual(['image', 'tooltip', 'menu'])
    expect(tray.change({ nowMs: 1 })).toEqual([])
  })

  it('shows a name with an ampersand as it is', () => {
    const accounts = severalView.accounts.map((account) => ({ ...account, label: 'Tom & Co' }))
    const [menu = ''] = trayOf('linux')
      .change({ ...severalView, accounts })
      .filter((call) => call.startsWith('menu'))
    expect(menu).toContain('Tom && Co')
  })

  it('has a title on macOS only', () => {
    expect(trayOf('darwin').made.some((call) => call.startsWith('title'))).toBe(true)
    expect(trayOf('win32').made.some((call) => call.startsWith('title'))).toBe(false)
  })

  it.each([
    ['darwin', 'no-tokenTemplate.png'],
    ['win32', 'no-token-light.png'],
    ['linux', 'no-token-panel.png'],
  ] as const)('uses the look of %s', (platform, file) => {
    const [image] = trayOf(platform).change({ ready: true })
    expect(image).toContain(file)
  })
})
