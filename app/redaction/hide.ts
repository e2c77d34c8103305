import { maskSecret } from '../domain/token.ts'

const tokenForm = /^[A-Za-z0-9]{32,}$/
const hiddenForm = /…|[\w-]{8}…[\w-]{4}/y

/** Stands where something was hidden whole. */
export const hiddenText = '…'

/** What is shown of a value: a token's mask, nothing of anything else. */
export function hide(value: string): string {
  return tokenForm.test(value) ? maskSecret(value) : hiddenText
}

/** Length of the mask, or of what stands for a hidden value, that begins at `start`; 0 when none does. */
export function hiddenLength(text: string, start: number): number {
  hiddenForm.lastIndex = start
  return hiddenForm.exec(text)?.[0].length ?? 0
}
