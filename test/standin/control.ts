import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { basename } from 'node:path'
import { app, onExit } from './app.ts'
import { debuggingPort } from './browser.ts'
import { powerMonitor } from './desktop.ts'
import type { CommandName, Commands } from './commands.ts'
import { controlSocket, records } from './records.ts'
import { targetIdOf } from './target-id.ts'
import { currentTray } from './tray.ts'
import { StandInWindow } from './window.ts'

const commands: {
  readonly [Name in CommandName]: (
    request: Commands[Name]['request'],
  ) => Commands[Name]['answer'] | Promise<Commands[Name]['answer']>
} = {
  tray() {
    const tray = currentTray()
    if (tray === null) return null
    const items = tray.menu?.items ?? []
    return {
      image: basename(tray.image.path),
      tooltip: tray.tooltip,
      title: tray.title,
      menu: items
        .filter(({ type }) => type !== 'separator')
        .map(({ label, enabled }) => ({ label: label ?? '', enabled: enabled ?? true })),
    }
  },
  clickTray(label) {
    const item = currentTray()?.menu?.items.find((candidate) => candidate.label === label)
    const click: unknown = item?.click
    if (typeof click !== 'function' || item?.enabled === false) return false
    Reflect.apply(click, item, [])
    return true
  },
  windows: () =>
    StandInWindow.getAllWindows().map((window) => {
      const { width, height } = window.getNormalBounds()
      return { visible: window.isVisible(), width, height }
    }),
  resizeWindow(size) {
    for (const window of StandInWindow.getAllWindows()) window.setBounds(size)
    return null
  },
  closeWindow() {
    for (const window of StandInWindow.getAllWindows()) window.close()
    return null
  },
  blurWindow() {
    for (const window of StandInWindow.getAllWindows()) window.emit('blur')
    return null
  },
  notifications: () => records.notifications.map(({ title, body }) => ({ title, body })),
  clickNotification(index) {
    records.notifications[index]?.click()
    return null
  },
  console: () => records.console,
  links: () => records.links,
  refused: () => records.refused,
  ipc: () => records.ipc,
  setClipboard(text) {
    records.clipboard = text
    return null
  },
  clipboard: () => records.clipboard,
  chooseFile(path) {
    records.chosenFile = path
    return null
  },
  power(event) {
    powerMonitor.emit(event)
    return null
  },
  setOnline(isOnline) {
    records.isOnline = isOnline
    return null
  },
  setIdleSeconds(seconds) {
    records.idleSeconds = seconds
    return null
  },
  async debugging() {
    const [window] = StandInWindow.getAllWindows()
    const page = await window?.webContents.opened
    return { port: await debuggingPort(), targetId: page ? await targetIdOf(page) : null }
  },
  quit() {
    app.quit()
    return null
  },
}

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

/** Answers newline-separated JSON on the Unix socket that `STAKEWATCH_STANDIN_CONTROL` names, if any. */
export function listenForControl(): void {
  if (controlSocket === null) return
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    // A test that ends at once leaves a broken pipe; there is nobody to tell.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    const lines = createInterface(socket)
    lines.on('error', () => socket.destroy())
    lines.on('line', (line) => {
      void answer(line).then((reply) => socket.writable && socket.write(`${reply}\n`))
    })
  })
  server.listen(controlSocket)
  // It must not keep alive an app that has nothing else to do.
  server.unref()
  onExit(async () => {
    for (const socket of sockets) socket.end()
    server.close()
  })
}

async function answer(line: string): Promise<string> {
  const { id, command, request } = JSON.parse(line) as { id: number; command: unknown; request: unknown }
  if (!isCommand(command)) return JSON.stringify({ id, error: 'no such command' })
  try {
    const value: unknown = await Reflect.apply(commands[command], commands, [request])
    return JSON.stringify({ id, value })
  } catch (error) {
    return JSON.stringify({ id, error: String(error) })
  }
}
