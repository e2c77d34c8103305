import type { Frame, Page } from 'playwright'
import { realAddress } from './preload-shim.ts'

/** What Electron's `WebFrameMain` tells the gateway; one object for one frame, as there. */
export interface StandInFrame {
  readonly origin: string
  readonly url: string
  readonly detached: boolean
}

const known = new WeakMap<Frame, StandInFrame>()

export function frameOf(frame: Frame): StandInFrame {
  const before = known.get(frame)
  if (before) return before
  const made: StandInFrame = {
    get url() {
      return realAddress(frame.url())
    },
    get origin() {
      const url = new URL(realAddress(frame.url()))
      return url.host === '' ? 'null' : `${url.protocol}//${url.host}`
    },
    get detached() {
      return frame.isDetached()
    },
  }
  known.set(frame, made)
  return made
}

/** Before its page exists a window has a frame all the same, of no origin. */
export const emptyFrame: StandInFrame = { origin: 'null', url: '', detached: false }

export function mainFrameOf(page: Page | null): StandInFrame {
  return page === null ? emptyFrame : frameOf(page.mainFrame())
}
