/** Some bytes as the text that latin1 makes of them; ASCII, which is all that is looked for, stays what it is. */
export function textAt(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', Math.max(0, start), Math.min(bytes.length, end))
}
