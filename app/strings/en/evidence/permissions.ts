import { counted } from '../../quantity.ts'
import { shownText } from '../../visible.ts'

const letters = ['r', 'w', 'x'] as const

/** A mode as people know it from `ls` and `chmod`: `rw-r--r-- (0644)`. */
export function modeText(mode: number): string {
  const text = Array.from({ length: 9 }, (_, index) =>
    (mode >> (8 - index)) & 1 ? letters[index % 3] : '-',
  ).join('')
  return `${text} (${(mode & 0o7777).toString(8).padStart(4, '0')})`
}

export function closedText(path: string, mode: number): string {
  return `${shownText(path)} is yours alone: ${modeText(mode)}.`
}

/** What is wrong with it, for a finding. */
export function openText(path: string, mode: number, what: 'write' | 'read'): string {
  return `Others on this machine may ${what} ${shownText(path)}: ${modeText(mode)}.`
}

export function foreignText(path: string): string {
  return `${shownText(path)} belongs to another user, who can change it at any time.`
}

export function notAskedText(path: string): string {
  return `Who may read ${shownText(path)} could not be found out.`
}

export const noModesText =
  'Windows has no such modes. Who may read a file stands in its security properties, which Stakewatch does not read. What lies in your own profile is yours and the administrators’ unless somebody changed it.'

export const noMachineText = 'The files of this machine cannot be looked at from here.'

export const noDataText = 'Stakewatch has written no files on this machine yet.'

export function envClosedText(count: number): string {
  return `${counted(count, '.env file in the watched folders is', '.env files in the watched folders are')} yours alone.`
}
