/** The demo account's token: 96 hex characters like a real one, and plainly none. */
export function demoToken(): string {
  return 'decafbad'.repeat(12)
}
