import { count } from '../../format.ts'

const sought: Readonly<Record<'https-only' | 'timeout-set', string>> = {
  'https-only': 'speaks to Stake without encryption, or switches off the check of certificates',
  'timeout-set': 'asks Stake without a time-out',
}

export function codeLookedAtText(
  check: 'https-only' | 'timeout-set',
  { files, folders, places }: { readonly files: number; readonly folders: number; readonly places: number },
): string {
  const where = `${count(files, 'file') || 'no file'} in ${count(folders, 'watched folder') || 'no watched folder'}`
  const result = count(places, 'place') || 'none'
  return `Looked at ${where} for code that ${sought[check]}: ${result}.`
}

export const scanBrokeText = 'Your watched folders could not be scanned.'

/** Connections of ours that are open although nobody waits for an answer; null where that cannot be told. */
export function idleConnectionsText(connections: number | null): string {
  if (connections === null) return 'How many of our connections are open cannot be told here.'
  if (connections === 0)
    return 'Every connection of ours ended with its answer. Those that the network stack keeps for the next request are its own, and are not counted.'
  return connections === 1
    ? '1 connection to Stake is open although nobody waits for an answer.'
    : `${connections} connections to Stake are open although nobody waits for an answer.`
}
