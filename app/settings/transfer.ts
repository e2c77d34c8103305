import { z } from 'zod'
import { err, ok, type Result } from '../domain/result.ts'
import type { Preferences } from '../domain/settings.ts'
import { preferencesSchema } from './schema.ts'
import { parseJson } from '../domain/parse-json.ts'

const version = 1

/** More than any file of ours: what is larger is something else. */
export const largestImportBytes = 64 * 1024

/** Ours, and of which version: told before anything else is looked at. */
const head = z.object({ stakewatch: z.literal('preferences'), version: z.number().int().min(1) })
const body = z.object({ preferences: preferencesSchema })

/** The preferences as a file to carry to another machine: no account, no token, nothing about either. */
export function preferencesText(preferences: Preferences): string {
  return `${JSON.stringify({ stakewatch: 'preferences', version, preferences }, null, 2)}\n`
}

/** Reads what `preferencesText` wrote; what a file of this version leaves out is as at first. Never throws. */
export function parsePreferences(text: string): Result<Preferences, 'not-ours' | 'newer' | 'broken'> {
  const value = parseJson(text)
  const known = head.safeParse(value)
  if (!known.success) return err('not-ours')
  if (known.data.version > version) return err('newer')
  const parsed = body.safeParse(value)
  return parsed.success ? ok(parsed.data.preferences) : err('broken')
}
