import type { LoginItem } from '../ports/login-item.ts'

/** A switch that does nothing. */
export function createDemoLoginItem(): LoginItem {
  let isOn = false
  return {
    state: () => Promise.resolve({ kind: isOn ? 'on' : 'off' }),
    set(wanted) {
      isOn = wanted
      return Promise.resolve()
    },
  }
}
