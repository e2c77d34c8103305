import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { Session } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { HttpBodyError, type Http, type HttpRequest } from '../../../app/ports/http.ts'
import { createSessionHttp } from '../../../electron/adapters/http.ts'

const electron = vi.hoisted(() => ({ request: (_options: object): object => ({}) }))

vi.mock('electron', () => ({ session: {}, net: { request: (options: object) => electron.request(options) } }))

/** As Electron's: nothing more is told by a request that was aborted, and its answer just ends. */
class FakeRequest extends EventEmitter {
  readonly options: object
  body = ''
  aborted = 0
  answer: Readable | null = null

  constructor(options: object) {
    super()
    this.options = options
  }

  end(body: string): void {
    this.body = body
  }

  abort(): void {
    this.aborted += 1
    this.answer?.destroy()
  }

  respond(answer: Readable, statusCode = 200, headers: Record<string, string | string[]> = {}): void {
    this.answer = Object.assign(answer, { statusCode, headers })
    this.emit('response', this.answer)
  }

  fail(error: Error): void {
    this.answer?.destroy(error)
    this.emit('error', error)
  }
}

const session = { closeAllConnections: async () => undefined } as unknown as Session
let sent: FakeRequest[]
/** What becomes of each request, as soon as it is sent. */
let then: (request: FakeRequest) => void
let http: Http

beforeEach(() => {
  sent = []
  then = (request) => request.respond(Readable.from([Buffer.from('hello')]))
  electron.request = (options) => {
    const request = new FakeRequest(options)
    sent.push(request)
    queueMicrotask(() => then(request))
    return request
  }
  http = createSessionHttp(session)
})

function asked(signal = new AbortController().signal): HttpRequest {
  return {
    method: 'POST',
    url: new URL('https://stake.com/_api/graphql'),
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal,
  }
}

async function answered(one = asked()) {
  const outcome = await http.send(one)
  if (!outcome.ok) throw new Error(outcome.failure)
  return outcome.response
}

async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** A body that gives one part and goes on. */
function beginning(): Readable {
  const body = new Readable({ read: () => undefined })
  body.push(Buffer.from('part'))
  return body
}

describe('requests over the API session', () => {
  it('ask for no cookies, no cache, no referrer and no redirect', async () => {
    await http.send(asked())
    expect(sent[0]?.options).toEqual({
      session,
      method: 'POST',
      url: 'https://stake.com/_api/graphql',
      headers: { 'content-type': 'application/json' },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    expect(sent[0]?.body).toBe('{}')
  })

  it('give status, headers and the body as it arrives', async () => {
    then = (one) =>
      one.respond(Readable.from([Buffer.from('hel'), Buffer.from('lo')]), 403, { 'x-ray': ['1', '2'] })
    const response = await answered()
    expect(response.status).toBe(403)
    expect(response.headers['x-ray']).toBe('1, 2')
    expect(await text(response.body)).toBe('hello')
  })

  it('tell why no answer came', async () => {
    then = (one) => one.fail(new Error('net::ERR_NAME_NOT_RESOLVED'))
    expect(await http.send(asked())).toEqual({ ok: false, failure: 'offline' })
  })

  it('that cannot be made fail like others, without what they held', async () => {
    electron.request = () => {
      throw new TypeError('Invalid value for header')
    }
    expect(await http.send(asked())).toEqual({ ok: false, failure: 'connection-lost' })
    expect(http.openConnections()).toBe(0)
  })

  it('are aborted by their signal, though nothing more is heard of them', async () => {
    const controller = new AbortController()
    then = () => controller.abort()
    expect(await http.send(asked(controller.signal))).toEqual({ ok: false, failure: 'aborted' })
    expect(sent[0]?.aborted).toBe(1)
  })

  it('do not begin once they are aborted', async () => {
    expect(await http.send(asked(AbortSignal.abort()))).toEqual({ ok: false, failure: 'aborted' })
    expect(sent).toEqual([])
  })

  it('tell when the connection breaks in the middle of the body', async () => {
    then = (one) => one.respond(beginning())
    const { body } = await answered()
    const reading = text(body)
    setImmediate(() => sent[0]?.fail(new Error('net::ERR_CONNECTION_RESET')))
    await expect(reading).rejects.toEqual(new HttpBodyError('connection-lost'))
  })

  it('tell when the connection broke before anybody read the body', async () => {
    then = (one) => one.respond(beginning())
    const { body } = await answered()
    sent[0]?.fail(new Error('net::ERR_CONNECTION_RESET'))
    await new Promise(setImmediate)
    await expect(text(body)).rejects.toEqual(new HttpBodyError('connection-lost'))
  })

  it('tell when they are aborted in the middle of the body', async () => {
    const controller = new AbortController()
    then = (one) => one.respond(beginning())
    const { body } = await answered(asked(controller.signal))
    const reading = text(body)
    setImmediate(() => controller.abort())
    await expect(reading).rejects.toMatchObject({ failure: 'aborted' })
  })

  it('end with the session’s connections, and none begins afterwards', async () => {
    const closing = vi.spyOn(session, 'closeAllConnections')
    await http.close()
    expect(closing).toHaveBeenCalledTimes(1)
    expect(await http.send(asked())).toEqual({ ok: false, failure: 'aborted' })
    expect(sent).toHaveLength(0)
  })

  it('are open until the answer was read to its end', async () => {
    expect(http.openConnections()).toBe(0)
    const sending = answered()
    expect(http.openConnections()).toBe(1)
    const response = await sending
    expect(http.openConnections()).toBe(1)
    await text(response.body)
    expect(http.openConnections()).toBe(0)
    expect(sent[0]?.aborted).toBe(0)
  })

  it('are open no more when they failed, broke, or have no body', async () => {
    const ends: ((one: FakeRequest) => void)[] = [
      (one) => one.fail(new Error('net::ERR_NAME_NOT_RESOLVED')),
      (one) => one.respond(Readable.from([]), 204),
      (one) => {
        one.respond(beginning())
        setImmediate(() => one.fail(new Error('net::ERR_CONNECTION_RESET')))
      },
    ]
    for (const end of ends) {
      then = end
      const outcome = await http.send(asked())
      if (outcome.ok) await text(outcome.response.body).catch(() => undefined)
      expect(http.openConnections()).toBe(0)
    }
  })

  it('are let go by their signal, and by leaving the body early', async () => {
    const letGo = new AbortController()
    await answered(asked(letGo.signal))
    const second = await answered()
    expect(http.openConnections()).toBe(2)
    letGo.abort()
    expect(http.openConnections()).toBe(1)
    for await (const part of second.body) if (part.length > 0) break
    expect(http.openConnections()).toBe(0)
    expect(sent[1]?.aborted).toBe(1)
  })

  it('stay open when nobody reads the answer nor lets it go, until all is closed', async () => {
    await Promise.all([answered(), answered()])
    expect(http.openConnections()).toBe(2)
    await http.close()
    expect(http.openConnections()).toBe(0)
  })
})
