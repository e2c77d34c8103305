import { assertNever } from '../../../app/domain/assert-never.ts'
import type { DemoAnswer } from '../../../app/demo/answer.ts'
import { plantedEntries } from '../planted-amounts.ts'

/** What the fake Stake can do, by the names of `stake-api.md`; where that says "with and without", one name each. */
export const scenarioNames = [
  'ok',
  'user-null',
  'disabled-session',
  'bad-request-400',
  'unauthorized-401',
  'forbidden-403',
  'cloudflare-403',
  'cloudflare-503',
  'rate-limited-429',
  'rate-limited-429-without-retry-after',
  'html-200',
  'hang',
  'slow-body',
  'huge-body',
  'broken-json',
  'empty-200',
  'server-500',
  'redirect-to-http',
  'redirect-to-other-host',
  'bad-certificate',
  'reset-mid-body',
  'missing-rate',
  'inverted-rate',
  'unknown-currency',
  'kyc-null',
  'extra-fields',
  'missing-field',
  'negative-amount',
  'long-decimals',
  'planted-amounts',
  'socket-drop',
] as const
export type ScenarioName = (typeof scenarioNames)[number]

export type Behaviour =
  | ({ readonly kind: 'answer' } & DemoAnswer)
  | { readonly kind: 'hang' }
  /** A byte now and then. */
  | { readonly kind: 'drip'; readonly body: string }
  | { readonly kind: 'flood'; readonly bytes: number }
  /** Half of what was announced, then gone. */
  | { readonly kind: 'half'; readonly body: string }
  | { readonly kind: 'drop' }

const json = { 'content-type': 'application/json; charset=utf-8' }
const html = { 'content-type': 'text/html; charset=UTF-8' }
const challengePage =
  '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script></body></html>'

/** What to do about a request that `ok` would answer with `good`. */
export function behaviour(name: ScenarioName, operation: string, good: DemoAnswer): Behaviour {
  const edited = (body: string): Behaviour => ({ kind: 'answer', ...good, body })
  if (isEdit(name)) return edited(withEdits(good.body, edits[name][operation] ?? []))
  if (isRefusal(name)) return { kind: 'answer', ...refusals[name] }
  switch (name) {
    case 'ok':
    case 'bad-certificate':
      return edited(good.body)
    case 'hang':
      return { kind: 'hang' }
    case 'slow-body':
      return { kind: 'drip', body: good.body }
    case 'huge-body':
      return { kind: 'flood', bytes: 64 * 1024 * 1024 }
    case 'reset-mid-body':
      return { kind: 'half', body: good.body }
    case 'socket-drop':
      return { kind: 'drop' }
    case 'broken-json':
      return edited(good.body.slice(0, -1))
    default:
      return assertNever(name)
  }
}

type EditName =
  | 'missing-rate'
  | 'inverted-rate'
  | 'unknown-currency'
  | 'kyc-null'
  | 'extra-fields'
  | 'missing-field'
  | 'negative-amount'
  | 'long-decimals'
  | 'planted-amounts'

type Edit = readonly [RegExp, string]

const usdtAvailable = /("available":\{"amount":)[\d.]+(,"currency":"usdt"\})/

