/** Asks at most once, whoever asks and however often; what was thrown is given to each of them. */
export function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null
  // An ask that throws at once rejects like any other.
  return () => (asked ??= (async () => await ask())())
}
