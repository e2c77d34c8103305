/** What the tray shows, for tests. */
export interface TrayReport {
  /** File name of the icon. */
  readonly image: string
  readonly tooltip: string
  readonly title: string
  readonly menu: readonly { readonly label: string; readonly enabled: boolean }[]
}

interface Command<Request, Answer> {
  readonly request: Request
  readonly answer: Answer
}

/** What a test may ask of a running stand-in, by name; requests and answers are JSON. */
export interface Commands {
  tray: Command<null, TrayReport | null>
  /** By label; false when there is no such item to be clicked. */
  clickTray: Command<string, boolean>
  windows: Command<
    null,
    readonly { readonly width: number; readonly height: number; readonly visible: boolean }[]
  >
  resizeWindow: Command<{ readonly width: number; readonly height: number }, null>
  closeWindow: Command<null, null>
  /** The owner turns to another program. */
  blurWindow: Command<null, null>
  notifications: Command<null, readonly { readonly title: string; readonly body: string }[]>
  clickNotification: Command<number, null>
  /** What any page's console said, from its first moment, and errors that nobody caught. */
  console: Command<null, readonly string[]>
  /** Addresses opened outside. */
  links: Command<null, readonly string[]>
  /** Addresses that the page asked for and did not get. */
  refused: Command<null, readonly string[]>
  ipc: Command<
    null,
    readonly { readonly to: 'main' | 'page'; readonly channel: string; readonly json: string }[]
  >
  setClipboard: Command<string, null>
  clipboard: Command<null, string>
  /** In the file dialogs that follow. */
  chooseFile: Command<string, null>
  power: Command<'resume' | 'unlock-screen' | 'suspend', null>
  setOnline: Command<boolean, null>
  /** Nobody has touched the machine for so long. */
  setIdleSeconds: Command<number, null>
  /** Port of Chromium's own protocol, and its id of the page in the window that is open; null while none is. */
  debugging: Command<null, { readonly port: number; readonly targetId: string | null }>
  quit: Command<null, null>
}

export type CommandName = keyof Commands

/** Asks by name; a command without a request is asked with nothing more. */
export type Ask = <Name extends CommandName>(
  command: Name,
  ...request: Commands[Name]['request'] extends null ? [] : [Commands[Name]['request']]
) => Promise<Commands[Name]['answer']>
