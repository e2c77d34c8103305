import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the young generation of this process as small as it begins. Main works for milliseconds at a time, minutes
 * apart; by default V8 would let a burst of work grow it to some hundred megabytes and hold on to most of them.
 * Electron leaves V8's flags open to change for this (shell/browser/javascript_environment.cc), as Node does.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
