import type { Clock } from '../ports/clock.ts'
import type { Http, HttpRequest, HttpResponse } from '../ports/http.ts'
import { demoAnswer } from './answer.ts'

/** An `Http` that never touches a network: `demoAnswer` by the given clock. */
export function createDemoHttp(clock: Clock): Http {
  let closed = false
  return {
    send({ headers, body, signal }) {
      if (closed || signal.aborted) return Promise.resolve({ ok: false, failure: 'aborted' })
      const answer = demoAnswer({
        operationName: operationNameIn(body),
        token: headers['x-access-token'] ?? null,
        variables: {},
        nowMs: clock.now(),
      })
      const response: HttpResponse = { ...answer, body: inOnePiece(answer.body) }
      return Promise.resolve({ ok: true, response })
    },
    // Nothing is ever connected to.
    openConnections: () => 0,
    close() {
      closed = true
      return Promise.resolve()
    },
  }
}

function operationNameIn(body: HttpRequest['body']): string {
  const request: unknown = JSON.parse(body)
  const isNamed = typeof request === 'object' && request !== null && 'operationName' in request
  return isNamed && typeof request.operationName === 'string' ? request.operationName : ''
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}
