import type { Candidate } from './candidate.ts'
import { findInCurl, looksLikeCurl } from './curl.ts'
import { variablesIn } from './env-file.ts'
import { findInVariables } from './variables.ts'

/** More than any request that a browser copies. */
const longest = 256 * 1024

/**
 * What a pasted text is besides a bare token: a cURL command, or lines that set the library's variables. Null when
 * it is neither, and so meant as the token itself.
 */
export function findInPaste(text: string): Candidate | null {
  if (text.length > longest) return null
  if (looksLikeCurl(text)) return findInCurl(text)
  const variables = variablesIn(text)
  return Object.keys(variables).length > 0 ? findInVariables(variables) : null
}
