import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FileProblem, Files } from '../../../app/ports/files.ts'
import { createLogger, type LogOptions, type LogSink } from '../../../app/redaction/log-sink.ts'
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts'
import { hexToken, plainToken } from './secrets.ts'

const path = '/data/logs/desktop.log'

const turn = () => new Promise((resolve) => void setImmediate(resolve))

/** A disk of which a test decides when it is full; each call takes a turn of the event loop, as a real one does. */
function createDisk() {
  const texts = new Map<string, string>()
  const disk = {
    texts,
    appends: 0,
    atOnce: 0,
    problem: null as FileProblem | null,
    renameProblem: null as FileProblem | null,
    /** How much of a text still goes onto a full disk. */
    takes: 0,
  }
  const files: LogOptions['files'] = {
    async append(file, text) {
      disk.appends += 1
      disk.atOnce += 1
      expect(disk.atOnce).toBe(1)
      await turn()
      disk.atOnce -= 1
      const taken = disk.problem ? text.slice(0, disk.takes) : text
      if (taken !== '') texts.set(file, (texts.get(file) ?? '') + taken)
      return disk.problem ? { ok: false, problem: disk.problem } : { ok: true }
    },
    async rename(from, to) {
      await turn()
      if (disk.renameProblem) return { ok: false, problem: disk.renameProblem }
      const text = texts.get(from)
      if (text === undefined) return { ok: false, problem: 'missing' }
      texts.delete(from)
      texts.set(to, text)
      return { ok: true }
    },
    async size(file) {
      await turn()
      const text = texts.get(file)
      return text === undefined ? null : Buffer.byteLength(text)
    },
  } satisfies Pick<Files, 'append' | 'rename' | 'size'>
  return { disk, files }
}

let clock: FakeClock
let made: ReturnType<typeof createDisk>
let log: LogSink

beforeEach(() => {
  clock = createFakeClock()
  made = createDisk()
  log = createLogger({ files: made.files, path, clock })
})

const textOf = (file = path) => made.disk.texts.get(file) ?? ''
const linesOf = (file = path): unknown[] =>
  textOf(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
const events = (file: string) => linesOf(file).map((line) => (line as { event: string }).event)

describe('a line', () => {
  it('is JSON with time, level, event and facts, in this order', async () => {
    log.log('info', 'started', { demo: true, accounts: 1, kind: null, host: 'stake.com' })
    await log.flush()
    expect(textOf()).toBe(
      '{"t":"2026-01-01T00:00:00.000Z","level":"info","event":"started","demo":true,"accounts":1,"kind":null,"host":"stake.com"}\n',
    )
  })

  it('has the time at which it was logged, not written', async () => {
    log.log('info', 'one')
    clock.jump(1000)
    log.log('info', 'two')
    await log.flush()
    expect(linesOf()).toMatchObject([{ t: '2026-01-01T00:00:00.000Z' }, { t: '2026-01-01T00:00:01.000Z' }])
  })

  it('keeps its own time, level and event when a fact has such a name', async () => {
    log.log('warn', 'real', { event: 'false', level: 'info', t: 0 })
    await log.flush()
    expect(linesOf()).toEqual([{ t: '2026-01-01T00:00:00.000Z', level: 'warn', event: 'real' }])
  })

  it('carries no secret, in an event, a fact, or a fact’s name beside its value', async () => {
    const token = hexToken()
    const short = plainToken(12)
    log.log('error', `failed for bob@example.com`, {
      text: `x-access-token: ${short}\nfrom 10.0.0.1`,
      accessToken: short,
      id: token,
      file: 'C:\\Users\\bob\\x',
    })
    await log.flush()
    expect(linesOf()).toEqual([
      {
        t: '2026-01-01T00:00:00.000Z',
        level: 'error',
        event: 'failed for [e-mail]',
        text: 'x-access-token: …\nfrom [ip]',
        accessToken: '…',
        id: `${token.slice(0, 8)}…${token.slice(-4)}`,
        file: '~\\x',
      },
    ])
  })

  it('is always one line of JSON, whatever is logged', async () => {
    const names = fc.constantFrom('text', 'cookie', 'token', 'accessToken', 'session', 'n')
    const odd = fc.constantFrom(
      'cookie: "',
      "cookie: '",
      'x-access-token:',
      '\\',
      '"',
      '^"',
      "-b '",
      'bob@x.com',
      '\n',
    )
    const texts = fc
      .array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 6 })
      .map((all) => all.join(''))
    const facts = fc.dictionary(names, fc.oneof(texts, fc.double(), fc.boolean(), fc.constant(null)))
    await fc.assert(
      fc.asyncProperty(texts, facts, async (event, given) => {
        made.disk.texts.clear()
        log.log('info', event, given)
        await log.flush()
        expect(linesOf()).toMatchObject([{ level: 'info' }])
        expect(textOf().split('\n').length).toBe(2)
      }),
      { numRuns: 300 },
    )
  })

  it('loses its facts when redaction would leave no JSON', async () => {
    log.log('info', 'odd', { cookie: 5, n: 1 })
    await log.flush()
    expect(linesOf()).toEqual([
      { t: '2026-01-01T00:00:00.000Z', level: 'info', event: 'odd', withheld: true },
    ])
  })

  it('loses its facts when it is far too long', async () => {
    log.log('info', 'odd', { text: 'ab '.repeat(10_000) })
    log.log('info', 'long '.repeat(10_000))
    await log.flush()
    expect(linesOf()).toMatchObject([{ event: 'odd', withheld: true }, { withheld: true }])
    expect(textOf().length).toBeLessThan(500)
  })
})

