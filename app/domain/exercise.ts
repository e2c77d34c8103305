/** What came of sending hostile requests through the contract's guards. */
export interface GuardExercise {
  readonly operations: number
  readonly refused: number
  /** Operations that took a hostile request, each once. */
  readonly accepted: readonly string[]
}

/** What came of producing every kind of failure with a planted token, e-mail address and IP address. */
export interface LeakExercise {
  readonly kinds: number
  readonly texts: number
  /** Where a planted secret came out again: the failure's kind and which secret. */
  readonly leaks: readonly { readonly kind: string; readonly what: 'token' | 'e-mail' | 'ip' }[]
}
