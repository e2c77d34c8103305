/** An expected outcome as a value: throwing is kept for bugs. */
export type Result<Value, Problem> = Ok<Value> | Err<Problem>

export interface Ok<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Err<Problem> {
  readonly ok: false
  readonly failure: Problem
}

export function ok(): Ok<null>
export function ok<Value>(value: Value): Ok<Value>
export function ok<Value>(value?: Value): Ok<Value | null> {
  return { ok: true, value: value ?? null }
}

export function err<Problem>(failure: Problem): Err<Problem> {
  return { ok: false, failure }
}
