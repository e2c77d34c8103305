import { describe, expect, it, vi } from 'vitest'
import { HttpBodyError, type HttpRequest } from '../../../app/ports/http.ts'
import { createSessionHttp, type RequestSession } from '../../../electron/adapters/http.ts'

vi.mock('electron', () => ({ session: {} }))

interface Sent {
  readonly address: string
  readonly init: RequestInit
}

function sessionAnswering(answer: (sent: Sent) => Promise<Response>) {
  const sent: Sent[] = []
  let closed = 0
  const fake: RequestSession = {
    async fetch(address: string, init: RequestInit) {
      const asked = { address, init }
      sent.push(asked)
      return answer(asked)
    },
    async closeAllConnections() {
      closed += 1
    },
  }
  return { fake, sent, closed: () => closed }
}

function request(signal = new AbortController().signal): HttpRequest {
  return {
    method: 'POST',
    url: new URL('https://stake.com/_api/graphql'),
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal,
  }
}

async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** A body that gives one part and then fails with `error`. */
function failingBody(error: Error): ReadableStream<Uint8Array> {
  let given = false
  return new ReadableStream({
    pull(controller) {
      if (given) controller.error(error)
      else controller.enqueue(Buffer.from('part'))
      given = true
    },
  })
}

describe('requests over the API session', () => {
  it('ask for no cookies, no cache, no referrer and no redirect', async () => {
    const { fake, sent } = sessionAnswering(async () => new Response('x'))
    await createSessionHttp(fake).send(request())
    expect(sent[0]?.address).toBe('https://stake.com/_api/graphql')
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{}',
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
  })

  it('give status, lowercase headers and the body as it arrives', async () => {
    const { fake } = sessionAnswering(
      async () => new Response('hello', { status: 403, headers: { 'X-Ray': '1' } }),
    )
    const outcome = await createSessionHttp(fake).send(request())
    if (!outcome.ok) throw new Error(outcome.failure)
    expect(outcome.response.status).toBe(403)
    expect(outcome.response.headers['x-ray']).toBe('1')
    expect(await text(outcome.response.body)).toBe('hello')
  })

  it('have an empty body where the answer has none', async () => {
    const { fake } = sessionAnswering(async () => new Response(null, { status: 204 }))
    const outcome = await createSessionHttp(fake).send(request())
    if (!outcome.ok) throw new Error(outcome.failure)
    expect(await text(outcome.response.body)).toBe('')
  })

  it('tell why no answer came', async () => {
    const { fake } = sessionAnswering(async () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')))
    expect(await createSessionHttp(fake).send(request())).toEqual({ ok: false, failure: 'offline' })
  })

  it('are aborted by their signal, whatever error that brings', async () => {
    const controller = new AbortController()
    const { fake } = sessionAnswering(async () => {
      controller.abort()
      throw new Error('net::ERR_NAME_NOT_RESOLVED')
    })
    expect(await createSessionHttp(fake).send(request(controller.signal))).toEqual({
      ok: false,
      failure: 'aborted',
    })
  })

  it('tell when the connection breaks in the middle of the body', async () => {
    const { fake } = sessionAnswering(
      async () => new Response(failingBody(new Error('net::ERR_CONNECTION_RESET'))),
    )
    const outcome = await createSessionHttp(fake).send(request())
    if (!outcome.ok) throw new Error(outcome.failure)
    await expect(text(outcome.response.body)).rejects.toEqual(new HttpBodyError('connection-lost'))
  })

  it('tell when they are aborted in the middle of the body', async () => {
    const controller = new AbortController()
    const { fake } = sessionAnswering(async () => new Response(failingBody(new Error('gone'))))
    const outcome = await createSessionHttp(fake).send(request(controller.signal))
    if (!outcome.ok) throw new Error(outcome.failure)
    controller.abort()
    await expect(text(outcome.response.body)).rejects.toMatchObject({ failure: 'aborted' })
  })

  it('end with the session’s connections, and none begins afterwards', async () => {
    const { fake, sent, closed } = sessionAnswering(async () => new Response('x'))
    const http = createSessionHttp(fake)
    await http.close()
    expect(closed()).toBe(1)
    expect(await http.send(request())).toEqual({ ok: false, failure: 'aborted' })
    expect(sent).toHaveLength(0)
  })

  it('are open until the answer was read to its end', async () => {
    const { fake } = sessionAnswering(async () => new Response('hello'))
    const http = createSessionHttp(fake)
    expect(http.openConnections()).toBe(0)
    const sending = http.send(request())
    expect(http.openConnections()).toBe(1)
    const outcome = await sending
    if (!outcome.ok) throw new Error(outcome.failure)
    expect(http.openConnections()).toBe(1)
    await text(outcome.response.body)
    expect(http.openConnections()).toBe(0)
  })

  it('are open no more when they failed, broke, had no body, or were left', async () => {
    const answers = [
      async () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')),
      async () => new Response(null, { status: 204 }),
      async () => new Response(failingBody(new Error('net::ERR_CONNECTION_RESET'))),
      async () => new Response('part'),
    ]
    for (const answer of answers) {
      const http = createSessionHttp(sessionAnswering(answer).fake)
      const outcome = await http.send(request())
      if (outcome.ok) {
        const parts = outcome.response.body[Symbol.asyncIterator]()
        await parts.next()
        await parts.next().catch(() => undefined)
      }
      expect(http.openConnections()).toBe(0)
    }
  })

  it('are let go by their signal, and by leaving the body early', async () => {
    const letGo = new AbortController()
    const { fake } = sessionAnswering(async () => new Response('hello'))
    const http = createSessionHttp(fake)
    await http.send(request(letGo.signal))
    const second = await http.send(request())
    expect(http.openConnections()).toBe(2)
    letGo.abort()
    expect(http.openConnections()).toBe(1)
    if (second.ok) for await (const part of second.response.body) if (part.length > 0) break
    expect(http.openConnections()).toBe(0)
  })

  it('stay open when nobody reads the answer nor lets it go, until all is closed', async () => {
    const { fake } = sessionAnswering(async () => new Response('hello'))
    const http = createSessionHttp(fake)
    await Promise.all([http.send(request()), http.send(request())])
    expect(http.openConnections()).toBe(2)
    await http.close()
    expect(http.openConnections()).toBe(0)
  })
})
