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
}

export const records: Records = {
  ipc: [],
  notifications: [],
  console: [],
  links: [],
  refused: [],
  clipboard: '',
}
