export interface Clipboard {
  readText(): Promise<string>
  clear(): Promise<void>
}
