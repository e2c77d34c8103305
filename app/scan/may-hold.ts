import { decode, type Encoding } from './encoding.ts'
import { couldHold } from './rules/detect.ts'

/** Whether the rules could find anything in these bytes. */
export function mayHold(bytes: Buffer, encoding: Exclude<Encoding, 'binary'>): boolean {
  if (encoding === 'utf-8') return couldHold(bytes)
  // What every rule looks for is ASCII, and stays what it is when all else is lost.
  return couldHold(Buffer.from(decode(bytes, encoding), 'latin1'))
}
