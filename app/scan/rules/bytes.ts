/** Bytes by their values: 1 for those of a class, 0 for all others. */
export function classOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}

/** Some bytes as the text that latin1 makes of them; ASCII, which is all that is looked for, stays what it is. */
export function textAt(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', Math.max(0, start), Math.min(bytes.length, end))
}
