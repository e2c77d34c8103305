import { chromium, type BrowserContext } from 'playwright'

/**
 * Loaded before the program under measurement: tells the parent process when the first figure stands on the
 * screen. It puts its watcher into the page the way a debugger does, so that the page needs no code for it.
 */
export interface Painted {
  /** Epoch milliseconds, with fractions. */
  readonly paintedAtMs: number
  /** Resident memory of this process once the page has settled, bytes. */
  readonly residentBytes: number
}

const settleMs = 1500

const watcher = `
  const look = () => /\\d/.test(document.querySelector('.large-money')?.textContent ?? '')
  const done = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void benchPainted(performance.timeOrigin + performance.now())),
    )
  const observer = new MutationObserver(() => {
    if (!look()) return
    observer.disconnect()
    done()
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
`

const launch = chromium.launchPersistentContext.bind(chromium)
chromium.launchPersistentContext = async (profile, options) => watched(await launch(profile, options))

async function watched(context: BrowserContext): Promise<BrowserContext> {
  await context.exposeBinding('benchPainted', (_source, paintedAtMs: number) => {
    setTimeout(() => {
      globalThis.gc?.()
      const painted: Painted = { paintedAtMs, residentBytes: process.memoryUsage().rss }
      process.send?.(painted)
    }, settleMs)
  })
  await context.addInitScript(watcher)
  return context
}
