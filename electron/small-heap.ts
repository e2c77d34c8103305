import { setFlagsFromString } from 'node:v8'

/**
 * Keeps this process's heap small. Main works for milliseconds at a time, minutes apart; by default V8 would let a
 * burst of work grow the young generation to some hundred megabytes and hold on to most of them, and the rest as far as
 * a large program may grow: 9 MB more after some readings, 15 after a run of the checklist. Idle, it then looks each 8 s
 * whether something can be given back, and so wakes the machine. Electron leaves V8's flags open to change for this
 * (shell/browser/javascript_environment.cc), as Node does; these are looked at whenever the heap is about to grow, or
 * is cleared up. What has not run between two of these goes: it is compiled anew when it is wanted, from a source that
 * is kept anyway. A V8 that goes by time instead, as newer ones do (three minutes), does not look at that one.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--optimize-for-size')
  setFlagsFromString('--bytecode-old-age=1')
}
