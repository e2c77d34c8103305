import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { Ask, Commands } from './commands.ts'

export interface Control {
  readonly ask: Ask
  readonly close: () => void
}

interface Reply {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

const lookEveryMs = 20
const waitMs = 20_000

/** Joins the control socket of a stand-in that is starting. */
export async function connectControl(path: string): Promise<Control> {
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    const socket = await joined(path)
    if (socket) return controlOver(socket)
    if (waitedMs > waitMs) throw new Error('the stand-in did not open its control socket')
    await delay(lookEveryMs)
  }
}

/** Null while nobody listens: the socket has its name a moment before that. */
async function joined(path: string): Promise<Socket | null> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return socket
  } catch {
    return null
  }
}

function controlOver(socket: Socket): Control {
  const waiting = new Map<number, (reply: Reply) => void>()
  let last = 0
  const end = () => {
    for (const [id, settle] of waiting) settle({ id, error: 'the app ended' })
    waiting.clear()
  }
  socket.on('close', end)
  // `close` follows, and tells those who wait.
  socket.on('error', () => socket.destroy())
  const lines = createInterface(socket)
  lines.on('error', end)
  lines.on('line', (line) => {
    const reply = JSON.parse(line) as Reply
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  return {
    async ask(command, ...[request]) {
      if (!socket.writable) throw new Error(`${command}: the app has ended`)
      last += 1
      const id = last
      const answered = new Promise<Reply>((resolve) => waiting.set(id, resolve))
      socket.write(`${JSON.stringify({ id, command, request: request ?? null })}\n`)
      const reply = await answered
      if (reply.error !== undefined) throw new Error(`${command}: ${reply.error}`)
      return reply.value as Commands[typeof command]['answer']
    },
    close: () => void socket.destroy(),
  }
}
