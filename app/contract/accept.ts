import type { Failure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { OperationName } from './operations.ts'
import { requests, type Requests } from './requests.ts'

/** What the guard of one operation needs of its schema. */
export interface Schema<Request> {
  safeParse(
    payload: unknown,
  ): { success: true; data: Request } | { success: false; error: { issues: readonly Issue[] } }
}

interface Issue {
  readonly path: readonly PropertyKey[]
}

/** The contract's schemas, seen so that each one's outcome is known to be its own handler's request. */
const schemas: { readonly [Name in OperationName]: Schema<Requests[Name]> } = requests

/** The request that a payload is, or `bad-request`. Every payload passes here before anything looks at it. */
export function acceptRequest<Name extends OperationName>(
  name: Name,
  payload: unknown,
): Result<Requests[Name], Failure> {
  return acceptBy(schemas[name], payload)
}

/** The same, by any schema: so that the guards can be exercised on one that is known to take too much. */
export function acceptBy<Request>(schema: Schema<Request>, payload: unknown): Result<Request, Failure> {
  // A schema of no fields is content with an empty map or date as well: they are objects too.
  if (Object.prototype.toString.call(payload) !== '[object Object]') {
    return err({ kind: 'bad-request', field: '' })
  }
  const parsed = schema.safeParse(payload)
  return parsed.success
    ? ok(parsed.data)
    : err({ kind: 'bad-request', field: faultyField(parsed.error.issues) })
}

/** The path of the first thing wrong, of names in our own schema only: a stranger's key is not repeated. */
function faultyField(issues: readonly Issue[]): string {
  return issues[0]?.path.map(String).join('.') ?? ''
}