/** Changes to the good answer, by operation. Text, because a parsed number would lose digits. */
const edits: Readonly<Record<EditName, Readonly<Record<string, readonly Edit[]>>>> = {
  'planted-amounts': {
    UserBalances: [
      [/"amount":[\d.]+/g, '"amount":0'],
      [
        /\{"available":\{"amount":0,"currency":"usd"\},"vault":\{"amount":0,"currency":"usd"\}\}/,
        plantedEntries,
      ],
    ],
  },
  'missing-rate': { CurrencyConfiguration: [[/\{"currency":"eth","baseRate":[\d.]+\},/, '']] },
  'inverted-rate': {
    CurrencyConfiguration: [
      [/("currency":"eur","baseRate":)[\d.]+/, '$10.9223'],
      [/("currency":"btc","baseRate":)[\d.]+/, '$10.00001557'],
    ],
  },
  'unknown-currency': {
    UserBalances: [
      [
        /("balances":\[)/,
        '$1{"available":{"amount":12.5,"currency":"NEW-coin!"},"vault":{"amount":0,"currency":"NEW-coin!"}},' +
          '{"available":{"amount":0,"currency":"Ünused"},"vault":{"amount":0,"currency":"Ünused"}},' +
          '{"available":{"amount":3,"currency":"newcoin"},"vault":{"amount":0,"currency":"newcoin"}},',
      ],
    ],
  },
  'kyc-null': {
    UserProtection: [[/"hasEmailVerified":true/, '"hasEmailVerified":null,"kycStatus":null']],
    UserStanding: [[/"isSuspended":false/, '"isSuspended":null,"kycStatus":null']],
    UserKycInfo: [[/"kycStatus":"[^"]+"/, '"kycStatus":null']],
  },
  'extra-fields': {
    UserBalances: [
      [/("available":\{)/g, '$1"pending":{"amount":7},'],
      [/^\{/, '{"extensions":{"cost":1},'],
    ],
    UserMeta: [[/("name":)/, '"badge":["new",{"deep":[1,2]}],$1']],
    UserProtection: [[/("hasTfaEnabled":)/, '"tfaMethods":["totp"],$1']],
    UserStanding: [[/("isMuted":)/, '"isRainproof":true,$1']],
    SessionList: [[/("sessionName":)/g, '"device":{"os":"?"},$1']],
    UserApiKeys: [[/("sessionName":)/g, '"type":"apiKey","scopes":[],$1']],
    MyBetList: [[/("amount":)/g, '"nonce":7,"state":{"deep":[1,[2]]},$1']],
    UserKycInfo: [[/("kycStatus":)/, '"roles":[{"name":"x"}],$1']],
    VipProgressMeta: [[/("progress":)/, '"next":null,$1']],
    CurrencyConfiguration: [[/("currency":)/g, '"precision":8,$1']],
  },
  'missing-field': {
    UserBalances: [[/("available":\{)"amount":[\d.]+,("currency":"usdt"\})/, '$1$2']],
    UserMeta: [[/,"name":"[^"]+"/, '']],
    UserProtection: [[/"hasTfaEnabled":true,/, '']],
    UserStanding: [[/"isMuted":false,/, '']],
    SessionList: [[/"id":"[\w-]+",("sessionName")/, '$1']],
    UserApiKeys: [[/"active":false,/, '']],
    MyBetList: [[/("amount":)[\d.]+,/g, '']],
    UserKycInfo: [[/,"kycStatus":"[^"]+"/, '']],
    VipProgressMeta: [[/"flag":"[^"]+",/, '']],
    CurrencyConfiguration: [[/("currency":"eth"),"baseRate":[\d.]+/, '$1']],
  },
  'negative-amount': { UserBalances: [[usdtAvailable, '$1-25.5$2']] },
  'long-decimals': { UserBalances: [[usdtAvailable, '$112345678901234567.12345678901234567891$2']] },
}

function isEdit(name: ScenarioName): name is EditName {
  return Object.hasOwn(edits, name)
}

function isRefusal(name: ScenarioName): name is RefusalName {
  return Object.hasOwn(refusals, name)
}

function withEdits(body: string, list: readonly Edit[]): string {
  return list.reduce((text, [from, to]) => {
    if (text.search(from) === -1) throw new Error(`nothing to edit: ${from}`)
    return text.replace(from, to)
  }, body)
}

type RefusalName = Exclude<
  ScenarioName,
  | EditName
  | 'ok'
  | 'bad-certificate'
  | 'hang'
  | 'slow-body'
  | 'huge-body'
  | 'reset-mid-body'
  | 'socket-drop'
  | 'broken-json'
>

function errorBody(errorType: string, message: string, data: string): string {
  return `{"errors":[{"path":["user"],"message":"${message}","errorType":"${errorType}"}],"data":${data}}`
}

const refusals: Readonly<Record<RefusalName, DemoAnswer>> = {
  'user-null': { status: 200, headers: json, body: '{"data":{"user":null}}' },
  'disabled-session': {
    status: 200,
    headers: json,
    body: errorBody('disabledSession', 'This session has been disabled.', '{"user":null}'),
  },
  'bad-request-400': {
    status: 400,
    headers: json,
    body: errorBody('graphqlValidation', 'Cannot query field.', 'null'),
  },
  'unauthorized-401': { status: 401, headers: json, body: errorBody('unauthorized', 'Unauthorized', 'null') },
  'forbidden-403': {
    status: 403,
    headers: json,
    body: errorBody('notAllowed', 'You are not allowed to do that.', 'null'),
  },
  'cloudflare-403': { status: 403, headers: { ...html, 'cf-mitigated': 'challenge' }, body: challengePage },
  'cloudflare-503': { status: 503, headers: html, body: challengePage },
  'rate-limited-429': {
    status: 429,
    headers: { ...json, 'retry-after': '30' },
    body: errorBody('rateLimit', 'Please slow down', 'null'),
  },
  'rate-limited-429-without-retry-after': {
    status: 429,
    headers: json,
    body: errorBody('rateLimit', 'Please slow down', 'null'),
  },
  'html-200': { status: 200, headers: html, body: '<!DOCTYPE html><html><body>Maintenance</body></html>' },
  'empty-200': { status: 200, headers: json, body: '' },
  'server-500': { status: 500, headers: json, body: errorBody('internal', 'Internal error', 'null') },
  'redirect-to-http': {
    status: 302,
    headers: { location: 'http://stake.com/_api/graphql' },
    body: '',
  },
  'redirect-to-other-host': {
    status: 307,
    headers: { location: 'https://stake.us/_api/graphql' },
    body: '',
  },
}
