import type { Habitat } from '../../../domain/scan.ts'

export const noVariableText = 'No variable of the environment that Stakewatch was started with holds a token.'

/** The name of a variable can hold any character, and be of any length. */
export function variableText(name: string): string {
  return `The variable ${shownName(name)} of the environment holds what looks like a token.`
}

const longestName = 60

function shownName(name: string): string {
  const clean = name.replaceAll(/[\p{C}\p{Z}]/gu, '�')
  return clean.length > longestName ? `${clean.slice(0, longestName)}…` : clean
}

const habitatTexts: Readonly<Record<Habitat, string>> = {
  header: 'in a header',
  curl: 'in a cURL command',
  json: 'in JSON',
  yaml: 'in YAML',
  assignment: 'in an assignment',
  variable: 'in a variable',
  cookie: 'in a cookie',
  jwt: 'as a JWT',
  base64: 'in base64',
  'url-encoded': 'in URL encoding',
  split: 'in pieces',
  bare: 'by itself',
}

export function startupHitText(hit: {
  readonly isYours: boolean
  readonly habitat: Habitat | null
  readonly shown: string
}): string {
  const what = hit.isYours ? 'The token that Stakewatch keeps' : 'A token'
  const how = hit.habitat === null ? '' : `, ${habitatTexts[hit.habitat]}`
  return `${what} stands in a start-up file${how}: ${hit.shown}`
}

export function otherSecretText(detail: string | null, shown: string): string {
  return `Another secret${detail === null ? '' : ` (${detail})`} stands in a start-up file: ${shown}`
}

export function startupReadText(paths: readonly string[]): string {
  return paths.length === 0
    ? 'There is no start-up file of a shell.'
    : `Start-up files that were read: ${paths.join(', ')}.`
}

export function startupUnreadText(paths: readonly string[]): string {
  return `Start-up files that could not be read: ${paths.join(', ')}.`
}

export const noScanText = 'Start-up files could not be looked at: nothing can be scanned from here.'
export const scanStoppedText = 'The scan was stopped before it had read everything.'
export const hitsLeftOutText = 'The scan found more than it keeps: some of it is not listed.'
