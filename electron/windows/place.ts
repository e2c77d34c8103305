import type { WindowPlace } from '../../app/domain/settings.ts'

/** A rectangle of the screen, device-independent pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const smallestSize = { width: 700, height: 500 }
export const firstSize = { width: 1000, height: 700 }

/**
 * A remembered place, moved and shrunk so that the whole window lies within `workArea` (the usable part of
 * the screen nearest to it: that screen may be another one than when it was remembered).
 */
export function keptOnScreen(place: Area, workArea: Area): Area {
  const width = Math.min(Math.max(place.width, smallestSize.width), workArea.width)
  const height = Math.min(Math.max(place.height, smallestSize.height), workArea.height)
  return {
    x: within(place.x, workArea.x, workArea.x + workArea.width - width),
    y: within(place.y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  }
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most))
}

export function isSamePlace(one: WindowPlace | null, other: WindowPlace): boolean {
  if (one === null || one.maximized !== other.maximized) return false
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height
}
