/** What the app did to the desktop, for tests to read: nothing of it is shown anywhere. */
export interface Records {
  readonly ipc: { readonly to: 'main' | 'page'; readonly channel: string; readonly json: string }[]
  readonly notifications: { readonly title: string; readonly body: string; readonly click: () => void }[]
  /** What any page's console said, and errors that nobody caught. */
  readonly console: string[]
  readonly links: string[]
  /** Addresses that the page asked for and did not get. */
  readonly refused: string[]
  clipboard: string
  /** What the person chooses in the next file dialog; null for nothing. */
  chosenFile: string | null
  /** Since the last input anywhere on the machine. */
  idleSeconds: number
  /** Whether the machine has any network, as a test sets it. */
  isOnline: boolean
}

export const records: Records = {
  ipc: [],
  notifications: [],
  console: [],
  links: [],
  refused: [],
  clipboard: '',
  chosenFile: null,
  idleSeconds: 0,
  isOnline: true,
}

/** The socket through which a test asks; without one nobody reads the records, and nobody sees the tray. */
export const controlSocket = process.env['STAKEWATCH_STANDIN_CONTROL'] ?? null

/** Notes a message between page and main, as JSON; undefined where JSON does not say it at all. */
export function recordIpc(to: 'main' | 'page', channel: string, json: string | undefined): void {
  if (controlSocket !== null) records.ipc.push({ to, channel, json: json ?? '' })
}
