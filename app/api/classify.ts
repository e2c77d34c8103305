import type { ApiFailure } from '../domain/failure.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { EpochMs } from '../domain/time.ts'
import { isJsonObject, member, parseExactJson } from './json.ts'
import { retryDelayMs } from './retry-after.ts'

/** A whole answer: its head, and its body as bytes. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

type GraphqlData = Readonly<Record<string, unknown>>

/**
 * What an answer says: GraphQL's `data`, or why there is none. Failures are told apart by status, by the shape
 * of the body and by `errorType`, never by the text of a message, which changes with language and mood.
 * `nowMs` is the wall clock, for `Retry-After`.
 */
export function classify(answer: RawAnswer, nowMs: EpochMs): Result<GraphqlData, ApiFailure> {
  const { status } = answer
  if (status === 429) return err({ kind: 'rate-limited', retryAtMs: retryAtMs(answer, nowMs) })
  if (status >= 300 && status < 400) return err({ kind: 'redirected' })
  const body = readBody(answer.body)
  if (status >= 200 && status < 300) return classifyAccepted(answer, body)
  if (hasErrorType(body.json, sessionEnded)) return err({ kind: 'token-rejected', how: 'session-ended' })
  if (isChallenge(answer, body)) return err({ kind: 'blocked', status })
  if (status === 401) return err({ kind: 'token-rejected', how: 'unauthorized' })
  // A 403 that is not the API's own JSON comes from in front of it, and says nothing about the token.
  if (status === 403)
    return err(body.json === undefined ? { kind: 'blocked', status } : { kind: 'forbidden' })
  if (status === 400 && Array.isArray(member(body.json, 'errors'))) return err({ kind: 'query-refused' })
  return err({ kind: 'server-error', status })
}

function classifyAccepted(answer: RawAnswer, body: Body): Result<GraphqlData, ApiFailure> {
  if (body.text === '') return err({ kind: 'empty-answer' })
  if (isChallenge(answer, body)) return err({ kind: 'blocked', status: answer.status })
  if (body.json === undefined) return err({ kind: looksLikeJson(body.text) ? 'broken-json' : 'not-json' })
  if (hasErrorType(body.json, sessionEnded)) return err({ kind: 'token-rejected', how: 'session-ended' })
  const data = member(body.json, 'data')
  const refused = hasErrors(body.json)
  if (!isJsonObject(data))
    return err(refused ? { kind: 'forbidden' } : { kind: 'schema-drift', field: 'data' })
  // Errors beside `user: null` explain the null: then it is not the token that is unknown.
  if (member(data, 'user') === null) {
    return err(refused ? { kind: 'forbidden' } : { kind: 'token-rejected', how: 'no-user' })
  }
  return ok(data)
}

interface Body {
  /** Trimmed; damaged UTF-8 replaced. */
  readonly text: string
  /** Undefined when it is not JSON in sound UTF-8. */
  readonly json: unknown
}

function readBody(bytes: Uint8Array): Body {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
    return { text, json: parseExactJson(text) }
  } catch {
    return { text: new TextDecoder().decode(bytes).trim(), json: undefined }
  }
}

function looksLikeJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[')
}

/** The page that Cloudflare puts in front: by its header, or by the marks of its HTML. */
function isChallenge(answer: RawAnswer, { text }: Body): boolean {
  if (answer.headers['cf-mitigated'] === 'challenge') return true
  return text.startsWith('<') && (text.includes('challenge-platform') || text.includes('Just a moment'))
}

const sessionEnded = 'disabledSession'

/** GraphQL's errors in an answer, also where it has data. */
export function errorsOf(json: unknown): readonly unknown[] {
  const errors = member(json, 'errors')
  return Array.isArray(errors) ? errors : []
}

function hasErrors(json: unknown): boolean {
  return errorsOf(json).length > 0
}

function hasErrorType(json: unknown, type: string): boolean {
  return haveErrorType(errorsOf(json), type)
}

function haveErrorType(errors: readonly unknown[], type: string): boolean {
  return errors.some((error) => member(error, 'errorType') === type)
}

/** Whether a list of GraphQL errors says that the token's session has ended. */
export function saySessionEnded(errors: readonly unknown[]): boolean {
  return haveErrorType(errors, sessionEnded)
}

function retryAtMs(answer: RawAnswer, nowMs: EpochMs): EpochMs | null {
  const delayMs = retryDelayMs(answer.headers, nowMs)
  return delayMs === null ? null : nowMs + delayMs
}
