import type { RawHit, TextFacts } from './hit.ts'
import { couldHoldFor } from './prefilter.ts'

interface Library {
  readonly lint: (content: string, filePath: string) => Promise<readonly Message[]>
}

interface Message {
  readonly ruleId: string
  readonly range: readonly [number, number]
  readonly data?: unknown
}

let loading: Promise<Library> | null = null

/** Loaded when the first text needs it: most runs never do. */
async function load(): Promise<Library> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  const config = {
    rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }],
  }
  return {
    lint: async (content, filePath) => {
      const source = { content, filePath, contentType: 'text', ext: '' } as const
      const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } })
      return messages
    },
  }
}

/** The rule that a finding of the library is named by: `@secretlint/secretlint-rule-aws` → `aws`. */
function shortName(ruleId: string): string {
  return ruleId.replace(/^.*secretlint-rule-/, '')
}

/** Less is no secret: some rules take `SG.a.b` and `xoxb-a-b` for one. */
const leastLength = 16

/** `ghp_xxxx…` and `<password>` in examples; names of npm's variables, that are as long as its tokens. */
const standsForOne = /^npm_config_|([A-Za-z*.])\1{11}|:\/\/[^@\s]{0,80}<[A-Za-z][\w -]{0,30}>[^@\s]{0,80}@/

/**
 * What the recommended rules of secretlint find besides `own`, which our rules found. Never rejects: a text that breaks a rule has no
 * findings of it.
 */
export async function findGeneral(
  text: string,
  about: TextFacts,
  own: readonly RawHit[],
): Promise<readonly RawHit[]> {
  // The library takes its time: most texts that our own rules want to see have nothing for it.
  if (!couldHoldFor('general', text)) return []
  const found = [...(await findByLibrary(text, about)), ...findShortKeys(text)]
  return found.filter(({ start, end }) => !own.some((hit) => hit.start < end && start < hit.end))
}

async function findByLibrary(text: string, { path }: TextFacts): Promise<readonly RawHit[]> {
  try {
    const { lint } = await (loading ??= load())
    const messages = await lint(text, unreadable(path))
    if (messages.length === 0) return []
    return messages
      .map((message) => hitOf(text, message))
      .filter(({ start, end }) => end - start >= leastLength)
      .filter(({ secret }) => secret === null || !standsForOne.test(secret))
  } catch {
    return []
  }
}

const shortKey =
  /-----BEGIN (?:EC )?PRIVATE KEY-----((?:[A-Za-z0-9+/=\s]|\\[nr]){40,240})-----END (?:EC )?PRIVATE KEY-----/g

/**
 * Keys on curves of 256 bits. The library takes only what begins as keys of 128 bytes and more do, and those are
 * shorter: a sequence with its length in one byte (ASN.1, X.690).
 */
function findShortKeys(text: string): readonly RawHit[] {
  return [...text.matchAll(shortKey)].flatMap(({ index: start, 0: secret, 1: body = '' }) => {
    const [tag, length, ...rest] = Buffer.from(body.replace(/\\[nr]/g, ''), 'base64')
    if (tag !== 0x30 || length !== rest.length || rest.length >= 128) return []
    return [{ ...ofOthers('privatekey', start, start + secret.length), secret }]
  })
}

function ofOthers(detail: string, start: number, end: number) {
  return { rule: 'other-secret', habitat: null, detail, start, end } as const
}

/**
 * Some rules look at a file's name, and one opens the file: this keeps the name, and no file system takes a path
 * with a zero in it.
 */
function unreadable(path: string): string {
  return `\0/${path.slice(path.lastIndexOf('/') + 1)}`
}

function hitOf(text: string, { ruleId, range: [first, last], data }: Message): RawHit {
  const detail = shortName(ruleId)
  const { start, end } = detail === 'gcp' ? keyIn(text) : secretIn(text, first, last, data)
  return { ...ofOthers(detail, start, end), secret: text.slice(start, end) }
}

/** The rule for Google's key files names the whole file. */
function keyIn(text: string): { start: number; end: number } {
  const start = Math.max(0, text.indexOf('-----BEGIN'))
  return { start, end: Math.min(text.length, start + 64) }
}

const mostBeforeSecret = 400

/** Some rules count from the name before a secret, with the length of the secret alone. */
function secretIn(text: string, first: number, last: number, data: unknown): { start: number; end: number } {
  const values: readonly unknown[] = typeof data === 'object' && data !== null ? Object.values(data) : []
  const secret = values.find((value) => typeof value === 'string' && value.length === last - first)
  if (typeof secret !== 'string') return { start: first, end: last }
  const at = text.slice(first, last + mostBeforeSecret).indexOf(secret)
  return at < 0 ? { start: first, end: last } : { start: first + at, end: first + at + secret.length }
}