describe('writing', () => {
  it('keeps the order, one write at a time, and takes what has gathered at once', async () => {
    for (let n = 0; n < 100; n++) log.log('info', 'line', { n })
    await log.flush()
    log.log('info', 'line', { n: 100 })
    await log.flush()
    expect(linesOf()).toMatchObject(Array.from({ length: 101 }, (_, n) => ({ n })))
    expect(made.disk.appends).toBeLessThan(5)
  })

  it('writes lines that are logged while others are being written', async () => {
    log.log('info', 'one')
    await turn()
    log.log('info', 'two')
    await log.flush()
    expect(linesOf()).toMatchObject([{ event: 'one' }, { event: 'two' }])
  })

  it('answers a flush with nothing to write', async () => {
    await log.flush()
    expect(made.disk.appends).toBe(0)
  })
})

describe('setting files aside', () => {
  const lineBytes = Buffer.byteLength('{"t":"2026-01-01T00:00:00.000Z","level":"info","event":"e0"}\n')

  beforeEach(() => {
    log = createLogger({ files: made.files, path, clock, maxBytes: 2 * lineBytes })
  })

  it('begins a new file before the old one would grow too large, and keeps three', async () => {
    for (let n = 0; n < 7; n++) log.log('info', `e${n}`)
    await log.flush()
    expect(events(path)).toEqual(['e6'])
    expect(events('/data/logs/desktop.1.log')).toEqual(['e4', 'e5'])
    expect(events('/data/logs/desktop.2.log')).toEqual(['e2', 'e3'])
    expect(made.disk.texts.size).toBe(3)
  })

  it('counts what an earlier run left', async () => {
    log.log('info', 'e0')
    log.log('info', 'e1')
    await log.flush()
    const next = createLogger({ files: made.files, path, clock, maxBytes: 2 * lineBytes })
    next.log('info', 'e2')
    await next.flush()
    expect(events(path)).toEqual(['e2'])
    expect(events('/data/logs/desktop.1.log')).toEqual(['e0', 'e1'])
  })

  it('gives a line that is longer than a file one of its own', async () => {
    log.log('info', 'e0')
    log.log('info', 'long'.repeat(50))
    log.log('info', 'e2')
    await log.flush()
    expect(events(path)).toEqual(['e2'])
    expect(events('/data/logs/desktop.1.log')).toEqual(['long'.repeat(50)])
    expect(events('/data/logs/desktop.2.log')).toEqual(['e0'])
  })

  it('writes no more while a file cannot be set aside, and says so afterwards', async () => {
    log.log('info', 'e0')
    log.log('info', 'e1')
    await log.flush()
    made.disk.renameProblem = 'denied'
    log.log('info', 'e2')
    await log.flush()
    expect(events(path)).toEqual(['e0', 'e1'])
    made.disk.renameProblem = null
    log.log('info', 'e3')
    await log.flush()
    expect([...events('/data/logs/desktop.1.log'), ...events(path)]).toEqual(['log-lines-lost', 'e3'])
  })

  it('names files without an extension too', async () => {
    const bare = createLogger({ files: made.files, path: '/data/logs/desktop', clock, maxBytes: lineBytes })
    bare.log('info', 'e0')
    bare.log('info', 'e1')
    await bare.flush()
    expect(events('/data/logs/desktop.1')).toEqual(['e0'])
  })
})

describe('losing lines', () => {
  it('never throws on a full disk, and tells once how many lines it cost', async () => {
    made.disk.problem = 'disk-full'
    for (let n = 0; n < 3; n++) {
      log.log('info', 'lost')
      await log.flush()
    }
    expect(textOf()).toBe('')
    made.disk.problem = null
    log.log('info', 'kept')
    log.log('info', 'kept too')
    await log.flush()
    log.log('info', 'last')
    await log.flush()
    expect(linesOf()).toMatchObject([
      { level: 'warn', event: 'log-lines-lost', lines: 3 },
      { event: 'kept' },
      { event: 'kept too' },
      { event: 'last' },
    ])
  })

  it('does not continue a line that a full disk cut off', async () => {
    made.disk.problem = 'disk-full'
    made.disk.takes = 10
    log.log('info', 'lost')
    await log.flush()
    made.disk.takes = 0
    log.log('info', 'lost')
    await log.flush()
    made.disk.problem = null
    log.log('info', 'kept')
    await log.flush()
    const [torn, ...whole] = textOf().trimEnd().split('\n')
    expect(torn).toBe('{"t":"2026')
    expect(whole.map((line): unknown => JSON.parse(line))).toMatchObject([
      { event: 'log-lines-lost', lines: 2 },
      { event: 'kept' },
    ])
  })

  it('keeps no more lines waiting than it may, and counts the others', async () => {
    log = createLogger({ files: made.files, path, clock, maxWaiting: 2 })
    for (let n = 0; n < 10; n++) log.log('info', 'line', { n })
    await log.flush()
    log.log('info', 'after')
    await log.flush()
    const kept = linesOf().filter((line) => (line as { event: string }).event === 'line').length
    expect(linesOf()).toContainEqual(expect.objectContaining({ event: 'log-lines-lost', lines: 10 - kept }))
    expect(kept).toBeLessThanOrEqual(3)
    expect(linesOf().at(-1)).toMatchObject({ event: 'after' })
  })
})
