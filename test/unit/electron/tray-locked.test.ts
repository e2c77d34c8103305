import { describe, expect, it } from 'vitest'
import { concealed } from '../../../app/core/lock.ts'
import { firstLockOptions } from '../../../app/domain/lock.ts'
import type { View } from '../../../app/domain/view.ts'
import { trayPicture } from '../../../electron/tray/tray-view.ts'
import { desktopWords as words } from '../../../app/strings/en/desktop.ts'
import { exampleView, viewWith } from '../../fakes/views.ts'

const locked = { locked: true, options: firstLockOptions, sealed: false }

function labels(view: View): readonly string[] {
  return trayPicture(view).menu.flatMap((line) => (line.kind === 'separator' ? [] : [line.label]))
}

describe('the tray while locked', () => {
  const view: View = { ...exampleView, lock: locked }

  it.each([
    ['what the core tells', concealed(view)],
    ['a view with everything in it', view],
  ])('shows no figure but the token’s days, of %s', (_what, told) => {
    const { tooltip, title } = trayPicture(told)
    expect(title).toBe('')
    expect(labels(told)).toEqual([words.locked, 'Token: 22 days 23 hours left', words.unlock, words.quit])
    expect(tooltip.split('\n')).toEqual([words.appName, words.locked, 'Token: 22 days 23 hours left'])
  })

  it('says that nothing is read, where the owner wants it so', () => {
    const pace = { everyMs: 120_000, why: 'tray', hindrance: 'locked' } as const
    const held = viewWith({ freshness: { pace, nextTryAtMs: null } }, { lock: locked })
    expect(labels(concealed(held))).toContain('Nothing is read while locked')
  })

  it('says that a sealed token waits for the passphrase', () => {
    const sealed = viewWith({ token: { keychain: { kind: 'token-sealed' } } }, { lock: locked })
    expect(labels(concealed(sealed))).toContain(words.tokenSealed)
  })

  it('still says by its icon that the token needs attention', () => {
    expect(trayPicture(concealed(view)).state).toBe('fine')
    const expired = viewWith({ health: { state: 'expired', remainingMs: 0 } }, { lock: locked })
    expect(trayPicture(concealed(expired)).state).toBe('attention')
  })
})

describe('the tray while open', () => {
  it('offers to lock where a passphrase is set, and only there', () => {
    expect(
      labels({ ...exampleView, lock: { locked: false, options: firstLockOptions, sealed: false } }),
    ).toContain(words.lock)
    expect(labels(exampleView)).not.toContain(words.lock)
  })
})
