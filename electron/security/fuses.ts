import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fuseNames, type AppFacts, type FuseState } from '../../app/domain/app-facts.ts'

/** What marks the fuses in Electron's executable: version, how many there are, and one character for each follow it. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
const headBytes = 2
/** Their number is one byte. */
const longestWire = headBytes + 255
/** Small enough that looking through one is over in a millisecond. */
const chunkBytes = 1024 * 1024

const states: Readonly<Record<number, FuseState>> = {
  0x30: 'off',
  0x31: 'on',
  0x72: 'removed',
  0x90: 'inherit',
}

/**
 * The file that carries the fuses of the process that asks. On Linux it is the very file that runs, also after an
 * update has put another one in its place; on macOS they are in the framework beside the executable.
 */
export function fuseFile(platform: NodeJS.Platform, executable: string): string {
  if (platform === 'linux') return '/proc/self/exe'
  if (platform !== 'darwin') return executable
  return join(executable, '../../Frameworks/Electron Framework.framework/Electron Framework')
}

/**
 * The fuses in an executable of any size, read a piece at a time. One built for two processors has them twice: where
 * those are not alike, nobody can say from outside which of them hold. https://github.com/electron/fuses
 */
export async function readFuses(file: string): Promise<AppFacts['fuses']> {
  const handle = await open(file).catch(() => null)
  if (handle === null) return { kind: 'unreadable' }
  try {
    const wires = await findWires(handle)
    const [first, ...others] = wires
    if (first === undefined) return { kind: 'none' }
    return others.every((other) => other.equals(first)) ? parseWire(first) : { kind: 'unreadable' }
  } catch {
    return { kind: 'unreadable' }
  } finally {
    await handle.close()
  }
}

/** What follows each sentinel, as far as it goes. */
async function findWires(handle: FileHandle): Promise<readonly Buffer[]> {
  const wires: Buffer[] = []
  // The next piece begins where a sentinel that is cut off by this one's end would.
  const buffer = Buffer.alloc(chunkBytes + sentinel.length - 1)
  for (let start = 0; ; start += chunkBytes) {
    const length = await fill(handle, buffer, start)
    const piece = buffer.subarray(0, length)
    for (let at = piece.indexOf(sentinel); at >= 0; at = piece.indexOf(sentinel, at + 1)) {
      wires.push(await wireAt(handle, start + at + sentinel.length))
    }
    if (length < buffer.length) return wires
  }
}

async function wireAt(handle: FileHandle, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(longestWire)
  const length = await fill(handle, buffer, position)
  return buffer.subarray(0, Math.min(length, headBytes + (buffer[1] ?? 0)))
}

/** As much as there is: a read may bring less than it was asked for. */
async function fill(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Fuses that Electron has added since are passed over; those that it does not have yet are left out. */
function parseWire(wire: Buffer): AppFacts['fuses'] {
  const [version, count = 0] = wire
  const letters = wire.subarray(headBytes)
  if (version !== 1 || letters.length < count) return { kind: 'unreadable' }
  const read: Partial<Record<(typeof fuseNames)[number], FuseState>> = {}
  for (const [at, name] of fuseNames.entries()) {
    const letter = letters[at]
    if (letter === undefined) break
    const state = states[letter]
    if (state === undefined) return { kind: 'unreadable' }
    read[name] = state
  }
  return { kind: 'read', states: read }
}
