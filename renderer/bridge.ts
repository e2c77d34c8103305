import type { Bridge } from '../app/contract/bridge.ts'

declare global {
  interface Window {
    readonly stakewatch: Bridge
  }
}

/** What preload has put there: the page's only way to the rest of Stakewatch. */
export const bridge: Bridge = window.stakewatch
