import { maskSecret } from '../domain/token.ts'

const tokenForm = /^[A-Za-z0-9]{32,}$/
const maskForm = /^[\w-]{8}…[\w-]{4}$/

/** Stands where something was hidden whole. */
export const hiddenText = '…'

/** What is shown of a value: a token's mask, nothing of anything else. What is hidden already stays as it is. */
export function hide(value: string): string {
  if (maskForm.test(value)) return value
  return tokenForm.test(value) ? maskSecret(value) : hiddenText
}
