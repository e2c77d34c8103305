import { describe, expect, it, vi } from 'vitest'
import { protectContent } from '../../../electron/windows/content-protection.ts'

describe('content protection', () => {
  it.each(['darwin', 'win32'] as const)('is switched on and off on %s', (platform) => {
    const window = { setContentProtection: vi.fn<(isOn: boolean) => void>() }
    protectContent(window, platform, true)
    protectContent(window, platform, false)
    expect(window.setContentProtection.mock.calls).toEqual([[true], [false]])
  })

  it('is not asked of a Linux desktop, which has none', () => {
    const window = { setContentProtection: vi.fn<(isOn: boolean) => void>() }
    protectContent(window, 'linux', true)
    expect(window.setContentProtection).not.toHaveBeenCalled()
  })
})
