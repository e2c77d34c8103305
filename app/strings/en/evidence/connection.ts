import type { ScanRule } from '../../../domain/scan.ts'
import { count } from '../../format.ts'

/** A rule of the scan that is about how code connects to Stake. */
export type CodeRule = Extract<ScanRule, 'http-stake' | 'no-certificate-check' | 'client-without-timeout'>

const found: Readonly<Record<CodeRule, string>> = {
  'http-stake': 'Speaks to Stake without encryption',
  'no-certificate-check': 'Switches off the check of certificates',
  'client-without-timeout': 'Asks Stake without a time-out',
}

/** `shown` is the text of the code, as the scan cut it. */
export function codeText(rule: CodeRule, shown: string): string {
  return `${found[rule]}: ${shown}`
}

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

export const noFolderText = 'No folder is watched, so no code of yours was looked at.'
export const notScannedText = 'Your folders are not looked into here, so no code of yours was.'
export const scanBrokeText = 'Your watched folders could not be scanned.'
export const scanStoppedText = 'The scan was stopped before its end.'

export function foldersNotReadText(folders: number): string {
  return folders === 1
    ? '1 watched folder could not be read.'
    : `${folders} watched folders could not be read.`
}

export function hitsLeftOutText(hits: number): string {
  return `The scan found ${hits} more than it could keep.`
}

/** Connections of ours that are open although nobody waits for an answer; null where that cannot be told. */
export function idleConnectionsText(connections: number | null): string {
  if (connections === null) return 'How many of our connections are open cannot be told here.'
  if (connections === 0)
    return 'Every connection of ours ended with its answer. Those that the network stack keeps for the next request are its own, and are not counted.'
  return connections === 1
    ? '1 connection to Stake is open although nobody waits for an answer.'
    : `${connections} connections to Stake are open although nobody waits for an answer.`
}
