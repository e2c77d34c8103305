import { classify, type RawAnswer } from '../api/classify.ts'
import { readApiKeys, readSessions, readStanding } from '../api/parse-access.ts'
import { readRates } from '../api/parse-rates.ts'
import { readBalances, readIdentity, readSecurity, type Reader } from '../api/parse.ts'
import type { Failure, FailureKind } from '../domain/failure.ts'
import type { OwnerFileProblem } from '../domain/imports.ts'
import { transportApiFailure } from '../ports/http.ts'
import { checkTokenForm } from '../vault/format.ts'

/** Secrets that are planted, and belong to nobody. */
export interface Canary {
  /** 96 hexadecimal digits. */
  readonly token: string
  readonly email: string
  readonly ipv4: string
  readonly ipv6: string
}

export interface HostileFailure {
  readonly failure: Failure
  /** It came about as it would in earnest; otherwise a secret was put into a field by hand. */
  readonly isWhole: boolean
}

type Of<Kind extends FailureKind> = Extract<Failure, { kind: Kind }>
/** Every kind has its entry: one that is new does not compile before it has. */
type ByKind = { readonly [Kind in FailureKind]: readonly Of<Kind>[] }

/** Failures of every kind, in all their variants. */
export function hostileFailures(canary: Canary): readonly HostileFailure[] {
  const failures = Object.values(failuresByKind(canary)).flat()
  return [
    ...failures.map((failure) => ({ failure, isWhole: true })),
    // The one field that a flaw in the contract could fill with a stranger's text.
    { failure: { kind: 'bad-request', field: planted(canary) }, isWhole: false },
  ]
}

function planted({ token, email, ipv4, ipv6 }: Canary): string {
  return `${token} ${email} ${ipv4} ${ipv6}`
}

/**
 * What can go wrong with an answer or with a pasted text comes out of the code that judges them, with the canary
 * wherever text comes from outside; the rest never meets any, and is as it is. A kind that cannot be brought about
 * any more has none.
 */
export function failuresByKind(canary: Canary): ByKind {
  const outcomes = judged(canary)
  const of = <Kind extends FailureKind>(kind: Kind) =>
    outcomes.filter((failure): failure is Of<Kind> => failure.kind === kind)
  const files = fileProblems.map((problem) => ({ problem }))
  return {
    offline: of('offline'),
    tls: of('tls'),
    blocked: of('blocked'),
    'rate-limited': of('rate-limited'),
    'token-rejected': of('token-rejected'),
    forbidden: of('forbidden'),
    'query-refused': of('query-refused'),
    'schema-drift': of('schema-drift'),
    'server-error': of('server-error'),
    redirected: of('redirected'),
    'not-json': of('not-json'),
    'broken-json': of('broken-json'),
    'empty-answer': of('empty-answer'),
    'connection-lost': of('connection-lost'),
    'rates-implausible': of('rates-implausible'),
    cancelled: of('cancelled'),
    'token-malformed': malformed(canary),
    timeout: [{ kind: 'timeout', afterMs: 30_000 }],
    'too-large': [{ kind: 'too-large', limitBytes: 4096 }],
    'host-not-allowed': [{ kind: 'host-not-allowed' }],
    'keychain-locked': [{ kind: 'keychain-locked' }],
    'keychain-unavailable': (['no-library', 'no-service', 'no-answer'] as const).map((cause) => ({
      kind: 'keychain-unavailable',
      cause,
    })),
    'keychain-refused': [{ kind: 'keychain-refused' }],
    'token-missing': [{ kind: 'token-missing' }],
    'token-expired': [{ kind: 'token-expired' }],
    'clipboard-empty': [{ kind: 'clipboard-empty' }],
    'import-empty': (['clipboard', 'environment', 'file', 'python-keyring'] as const).map((source) => ({
      kind: 'import-empty',
      source,
    })),
    'file-unreadable': files.map((cause) => ({ kind: 'file-unreadable', ...cause })),
    'python-keyring-unreadable': (['windows', 'no-tool', 'locked', 'no-answer', 'refused'] as const).map(
      (cause) => ({ kind: 'python-keyring-unreadable', cause }),
    ),
    'copy-changed': [{ kind: 'copy-changed' }],
    'copy-not-removed': files.map((cause) => ({ kind: 'copy-not-removed', ...cause })),
    'no-set-up': [{ kind: 'no-set-up' }],
    'wrong-step': [{ kind: 'wrong-step' }],
    'account-unknown': [{ kind: 'account-unknown' }],
    'other-account': [{ kind: 'other-account' }],
    'watched-already': [{ kind: 'watched-already' }],
    'too-many-accounts': [{ kind: 'too-many-accounts' }],
    'rotation-unfinished': [{ kind: 'rotation-unfinished' }],
    'settings-not-written': (['disk-full', 'denied', 'newer', 'other'] as const).map((cause) => ({
      kind: 'settings-not-written',
      cause,
    })),
    'export-not-written': (['disk-full', 'denied', 'other'] as const).map((cause) => ({
      kind: 'export-not-written',
      cause,
    })),
    'import-refused': (['unreadable', 'too-large', 'not-text', 'not-ours', 'newer', 'broken'] as const).map(
      (cause) => ({ kind: 'import-refused', cause }),
    ),
    'history-unavailable': (
      ['newer', 'disk-full', 'denied', 'busy', 'other', 'clock-behind', 'damaged', 'none'] as const
    ).map((cause) => ({ kind: 'history-unavailable', cause })),
    'history-refused': (
      ['unreadable', 'too-large', 'not-text', 'not-ours', 'newer', 'broken', 'other-account'] as const
    ).map((cause) => ({ kind: 'history-refused', cause })),
    'amounts-hidden': [{ kind: 'amounts-hidden' }],
    'files-not-removed': (['denied', 'other'] as const).map((cause) => ({
      kind: 'files-not-removed',
      cause,
    })),
    'too-many-alert-rules': [{ kind: 'too-many-alert-rules' }],
    'notified-just-now': [{ kind: 'notified-just-now', waitMs: 30_000 }],
    locked: [{ kind: 'locked' }],
    'passphrase-wrong': [0, 90_000].map((waitMs) => ({ kind: 'passphrase-wrong', waitMs })),
    'passphrase-slowed': [{ kind: 'passphrase-slowed', waitMs: 90_000 }],
    'passphrase-too-short': [{ kind: 'passphrase-too-short' }],
    'no-passphrase': [{ kind: 'no-passphrase' }],
    'touch-id-refused': [{ kind: 'touch-id-refused' }],
    'token-sealed': [{ kind: 'token-sealed' }],
    'seal-damaged': [{ kind: 'seal-damaged' }],
    'fix-gone': [{ kind: 'fix-gone' }],
    'fix-not-done': files.map((cause) => ({ kind: 'fix-not-done', ...cause })),
    'finding-gone': [{ kind: 'finding-gone' }],
    'folder-refused': (
      ['missing', 'denied', 'not-a-folder', 'watched-already', 'too-many', 'ours'] as const
    ).map((problem) => ({ kind: 'folder-refused', problem })),
    'bad-request': [{ kind: 'bad-request', field: 'sender' }],
    'login-start-refused': [{ kind: 'login-start-refused' }],
    'link-not-allowed': [{ kind: 'link-not-allowed' }],
    closed: [{ kind: 'closed' }],
    unexpected: [{ kind: 'unexpected', reference: '0a1b2c3d' }],
  }
}

