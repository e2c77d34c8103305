import { once } from 'node:events'
import type { Page } from 'playwright'
import { WebSocket } from 'ws'
import { debuggingPort } from './browser.ts'
import { controlSocket } from './records.ts'
import { targetIdOf } from './target-id.ts'

/** Runs an expression in a page; settles once it has run, or cannot run any more. */
export type Evaluate = (expression: string) => Promise<void>

const method = 'Runtime.evaluate'

/**
 * A way into a page that hands over at once, as Electron's `send` does, which has a thread for it: the driver waits
 * until main has nothing else to do. Only where a test may join Chromium by its port; elsewhere the driver's own.
 */
export async function openEvaluator(page: Page): Promise<Evaluate> {
  if (controlSocket === null) {
    const session = await page.context().newCDPSession(page)
    return async (expression) => void (await session.send(method, { expression }))
  }
  const address = `ws://127.0.0.1:${await debuggingPort()}/devtools/page/${await targetIdOf(page)}`
  // What is to be compressed would wait for main as well.
  const socket = new WebSocket(address, { perMessageDeflate: false })
  await once(socket, 'open')
  return evaluateOver(socket)
}

function evaluateOver(socket: WebSocket): Evaluate {
  const waiting = new Map<number, () => void>()
  let last = 0
  const settle = (id: number) => {
    waiting.get(id)?.()
    waiting.delete(id)
  }
  socket.on('message', (data: Buffer) => settle((JSON.parse(data.toString('utf8')) as { id: number }).id))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    for (const id of waiting.keys()) settle(id)
  })
  return async (expression) => {
    if (socket.readyState !== WebSocket.OPEN) return
    last += 1
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.set(last, resolve)
    socket.send(JSON.stringify({ id: last, method, params: { expression } }))
    await promise
  }
}
