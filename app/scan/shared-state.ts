import type { ScanProgress } from '../domain/scan.ts'

/**
 * What the threads of one scan share without a message: whether to stop, and how far they are. Each number is a
 * 32-bit integer, so bytes are counted in KiB.
 */
export interface SharedState {
  readonly buffer: SharedArrayBuffer
  isCancelled(): boolean
  cancel(): void
  add(count: { readonly files?: number; readonly bytes?: number; readonly blobs?: number }): void
  addHits(count: number): void
  beginHistory(): void
  progress(): ScanProgress
}

const cells = { cancelled: 0, files: 1, kibibytes: 2, blobs: 3, hits: 4, history: 5 } as const
const cellCount = 6
const kibibyte = 1024

export function createSharedState(
  buffer = new SharedArrayBuffer(cellCount * Int32Array.BYTES_PER_ELEMENT),
): SharedState {
  const values = new Int32Array(buffer)
  let restBytes = 0

  function addBytes(bytes: number): void {
    restBytes += bytes
    const whole = Math.floor(restBytes / kibibyte)
    if (whole === 0) return
    restBytes -= whole * kibibyte
    Atomics.add(values, cells.kibibytes, whole)
  }

  return {
    buffer,
    isCancelled: () => Atomics.load(values, cells.cancelled) === 1,
    cancel: () => void Atomics.store(values, cells.cancelled, 1),
    add({ files = 0, bytes = 0, blobs = 0 }) {
      if (files > 0) Atomics.add(values, cells.files, files)
      if (blobs > 0) Atomics.add(values, cells.blobs, blobs)
      addBytes(bytes)
    },
    addHits: (count) => void Atomics.add(values, cells.hits, count),
    beginHistory: () => void Atomics.store(values, cells.history, 1),
    progress: () => ({
      phase: Atomics.load(values, cells.history) === 1 ? 'history' : 'files',
      files: Atomics.load(values, cells.files),
      bytes: Atomics.load(values, cells.kibibytes) * kibibyte,
      blobs: Atomics.load(values, cells.blobs),
      hits: Atomics.load(values, cells.hits),
    }),
  }
}
