import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'

// Two patterns of the schema are none in unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats(ajv)
const isValid = ajv.compile(
  JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.json'), 'utf8')) as object,
)

/** Where a value does not fit SARIF’s own schema of 2.1.0; none where it does. */
export function sarifErrors(value: unknown): readonly string[] {
  isValid(value)
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
