import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawTrayIcon } from '../../../electron/tray/icons/draw.ts'
import { trayIconFiles } from '../../../electron/tray/icons/files.ts'
import { trayStates, type TrayState } from '../../../electron/tray/tray-view.ts'

const size = 16

/** How much each pixel is inked, 0–255, row by row. */
function alpha(state: TrayState): readonly number[] {
  const png = drawTrayIcon(state, { size, ink: [0, 0, 0], rim: null })
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  return Array.from({ length: size * size }, (_, index) => {
    const row = Math.floor(index / size)
    return rows[row * (size * 4 + 1) + 1 + (index % size) * 4 + 3] ?? 0
  })
}

describe('the tray icons', () => {
  it('differ in shape at 16 pixels, each pair by a tenth of the icon at least', () => {
    const drawn = trayStates.map(alpha)
    for (const [index, one] of drawn.entries()) {
      for (const other of drawn.slice(index + 1)) {
        const different = one.filter((value, pixel) => Math.abs(value - (other[pixel] ?? 0)) > 96).length
        expect(different).toBeGreaterThan((size * size) / 10)
      }
    }
  })

  it('come in every look and at both densities, templates named as macOS asks', () => {
    const names = [...trayIconFiles().keys()]
    expect(names).toHaveLength(trayStates.length * 4 * 2)
    expect(names).toContain('fineTemplate.png')
    expect(names).toContain('fineTemplate@2x.png')
  })

  it('are PNG files twice as wide at the higher density', () => {
    const files = trayIconFiles()
    const width = (name: string) => files.get(name)?.readUInt32BE(16)
    expect(files.get('stale-panel.png')?.subarray(1, 4).toString()).toBe('PNG')
    expect(width('stale-panel.png')).toBe(24)
    expect(width('stale-panel@2x.png')).toBe(48)
  })
})
