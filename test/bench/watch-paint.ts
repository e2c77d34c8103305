import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { overviewStrings } from '../../app/strings/en/page-overview.ts'
import { createWorld } from '../e2e/world/world.ts'
import { setUpAccount } from '../e2e/world/set-up.ts'
import { absolute, percentile, type Report } from './report.ts'

/** What a page that has just begun compiles is not what one costs that stays open. */
const warmUps = 10
const samples = 40
const enough = warmUps + samples
const mostRounds = 2 * enough
/** The reading of its own pace may have been there first: then nothing changes any more. */
const boundMs = 5000
/** The app asks a host once a second at most. */
const apartMs = 1200
const stepMs = 10_000
const barMs = 32
/** Stake is asked over the internet: nothing answers within the frame that shows the question. */
const answerAfterMs = 60

declare global {
  /** Told of each change of the total on the screen, epoch milliseconds. */
  var benchPainted: ((atMs: number) => void) | undefined
}

/**
 * From the moment that the server has sent the last byte of its answer to the frame that shows the new total, in
 * the built app: TLS, parsing, the core, the bridge and React lie between. The way over the loopback is in it.
 */
export async function measurePaint(): Promise<Report['metrics']> {
  let nowMs = Date.now()
  const world = await createWorld({ tray: false, nowMs: () => nowMs, answerAfterMs })
  try {
    const app = await world.start()
    const page = await app.page()
    await setUpAccount(app, page, world.token)
    await page.evaluate(watchTotal)
    const took: number[] = []
    for (let round = 0; took.length < enough && round < mostRounds; round++) {
      nowMs += stepMs
      const tookMs = await refreshOnce(page, () => lastAnsweredAtMs(world.server.requests()))
      if (tookMs !== null) took.push(tookMs)
      await sleep(apartMs)
    }
    if (took.length < enough) throw new Error('the total hardly ever changed')
    await app.quit()
    return { receivedToPainted: absolute(percentile(took.slice(warmUps), 95), 'ms', barMs) }
  } finally {
    await world.end()
  }
}

/** Null where another reading brought the change. */
async function refreshOnce(page: Page, answeredAtMs: () => number): Promise<number | null> {
  // Not asked for again and again: a page that is asked in each frame has less time to paint.
  const painted = page.evaluate(
    (timeoutMs) =>
      new Promise<number | null>((resolve) => {
        globalThis.benchPainted = resolve
        setTimeout(resolve, timeoutMs, null)
      }),
    boundMs,
  )
  await page.getByRole('button', { name: overviewStrings.refresh, exact: true }).click()
  const paintedAtMs = await painted
  const tookMs = paintedAtMs === null ? -1 : paintedAtMs - answeredAtMs()
  return tookMs < 0 ? null : tookMs
}

interface Answered {
  readonly operation: string
  readonly answeredAtMs: number | null
}

function lastAnsweredAtMs(requests: readonly Answered[]): number {
  const last = requests.findLast(({ operation }) => operation === 'UserBalances')
  return last?.answeredAtMs ?? Number.NaN
}

/** In the page. The frame after the one in which the text changed begins when that one has been painted. */
function watchTotal(): void {
  const total = document.querySelector('.large-money')
  if (!total) throw new Error('no total to watch')
  let shown = total.textContent
  new MutationObserver(() => {
    if (total.textContent === shown) return
    shown = total.textContent
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      // Handled right after the frame was painted, not one frame later.
      channel.port1.addEventListener('message', () => {
        globalThis.benchPainted?.(performance.timeOrigin + performance.now())
      })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }).observe(total, { childList: true, subtree: true, characterData: true })
}
