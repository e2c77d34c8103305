import { describe, expect, it } from 'vitest'
import { concealed } from '../../../app/core/lock.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import type { View } from '../../../app/domain/view.ts'
import { trayPicture } from '../../../electron/tray/tray-view.ts'
import { badger, eightView, otter, severalView } from '../../fakes/account-views.ts'

const labels = (view: View) =>
  trayPicture(view).menu.map((line) => {
    if (line.kind === 'separator') return '—'
    return line.kind === 'account' && line.isSelected ? `(•) ${line.label}` : line.label
  })

const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

describe('the tray with several accounts', () => {
  it('has the sum, a line for each account to choose from, and the chosen one’s facts', () => {
    expect(labels(severalView).slice(0, 10).map(plain)).toEqual([
      'All accounts: 28 516.00 USD, 1 currency and 1 account left out',
      '—',
      '(•) quiet_heron: 27 311.50 USD',
      'Savings: 1 204.50 USD',
      'night_badger: Not read yet, needs attention',
      '—',
      '+311.50 USD (+1.15 %) in 24 hours',
      '0.04218733 BTC',
      '1.20391127 ETH',
      '1 284.55000000 USDT',
    ])
    expect(labels({ ...severalView, selected: otter.id })).toContain('(•) Savings: 1\u202f204.50\u00a0USD')
  })

  it('says in the tooltip the sum, and how the one is that is worst off', () => {
    const lines = trayPicture(severalView).tooltip.split('\n').map(plain)
    expect(lines.slice(0, 3)).toEqual([
      'Stakewatch',
      'All accounts: 28 516.00 USD, 1 currency and 1 account left out',
      'night_badger: Token: rejected by Stake',
    ])
  })

  it('has the state of the one that is worst off, whichever is chosen', () => {
    expect(trayPicture(severalView).state).toBe('attention')
    expect(trayPicture({ ...severalView, accounts: severalView.accounts.slice(0, 2) }).state).toBe('fine')
    const stale = { ...otter, freshness: { ...otter.freshness, stale: true } }
    expect(
      trayPicture({ ...severalView, accounts: [...severalView.accounts.slice(0, 1), stale] }).state,
    ).toBe('stale')
  })

  it('has the sum beside the icon', () => {
    expect(plain(trayPicture({ ...severalView, selected: badger.id }).title)).toBe('28 516.00 USD')
    expect(trayPicture({ ...severalView, everything: { total: null, leftOut: [], stale: [] } }).title).toBe(
      '',
    )
  })

  it('holds eight, with long names cut, and tells of what is stale', () => {
    const menu = labels(eightView)
    expect(menu.slice(2, 10)).toHaveLength(8)
    expect(plain(menu[0] ?? '')).toContain('1 currency and 2 accounts left out, 1 stale')
    for (const label of menu) expect(Array.from(label).length).toBeLessThan(90)
  })

  it('shows a name of the site’s with nothing in it that a menu would hide', () => {
    const odd = { ...otter, label: null, name: 'a\u202Eb\nc' }
    expect(labels({ ...severalView, accounts: [odd] })).toContain('a‹U+202E›b‹\\n›c: 1\u202f204.50\u00a0USD')
  })

  it('names nobody while locked', () => {
    const locked = { locked: true, options: firstLockOptions, sealed: false }
    expect(labels(concealed({ ...severalView, lock: locked }))).toEqual([
      'Locked',
      'Token: rejected by Stake',
      '—',
      'Unlock…',
      'Quit',
    ])
  })
})
