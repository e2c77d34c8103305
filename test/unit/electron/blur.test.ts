import { describe, expect, it } from 'vitest'
import { firstSettings } from '../../../app/settings/schema.ts'
import { hideAmountsOnBlur } from '../../../electron/windows/blur.ts'
import { createFakeCore, emptyView } from '../../contract/fake-core.ts'

function askedAfterBlur(change: { readonly privacy?: boolean; readonly privacyOnBlur?: boolean }) {
  const core = createFakeCore()
  const preferences = { ...firstSettings.preferences, ...change }
  hideAmountsOnBlur({ ...core, view: () => ({ ...emptyView, preferences }) })
  return core.asked
}

describe('a window that loses the focus', () => {
  it('hides the amounts where the owner chose so', () => {
    expect(askedAfterBlur({ privacyOnBlur: true })).toEqual(['changePreferences'])
  })

  it('leaves them alone where the owner did not, and does nothing twice', () => {
    expect(askedAfterBlur({})).toEqual([])
    expect(askedAfterBlur({ privacyOnBlur: true, privacy: true })).toEqual([])
  })
})