const fileProblems: readonly OwnerFileProblem[] = [
  'missing',
  'denied',
  'not-a-file',
  'too-large',
  'not-text',
  'changed',
  'several-names',
  'disk-full',
  'other',
]

/** Pasted texts that are no token, though they hold one. */
function malformed({ token, email, ipv4 }: Canary): readonly Of<'token-malformed'>[] {
  const texts = ['', token.slice(0, 9), token + token, `${token} ${email}`, `${token}\n${ipv4}`, email]
  return texts.flatMap((text) => {
    const form = checkTokenForm(text)
    return form.ok ? [] : [{ kind: 'token-malformed', problem: form.failure }]
  })
}

const brokenConnections = [
  'offline',
  'tls-certificate',
  'tls-protocol',
  'tls-other',
  'redirected',
  'connection-lost',
  'aborted',
] as const

const statuses = [200, 302, 400, 401, 403, 429, 500]

/** What is made of every sort of answer that may come, with the canary in each part of it. */
function judged(canary: Canary): readonly Failure[] {
  const text = planted(canary)
  const headers = { location: `https://${text}/`, date: text, server: text, 'retry-after': text }
  const answers = answersWith(text).flatMap((body) => statuses.map((status) => ({ status, headers, body })))
  const body = answers[0]?.body ?? new Uint8Array()
  return [
    ...brokenConnections.map(transportApiFailure),
    ...answers.flatMap(failuresOf),
    ...failuresOf({ status: 429, headers: { ...headers, 'retry-after': '30' }, body }),
    ...failuresOf({ status: 503, headers: { ...headers, 'cf-mitigated': 'challenge' }, body }),
  ]
}

const readers: readonly Reader<unknown>[] = [
  readIdentity,
  readBalances,
  readSecurity,
  readStanding,
  readSessions,
  readApiKeys,
  readRates,
]

function failuresOf(answer: RawAnswer): readonly Failure[] {
  const outcome = classify(answer, 0)
  if (!outcome.ok) return [outcome.failure]
  return readers.flatMap((reader) => {
    const read = reader(outcome.value)
    return read.ok ? [] : [read.failure]
  })
}

function answersWith(text: string): readonly Uint8Array[] {
  const error = { message: text, errorType: text, path: [text] }
  const money = { amount: text, currency: text }
  const baseRates = [{ currency: text, baseRate: -1 }]
  const user = {
    id: text,
    name: { [text]: text },
    hasTfaEnabled: text,
    balances: [{ available: money, vault: money }],
    sessionList: [{ id: text, sessionName: text, active: text }],
    apiKeys: [{ id: text, ip: text, active: text }],
  }
  const parts = [
    [text],
    { data: text },
    { data: null, errors: [error] },
    { data: { user: null }, errors: [{ ...error, errorType: 'disabledSession' }] },
    { data: { user: null, [text]: text } },
    { data: { [text]: { [text]: text } } },
    { data: { user, currencyConfiguration: { baseRates: [money] } } },
    { data: { user: [user], currencyConfiguration: { baseRates } } },
  ]
  const challenge = `<title>Just a moment...</title><p>${text}</p><script src="/challenge-platform/${text}">`
  const texts = ['', text, `{"data":"${text}`, challenge, `<html><body>${text}</body></html>`]
  return [...texts, ...parts.map((part) => JSON.stringify(part))].map((body) =>
    new TextEncoder().encode(body),
  )
}
