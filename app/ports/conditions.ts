/** What the machine says of its power and its network: at once, and as often as it is asked. */
export interface Conditions {
  /** False also where nobody can tell. */
  onBattery(): boolean
  /** False means that nothing can be reached; true promises nothing. */
  isOnline(): boolean
}
