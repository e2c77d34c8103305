/** The fingerprint reader of a Mac. */
export interface TouchId {
  isAvailable(): boolean
  /** Asks for a finger; `reason` stands in the system's own prompt. False when it was not the owner's, or refused. */
  prompt(reason: string): Promise<boolean>
}
