import { decode, type Encoding } from './encoding.ts'
import { couldHold } from './rules/prefilter.ts'

/** Whether the rules could find anything in these bytes. */
export function mayHold(bytes: Buffer, encoding: Exclude<Encoding, 'binary'>): boolean {
  if (encoding === 'utf-8') return couldHold(bytes, bytes.toString('latin1'))
  // What every rule looks for is ASCII, and stays what it is when all else is lost.
  const text = decode(bytes, encoding)
  return couldHold(Buffer.from(text, 'latin1'), text)
}
