import type { EventEmitter } from 'node:events'

/** The members of an Electron object that we implement, without its overloaded event methods. */
export type Part<Whole, Names extends Exclude<keyof Whole, keyof EventEmitter>> = Pick<Whole, Names>

/** What Electron's events hand to a listener: something to prevent. */
export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function preventable(): Preventable {
  let prevented = false
  return {
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    },
  }
}
