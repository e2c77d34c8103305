import { shownText } from '../../visible.ts'

export const noVariableText = 'No variable of the environment that Stakewatch was started with holds a token.'

/** The name of a variable can hold any character, and be of any length. */
export function variableText(name: string): string {
  return `The variable ${shownText(name)} of the environment holds what looks like a token.`
}

export function startupReadText(paths: readonly string[]): string {
  return paths.length === 0
    ? 'There is no start-up file of a shell.'
    : `Start-up files that were read: ${paths.map(shownText).join(', ')}.`
}

export function startupUnreadText(paths: readonly string[]): string {
  return `Start-up files that could not be read: ${paths.map(shownText).join(', ')}.`
}

export const noScanText = 'Start-up files could not be looked at: nothing can be scanned from here.'
