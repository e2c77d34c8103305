import type { Http, HttpOutcome, HttpRequest } from '../../../app/ports/http.ts'

export interface ScriptedHttp extends Http {
  readonly requests: HttpRequest[]
  /** What to do with the next requests; one that hangs ends when it is aborted, unless it is deaf. */
  act(how: (request: HttpRequest) => Promise<HttpOutcome> | HttpOutcome): void
  isClosed(): boolean
  /** What `openConnections` answers. */
  open: number | null
}

export function createScriptedHttp(): ScriptedHttp {
  const requests: HttpRequest[] = []
  let how: (request: HttpRequest) => Promise<HttpOutcome> | HttpOutcome = nothing
  let closed = false
  const http: ScriptedHttp = {
    requests,
    open: 0,
    act(next) {
      how = next
    },
    isClosed: () => closed,
    openConnections: () => http.open,
    async send(request) {
      requests.push(request)
      return await how(request)
    },
    close() {
      closed = true
      return Promise.resolve()
    },
  }
  return http
}

function nothing(): HttpOutcome {
  return answer('{"data":{}}')
}

export function answer(body: string, status = 200, headers: Record<string, string> = {}): HttpOutcome {
  return { ok: true, response: { status, headers, body: pieces([body]) } }
}

export async function* pieces(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text))
}

/** Until it is aborted. */
export function hang({ signal }: HttpRequest): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ ok: false, failure: 'aborted' }))
  })
}

/** For good: an adapter that does not hear that it is aborted. */
export function deaf(): Promise<HttpOutcome> {
  return new Promise(() => {})
}
